pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// A number that somebody has come back with: the number, where to go now, how each errand stands, what can be done.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property TicketView ticket

    readonly property bool tall: height > width
    readonly property real side: Theme.px(Theme.margin)

    Rectangle {
        id: card

        x: root.side
        y: Theme.px(28)
        width: root.tall ? parent.width - 2 * x : parent.width * 0.34
        height: root.tall ? Math.min(Theme.px(420), parent.height * 0.28) : parent.height - y - Theme.px(24)
        radius: Theme.px(48)
        color: Theme.night
        border.width: Theme.contrast ? Theme.px(4) : 0
        border.color: Theme.amber

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(56)

            Label {
                id: title

                width: parent.width
                text: root.ticket.title
                size: Theme.body
                most: 56
                color: Theme.lightSoft
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                objectName: "label"
                width: parent.width
                height: Math.min(implicitHeight, card.height - title.height - Theme.px(40))
                text: root.ticket.label
                size: root.tall ? 280 : 230
                weight: Theme.heavy
                figures: true
                color: Theme.amber
                wrapMode: Text.NoWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.px(90)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
        }
    }

    Scroller {
        x: root.tall ? root.side : card.x + card.width + Theme.px(32)
        y: root.tall ? card.y + card.height + Theme.px(24) : card.y
        width: root.width - x - root.side
        height: root.height - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(20)

        Notice {
            objectName: "told"
            visible: root.ticket.told.length > 0
            width: parent.width
            text: root.ticket.told
            iconName: "info"
        }

        NextPlace {
            width: parent.width
            ticket: root.ticket
        }

        ErrandStates {
            width: parent.width
            ticket: root.ticket
        }

        Grid {
            id: options

            width: parent.width
            columns: root.ticket.optionCount > 2 && Theme.text < 1.5 ? 2 : 1
            spacing: Theme.px(20)

            Repeater {
                model: root.ticket.options

                OptionButton {
                    id: option

                    objectName: option.key
                    size: 36
                    width: (options.width - options.spacing * (options.columns - 1)) / options.columns
                    onClicked: root.kiosk.chosen(option.key)
                }
            }
        }
    }
}
