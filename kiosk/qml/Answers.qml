pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// The last question: all there, or not. The yes is the larger button, and gives the number.
Row {
    id: root

    required property KioskView kiosk
    required property ChoiceView choice

    readonly property bool large: Theme.text > 1

    spacing: Theme.px(20)

    Repeater {
        id: buttons

        model: root.choice.answers

        BigButton {
            id: answer

            required property string key
            required text
            required property string picture
            required primary

            readonly property real share: buttons.count > 1 ? (answer.primary ? 0.62 : 0.38) : 1

            objectName: answer.key
            width: (root.width - root.spacing * (buttons.count - 1)) * share
            height: Theme.px(root.large ? 176 : 144)
            iconName: answer.primary && !root.large ? answer.picture : ""
            size: answer.primary ? Theme.large : Theme.body
            most: answer.primary ? 58 : 52
            focus: answer.primary
            onClicked: root.kiosk.chosen(answer.key)
        }
    }
}
