import QtQuick
import Besti.Kiosk
import Besti.Ui

// The zone by name, shape and colour, and the counters that may call.
Rectangle {
    id: root

    required property NumberView number

    implicitHeight: words.height + Theme.px(56)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    ZoneMark {
        id: mark

        x: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        shape: root.number.shape
        tint: root.number.color
        side: 104
        color: "transparent"
    }

    Column {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.px(16)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(6)

        Label {
            width: parent.width
            text: root.number.waitIn
            size: Theme.body
            most: 48
            color: Theme.inkSoft
        }

        Label {
            width: parent.width
            text: root.number.zone
            size: 46
            most: 64
            weight: Theme.heavy
        }

        Label {
            width: parent.width
            text: root.number.counters
            size: 42
            most: 60
            weight: Theme.strong
        }
    }
}
