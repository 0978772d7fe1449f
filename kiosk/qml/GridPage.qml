pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Besti.Kiosk
import Besti.Ui

// Up to eight tiles to choose from.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property GridView grid
    required property bool tall

    readonly property int columns: root.tall ? 2 : 4
    readonly property int rows: 8 / root.columns

    PageTitle {
        id: heading

        anchors.top: parent.top
        anchors.topMargin: Theme.px(root.tall ? 44 : 24)
        x: Theme.px(Theme.margin)
        width: parent.width - 2 * x
        title: root.grid.title
        hint: root.grid.hint
    }

    Item {
        id: field

        readonly property real gap: Theme.px(Theme.gap)
        readonly property real tileWidth: (width - gap * (root.columns - 1)) / root.columns
        readonly property real tileHeight: Math.min(Theme.px(340), (height - gap * (root.rows - 1)) / root.rows)

        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(root.tall ? 28 : 20)
        anchors.bottom: ways.top
        anchors.bottomMargin: Theme.px(root.tall ? 28 : 24)
        x: Theme.px(Theme.margin)
        width: parent.width - 2 * x

        Repeater {
            model: root.grid.tiles

            Tile {
                id: tile

                objectName: "tile-" + tile.key
                x: (tile.index % root.columns) * (field.tileWidth + field.gap)
                y: Math.floor(tile.index / root.columns) * (field.tileHeight + field.gap)
                width: field.tileWidth
                height: field.tileHeight
                onClicked: root.kiosk.chosen(tile.key)
            }
        }
    }

    RowLayout {
        id: ways

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(root.tall ? 36 : 28)
        x: Theme.px(Theme.margin)
        width: parent.width - 2 * x
        spacing: Theme.px(Theme.gap)

        BigButton {
            objectName: "back"
            implicitHeight: Theme.px(root.tall ? 112 : 96)
            text: root.header.back
            iconName: "back"
            onClicked: root.kiosk.wentBack()
        }

        Label {
            Layout.fillWidth: true
            text: root.grid.pages > 1 ? root.grid.pageWords : ""
            size: Theme.small
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignRight
        }

        BigButton {
            objectName: "previous"
            implicitHeight: Theme.px(root.tall ? 112 : 96)
            visible: root.grid.page > 0
            text: root.grid.previous
            iconName: "left"
            onClicked: root.kiosk.turned(root.grid.page - 1)
        }

        BigButton {
            objectName: "next"
            implicitHeight: Theme.px(root.tall ? 112 : 96)
            visible: root.grid.page < root.grid.pages - 1
            text: root.grid.next
            iconName: "right"
            iconLast: true
            onClicked: root.kiosk.turned(root.grid.page + 1)
        }
    }
}
