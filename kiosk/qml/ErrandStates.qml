pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Each errand of a number on a line of its own, with how it stands.
Rectangle {
    id: root

    required property TicketView ticket

    implicitHeight: lines.height + Theme.px(48)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Column {
        id: lines

        x: Theme.px(32)
        y: Theme.px(24)
        width: parent.width - 2 * x
        spacing: Theme.px(20)

        Repeater {
            model: root.ticket.errands

            Item {
                id: line

                required property string text
                required property string detail
                required property string picture
                required property bool now

                width: lines.width
                height: Math.max(sign.height, words.height)

                Icon {
                    id: sign

                    name: line.picture
                    side: 52
                }

                Column {
                    id: words

                    x: sign.width + Theme.px(24)
                    width: parent.width - x

                    Label {
                        width: parent.width
                        text: line.text
                        size: Theme.body
                        most: 54
                        weight: Theme.strong
                    }

                    Label {
                        width: parent.width
                        text: line.detail
                        size: 32
                        most: 50
                        weight: line.now ? Theme.heavy : Theme.regular
                        color: line.now ? Theme.ink : Theme.inkSoft
                    }
                }
            }
        }
    }
}
