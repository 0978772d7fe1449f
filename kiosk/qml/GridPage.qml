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

    readonly property bool tall: height > width

    // As many tiles as can be read, eight at most.
    readonly property int columns: Math.max(1, Math.min(4, Math.floor(field.width / Theme.px(400 * Theme.text))))
    readonly property int rows: Math.max(1, Math.min(Math.ceil(8 / root.columns), Math.floor(field.height / Theme.px(190 + 60 * (Theme.text - 1)))))
    readonly property int room: Math.min(8, root.columns * root.rows)

    onRoomChanged: root.kiosk.roomy(root.room)
    Component.onCompleted: root.kiosk.roomy(root.room)

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
        readonly property real tileHeight: Math.min(Theme.px(340 * Theme.text), (height - gap * (root.rows - 1)) / root.rows)

        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(root.tall ? 28 : 20)
        anchors.bottom: ways.visible ? ways.top : parent.bottom
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

        visible: root.grid.pages > 1

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(root.tall ? 36 : 28)
        x: Theme.px(Theme.margin)
        width: parent.width - 2 * x
        spacing: Theme.px(Theme.gap)


        BigButton {
            objectName: "previous"
            implicitHeight: Theme.px(104)
            visible: root.grid.page > 0
            text: root.grid.previous
            iconName: "left"
            onClicked: root.kiosk.turned(root.grid.page - 1)
        }

        Label {
            Layout.fillWidth: true
            text: root.grid.pageWords
            size: Theme.small
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        BigButton {
            objectName: "next"
            implicitHeight: Theme.px(104)
            visible: root.grid.page < root.grid.pages - 1
            text: root.grid.next
            iconName: "right"
            iconLast: true
            onClicked: root.kiosk.turned(root.grid.page + 1)
        }
    }
}
