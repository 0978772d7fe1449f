import QtQuick
import QtQuick.Templates as T

// Whatever can be pressed: by touch, by the keys of a keypad, by an assistive device. Shows where the focus is.
T.AbstractButton {
    id: root

    // What an ear hears; by default what the eye reads.
    property string spoken: text
    property real corner: Theme.corner
    property color fill: Theme.card
    property color fillDown: Theme.shut
    property color edge: Theme.edge
    property color ring: Theme.focus

    focusPolicy: Qt.StrongFocus
    padding: Theme.px(Theme.gap)
    Accessible.role: Accessible.Button
    Accessible.name: root.spoken
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()
    Keys.onSelectPressed: root.click()

    background: Rectangle {
        radius: Theme.px(root.corner)
        color: root.down ? root.fillDown : root.fill
        border.width: Math.max(1, Theme.px(3))
        border.color: root.edge

        Rectangle {
            visible: root.visualFocus
            anchors.fill: parent
            anchors.margins: -Theme.px(8)
            radius: Theme.px(root.corner + 8)
            color: "transparent"
            border.width: Theme.px(6)
            border.color: root.ring
        }
    }
}
