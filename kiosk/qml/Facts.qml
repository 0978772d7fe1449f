pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// How many wait, how long it takes, what it costs: one card, so that the values stand below one another. Where a value
// can be explained, one quiet touch tells what it rests on, another puts that away.
Rectangle {
    id: root

    required property KioskView kiosk
    required property ChoiceView choice

    readonly property bool narrow: width < Theme.px(820) || Theme.text > 1

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
                required property string why
                required property string reason

                readonly property real indent: picture.width + Theme.px(24)
                readonly property bool asked: fact.why.length > 0
                // The button stands below the words where both together would be too wide.
                readonly property bool stacked: Theme.text > 1 || root.width < Theme.px(680)
                readonly property real beside: fact.asked && !fact.stacked ? why.width + Theme.px(16) : 0
                readonly property real head: Math.max(Theme.px(root.narrow || fact.asked ? 100 : 84), words.y + words.height + Theme.px(10), fact.asked && !fact.stacked ? why.height + Theme.px(16) : 0)
                readonly property real asking: fact.asked && fact.stacked ? fact.head + why.height + Theme.px(14) : fact.head

                width: lines.width
                height: reason.visible ? reason.y + reason.height + Theme.px(20) : fact.asking

                Rectangle {
                    visible: fact.index > 0
                    x: fact.indent
                    width: parent.width - x
                    height: Math.max(1, Theme.px(2))
                    color: Theme.line
                }

                Icon {
                    id: picture

                    y: (fact.head - height) / 2
                    name: fact.icon
                    side: 52
                }

                Label {
                    id: told

                    x: fact.indent
                    y: root.narrow ? Theme.px(10) : (fact.head - height) / 2
                    width: root.narrow ? parent.width - x - fact.beside : parent.width * 0.33
                    text: fact.label
                    size: root.narrow ? Theme.small : Theme.body
                    most: 48
                    color: Theme.inkSoft
                }

                Label {
                    id: words

                    x: root.narrow ? fact.indent : fact.indent + told.width + Theme.px(20)
                    y: root.narrow ? Theme.px(10) + told.height : (Math.max(Theme.px(fact.asked ? 104 : 84), height + Theme.px(28)) - height) / 2
                    width: parent.width - x - fact.beside
                    text: fact.value
                    size: fact.value.length > 40 ? Theme.body : 40
                    most: 64
                    weight: Theme.strong
                }

                BigButton {
                    id: why

                    objectName: "why"
                    visible: fact.asked
                    x: fact.stacked ? fact.indent : parent.width - width
                    y: fact.stacked ? fact.head : (fact.head - height) / 2
                    width: fact.stacked ? parent.width - x : Theme.px(220)
                    height: fact.stacked ? implicitHeight : Theme.touch(88)
                    text: fact.why
                    size: Theme.body
                    most: 48
                    onClicked: root.kiosk.chosen("why")
                }

                Label {
                    id: reason

                    visible: fact.reason.length > 0
                    x: fact.indent
                    y: fact.asking
                    width: parent.width - x
                    text: fact.reason
                    size: Theme.body
                    most: 52
                }
            }
        }
    }
}
