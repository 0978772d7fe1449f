pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// The first question: what others often come for is one touch away, and so is every other way to choose.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property StartView start

    readonly property bool tall: height > width
    readonly property int columns: Theme.text > 1.5 ? 1 : Theme.text > 1 || root.tall ? 2 : 4

    Scroller {
        id: scroller

        x: Theme.px(Theme.margin)
        y: Theme.px(28)
        width: parent.width - 2 * x
        height: parent.height - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(root.tall ? 32 : 20)

        PageTitle {
            width: parent.width
            title: root.start.title
            hint: root.start.oftenTitle
        }

        Grid {
            id: often

            width: parent.width
            columns: root.columns
            spacing: Theme.px(Theme.gap)

            Repeater {
                model: root.start.often

                Tile {
                    id: tile

                    objectName: "tile-" + tile.key
                    width: (often.width - often.spacing * (root.columns - 1)) / root.columns
                    height: Math.max(implicitHeight, Theme.px(root.tall ? 260 : 210))
                    onClicked: root.kiosk.chosen(tile.key)
                }
            }
        }

        Label {
            width: parent.width
            text: root.start.waysTitle
            size: Theme.body
            color: Theme.inkSoft
        }

        Grid {
            id: ways

            width: parent.width
            columns: Theme.text > 1.5 ? 1 : root.tall || Theme.text > 1 ? Math.min(2, root.columns) : 4
            spacing: Theme.px(Theme.gap)

            Repeater {
                model: root.start.ways

                OptionButton {
                    id: way

                    objectName: way.key
                    size: 36
                    width: (ways.width - ways.spacing * (ways.columns - 1)) / ways.columns
                    height: Math.max(implicitHeight, Theme.px(root.tall ? 220 : 176))
                    onClicked: root.kiosk.chosen(way.key)
                }
            }
        }
    }
}
