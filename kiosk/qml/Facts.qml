pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// How many wait, how long it takes, what it costs.
Column {
    id: root

    required property ChoiceView choice

    spacing: Theme.px(16)

    Repeater {
        model: root.choice.facts

        Rectangle {
            id: fact

            required property string icon
            required property string label
            required property string value

            width: root.width
            height: Math.max(Theme.px(128), lines.height + Theme.px(36))
            radius: Theme.px(Theme.corner)
            color: Theme.card
            border.width: Theme.px(2)
            border.color: Theme.line

            Icon {
                id: picture

                x: Theme.px(28)
                anchors.verticalCenter: parent.verticalCenter
                name: fact.icon
                side: 60
            }

            Column {
                id: lines

                anchors.left: picture.right
                anchors.leftMargin: Theme.px(28)
                anchors.right: parent.right
                anchors.rightMargin: Theme.px(24)
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    width: parent.width
                    text: fact.label
                    size: Theme.small
                    color: Theme.inkSoft
                }

                Label {
                    width: parent.width
                    text: fact.value
                    size: fact.value.length > 40 ? Theme.body : Theme.large
                    weight: Theme.strong
                }
            }
        }
    }
}
