import QtQuick
import Besti.Kiosk
import Besti.Ui

// What to bring. A long list gets smaller letters, never fewer lines.
Rectangle {
    id: root

    required property ChoiceView choice

    readonly property real inset: Theme.px(32)
    // How many times the room that there is the list would need in its usual letters.
    readonly property real need: lines.full / Math.max(1, lines.height)

    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Label {
        id: heading

        x: root.inset
        y: root.inset
        width: parent.width - 2 * x
        text: root.choice.documentsTitle
        size: 40
        weight: Theme.heavy
    }

    Item {
        id: lines

        // The height at the usual size: measured apart, so that the smaller size does not undo its own cause.
        readonly property real full: usual.height

        x: root.inset
        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(20)
        anchors.bottom: hint.top
        anchors.bottomMargin: Theme.px(16)
        width: parent.width - 2 * x

        DocumentLines {
            id: usual

            visible: false
            width: parent.width
            choice: root.choice
            size: Theme.body
        }

        DocumentLines {
            width: parent.width
            choice: root.choice
            size: root.need > 1 ? Math.max(24, Math.floor(Theme.body / Math.sqrt(root.need)) - 1) : Theme.body
            spacing: Theme.px(root.need > 1 ? 9 : 14)
        }
    }

    Label {
        id: hint

        x: root.inset
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.inset * 0.8
        width: parent.width - 2 * x
        text: root.choice.hint
        size: Theme.small
        color: Theme.inkSoft
    }
}
