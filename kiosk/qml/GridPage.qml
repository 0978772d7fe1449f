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
    property real above: 0

    readonly property bool tall: width < Theme.px(1120)

    // As many tiles as can be read, eight at most, with the ways to more of them below: whether those are needed comes
    // of this number, so it cannot come of them.
    readonly property int columns: Math.max(1, Math.min(4, Math.floor(field.width / Theme.px(400 + 80 * (Theme.text - 1)))))
    readonly property int rows: Math.max(1, Math.min(Math.ceil(8 / root.columns), Math.floor((root.height - field.y - Theme.touch(104) - Theme.px(86)) / Theme.px(220 + 190 * (Theme.text - 1)))))
    readonly property int room: Math.min(8, root.columns * root.rows)

    onRoomChanged: root.kiosk.roomy(root.room)
    Component.onCompleted: root.kiosk.roomy(root.room)

    PageTitle {
        id: heading

        readonly property real begin: Theme.px(root.tall ? 44 : 24)

        // Where the buttons are kept low it stands above them.
        y: root.above > 0 ? -root.above + Math.max(0, (root.above - height) / 2) : begin
        x: Theme.px(Theme.margin)
        width: parent.width - 2 * x
        title: root.grid.title
        hint: root.grid.hint
    }

    Item {
        id: field

        readonly property real gap: Theme.px(Theme.gap)
        readonly property real tileWidth: (width - gap * (root.columns - 1)) / root.columns
        readonly property real tileHeight: Math.min(Theme.px(340 + 160 * (Theme.text - 1)), (height - gap * (root.rows - 1)) / root.rows)

        y: root.above > 0 ? Theme.px(24) : heading.y + heading.height + Theme.px(root.tall ? 28 : 20)
        height: (ways.visible ? ways.y : parent.height) - y - Theme.px(root.tall ? 28 : 24)
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

        y: parent.height - height - Theme.px(28)
        x: Theme.px(Theme.margin)
        width: parent.width - 2 * x
        spacing: Theme.px(Theme.gap)

        BigButton {
            objectName: "previous"
            implicitHeight: Theme.touch(104)
            visible: root.grid.page > 0
            text: root.grid.previous
            most: 48
            iconName: "left"
            onClicked: root.kiosk.turned(root.grid.page - 1)
        }

        Label {
            Layout.fillWidth: true
            text: root.grid.pageWords
            size: Theme.small
            most: 40
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        BigButton {
            objectName: "next"
            implicitHeight: Theme.touch(104)
            visible: root.grid.page < root.grid.pages - 1
            text: root.grid.next
            most: 48
            iconName: "right"
            iconLast: true
            onClicked: root.kiosk.turned(root.grid.page + 1)
        }
    }
}
