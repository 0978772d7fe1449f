pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Nothing fits: that is said kindly, and somebody can be called.
Rectangle {
    id: root

    required property KioskView kiosk
    required property SearchView search

    implicitHeight: words.height + Theme.px(56)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.px(32)
        width: parent.width - 2 * x
        spacing: Theme.px(16)

        Label {
            width: parent.width
            text: root.search.answer
            size: Theme.large
            most: 64
            weight: Theme.heavy
        }

        Label {
            width: parent.width
            text: root.search.answerText
            size: Theme.body
            most: 52
            color: Theme.inkSoft
        }

        Repeater {
            model: root.search.options

            BigButton {
                id: option

                required property string key
                required text
                required property string picture

                objectName: option.key
                width: Math.min(implicitWidth, words.width)
                iconName: option.picture
                onClicked: root.kiosk.chosen(option.key)
            }
        }
    }
}
