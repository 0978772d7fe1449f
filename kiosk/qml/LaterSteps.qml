pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// What comes after the first errand, and roughly when.
Rectangle {
    id: root

    required property NumberView number

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
        spacing: Theme.px(14)

        Label {
            width: parent.width
            text: root.number.laterTitle
            size: Theme.small
            most: 48
            color: Theme.inkSoft
        }

        Repeater {
            model: root.number.later

            Column {
                id: line

                required property string text
                required property string detail

                width: lines.width

                Label {
                    width: parent.width
                    text: line.text
                    size: Theme.body
                    most: 54
                    weight: Theme.strong
                }

                Label {
                    width: parent.width
                    text: line.detail
                    size: 32
                    most: 50
                    color: Theme.inkSoft
                }
            }
        }
    }
}
