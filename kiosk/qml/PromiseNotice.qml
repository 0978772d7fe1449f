import QtQuick
import Besti.Kiosk
import Besti.Ui

// When the number will be called. One quiet touch tells what that rests on, another puts it away.
Rectangle {
    id: root

    required property KioskView kiosk
    required property NumberView number

    readonly property bool asked: root.number.why.length > 0
    // The button stands below the words where both together would be too wide.
    readonly property bool stacked: width < Theme.px(760) || Theme.text > 1
    readonly property real inset: Theme.px(20)

    implicitHeight: reason.visible ? reason.y + reason.height + root.inset : why.visible && root.stacked ? why.y + why.height + root.inset : top.height
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Notice {
        id: top

        width: parent.width - (root.asked && !root.stacked ? why.width + root.inset : 0)
        color: "transparent"
        border.width: 0
        text: root.number.promise
        iconName: "clock"
    }

    BigButton {
        id: why

        objectName: "why"
        visible: root.asked
        x: root.stacked ? root.inset : parent.width - width - root.inset
        y: root.stacked ? top.height : (top.height - height) / 2
        width: root.stacked ? parent.width - 2 * root.inset : Theme.px(250)
        height: root.stacked ? implicitHeight : Theme.touch(96)
        text: root.number.why
        size: Theme.body
        most: 48
        onClicked: root.kiosk.chosen("why")
    }

    Label {
        id: reason

        visible: root.number.reason.length > 0
        x: Theme.px(36)
        y: root.stacked ? why.y + why.height + Theme.px(12) : top.height
        width: parent.width - 2 * x
        text: root.number.reason
        size: Theme.body
        most: 52
    }
}
