pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// How many wait, how long it takes, what it costs: one card, so that the values stand below one another.
Rectangle {
    id: root

    required property ChoiceView choice

    readonly property bool narrow: width < Theme.px(700) || Theme.text > 1

    implicitHeight: lines.height + Theme.px(32)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Column {
        id: lines

        x: Theme.px(28)
        y: Theme.px(16)
        width: parent.width - 2 * x

        Repeater {
            model: root.choice.facts

            Item {
                id: fact

                required property int index
                required property string icon
                required property string label
                required property string value

                readonly property real indent: picture.width + Theme.px(24)

                width: lines.width
                height: Math.max(Theme.px(root.narrow ? 104 : 84), words.y + words.height + Theme.px(14))

                Rectangle {
                    visible: fact.index > 0
                    x: fact.indent
                    width: parent.width - x
                    height: Math.max(1, Theme.px(2))
                    color: Theme.line
                }

                Icon {
                    id: picture

                    anchors.verticalCenter: parent.verticalCenter
                    name: fact.icon
                    side: 52
                }

                Label {
                    id: told

                    x: fact.indent
                    y: root.narrow ? Theme.px(14) : (parent.height - height) / 2
                    width: root.narrow ? parent.width - x : parent.width * 0.34
                    text: fact.label
                    size: root.narrow ? Theme.small : Theme.body
                    most: 48
                    color: Theme.inkSoft
                }

                Label {
                    id: words

                    x: root.narrow ? fact.indent : fact.indent + told.width + Theme.px(20)
                    y: root.narrow ? told.y + told.height : (Math.max(Theme.px(84), height + Theme.px(28)) - height) / 2
                    width: parent.width - x
                    text: fact.value
                    size: fact.value.length > 40 ? Theme.body : 40
                    most: 64
                    weight: Theme.strong
                }
            }
        }
    }
}
