pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Several errands on one number: each with the place where it is done, or what has to be done before it.
Rectangle {
    id: root

    required property KioskView kiosk
    required property ChoiceView choice

    implicitHeight: lines.height + Theme.px(48)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Column {
        id: lines

        x: Theme.px(28)
        y: Theme.px(24)
        width: parent.width - 2 * x
        spacing: Theme.px(18)

        Repeater {
            model: root.choice.errands

            Item {
                id: line

                required property int index
                required property string key
                required property string text
                required property string detail
                required property color color
                required property string shape
                required property string drop

                width: lines.width
                height: Math.max(mark.height, words.height, drop.visible ? drop.height : 0)

                ZoneMark {
                    id: mark

                    shape: line.shape
                    tint: line.color
                    side: 64
                    color: Theme.contrast ? Theme.light : "transparent"
                }

                Column {
                    id: words

                    x: mark.width + Theme.px(18)
                    width: parent.width - x - (drop.visible ? drop.width + Theme.px(16) : 0)

                    Label {
                        width: parent.width
                        text: (line.index + 1) + ". " + line.text
                        size: 36
                        most: 60
                        weight: Theme.strong
                    }

                    Label {
                        width: parent.width
                        text: line.detail
                        size: Theme.small
                        most: 48
                        color: Theme.inkSoft
                    }
                }

                BigButton {
                    id: drop

                    objectName: line.key
                    visible: line.key.length > 0
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, lines.width * 0.4)
                    text: line.drop
                    size: Theme.small
                    most: 40
                    spoken: line.drop + ": " + line.text
                    onClicked: root.kiosk.chosen(line.key)
                }
            }
        }
    }
}
