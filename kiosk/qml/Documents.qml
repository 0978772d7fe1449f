import QtQuick
import Besti.Kiosk
import Besti.Ui

// What to bring, and what else there is to know.
Rectangle {
    id: root

    required property ChoiceView choice

    readonly property real inset: Theme.px(32)

    implicitHeight: words.height + 2 * root.inset
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Column {
        id: words

        x: root.inset
        y: root.inset
        width: parent.width - 2 * x
        spacing: Theme.px(18)

        Label {
            width: parent.width
            text: root.choice.documentsTitle
            size: 40
            most: 64
            weight: Theme.heavy
        }

        DocumentLines {
            width: parent.width
            choice: root.choice
            size: Theme.body
        }

        Label {
            visible: root.choice.note.length > 0
            width: parent.width
            text: root.choice.note
            size: Theme.small
            color: Theme.inkSoft
        }
    }
}
