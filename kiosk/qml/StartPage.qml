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
    property real above: 0

    readonly property bool tall: width < Theme.px(1120)
    readonly property bool large: Theme.text > 1
    readonly property int columns: Theme.text > 1.5 ? 1 : root.large || width < Theme.px(1300) ? 2 : 4
    // A tall page that has room to spare gives it to what can be touched.
    readonly property real roomy: root.tall && !root.large && height > Theme.px(1400) ? 1.3 : 1

    Above {
        room: root.above

        PageTitle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            title: root.start.title
            hint: root.start.oftenTitle
        }
    }

    Scroller {
        id: scroller

        x: Theme.px(Theme.margin)
        y: Theme.px(root.tall ? 36 : 28)
        width: parent.width - 2 * x
        height: parent.height - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(root.tall ? 32 : 22)

        PageTitle {
            visible: root.above === 0
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
                    width: (often.width - often.spacing * (often.columns - 1)) / often.columns
                    height: Math.max(often.columns > 2 ? Theme.px(280) : implicitHeight, Theme.px((root.tall ? 270 : 220) * root.roomy))
                    onClicked: root.kiosk.chosen(tile.key)
                }
            }
        }

        Label {
            width: parent.width
            text: root.start.waysTitle
            size: Theme.body
            most: 52
            color: Theme.inkSoft
        }

        Grid {
            id: ways

            width: parent.width
            columns: Theme.text > 1.5 ? 1 : 2
            spacing: Theme.px(Theme.gap)

            Repeater {
                model: root.start.ways

                OptionButton {
                    id: way

                    objectName: way.key
                    size: 38
                    width: (ways.width - ways.spacing * (ways.columns - 1)) / ways.columns
                    height: Math.max(implicitHeight, Theme.px((root.tall ? 200 : 150) * root.roomy))
                    onClicked: root.kiosk.chosen(way.key)
                }
            }
        }
    }
}
