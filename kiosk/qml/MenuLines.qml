pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// What a menu tells before its answers, line by line on one card.
Rectangle {
    id: root

    required property MenuView menu

    implicitHeight: lines.height + Theme.px(40)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Column {
        id: lines

        x: Theme.px(32)
        y: Theme.px(20)
        width: parent.width - 2 * x
        spacing: Theme.px(12)

        Repeater {
            model: root.menu.lines

            Item {
                id: line

                required property string text
                required property string picture
                required property string detail

                width: lines.width
                height: Math.max(sign.height, words.height)

                Icon {
                    id: sign

                    visible: line.picture.length > 0
                    name: line.picture
                    side: 44
                }

                Column {
                    id: words

                    x: line.picture.length > 0 ? sign.width + Theme.px(20) : 0
                    width: parent.width - x

                    Label {
                        width: parent.width
                        text: line.text
                        size: Theme.body
                    }

                    Label {
                        visible: line.detail.length > 0
                        width: parent.width
                        text: line.detail
                        size: Theme.small
                        color: Theme.inkSoft
                    }
                }
            }
        }
    }
}
