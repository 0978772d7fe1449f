import QtQuick
import Besti.Kiosk
import Besti.Ui

// The zone by name, shape and colour, and the counters that may call.
Rectangle {
    id: root

    required property NumberView number

    readonly property bool narrow: width < Theme.px(600)

    implicitHeight: words.height + Theme.px(56) + (root.narrow ? mark.height : 0)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    ZoneMark {
        id: mark

        x: Theme.px(24)
        y: root.narrow ? Theme.px(20) : (parent.height - height) / 2
        shape: root.number.shape
        tint: root.number.color
        side: root.narrow ? 72 : 104
        color: "transparent"
    }

    Column {
        id: words

        x: root.narrow ? Theme.px(28) : mark.x + mark.width + Theme.px(16)
        y: root.narrow ? mark.y + mark.height + Theme.px(8) : (parent.height - height) / 2
        width: parent.width - x - Theme.px(28)
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
            size: root.narrow ? 38 : 46
            most: root.narrow ? 44 : 58
            weight: Theme.heavy
        }

        Label {
            width: parent.width
            text: root.number.counters
            size: 42
            most: root.narrow ? 44 : 60
            weight: Theme.strong
        }
    }
}
