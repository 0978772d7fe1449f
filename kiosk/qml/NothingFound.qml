pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Nothing fits: that is said kindly, and somebody can be called. `beside`: by a button next to the words.
// `scarce`: the keys below need the room.
Rectangle {
    id: root

    required property KioskView kiosk
    required property SearchView search
    property bool beside: false
    property bool scarce: false

    readonly property real inset: Theme.px(root.scarce ? 12 : root.beside ? 20 : 28)

    implicitHeight: 2 * root.inset + (root.beside ? Math.max(words.height, help.height) : words.height + Theme.px(20) + help.height)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Column {
        id: words

        x: Theme.px(32)
        y: root.inset
        width: parent.width - Theme.px(64) - (root.beside ? help.width + Theme.px(24) : 0)
        spacing: Theme.px(root.scarce ? 2 : 8)

        Label {
            width: parent.width
            text: root.search.answer
            size: Theme.large
            most: root.beside ? 52 : 64
            weight: Theme.heavy
        }

        Label {
            width: parent.width
            text: root.search.answerText
            size: Theme.body
            most: root.scarce ? 36 : root.beside ? 40 : 52
            color: Theme.inkSoft
        }
    }

    Column {
        id: help

        x: root.beside ? parent.width - width - Theme.px(32) : Theme.px(32)
        y: root.beside ? (parent.height - height) / 2 : words.y + words.height + Theme.px(20)
        width: root.beside ? parent.width * 0.34 : parent.width - Theme.px(64)

        Repeater {
            model: root.search.options

            BigButton {
                id: option

                required property string key
                required text
                required property string picture

                objectName: option.key
                width: Math.min(implicitWidth, help.width)
                iconName: option.picture
                size: Math.min(Theme.body, 48 / Theme.text)
                onClicked: root.kiosk.chosen(option.key)
            }
        }
    }
}
