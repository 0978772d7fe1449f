import QtQuick
import Besti.Ui

// Where to touch, in both languages. The hand moves a few times, then rests.
Rectangle {
    id: root

    required property string text
    required property string other
    property bool beside: false
    property bool scarce: false
    property bool down: false
    property bool ringed: false

    // Large letters on little width need all of it.
    readonly property bool bare: root.beside && width < Theme.px(700) && Theme.text > 1

    implicitHeight: words.height + (root.beside ? 0 : hand.height + Theme.px(24)) + Theme.px(root.scarce ? 44 : 72)
    radius: Theme.px(48)
    color: root.down ? Theme.amberDown : Theme.amber
    border.width: Theme.px(3)
    border.color: Theme.amberEdge

    Icon {
        id: hand

        readonly property real rest: root.beside ? Theme.px(48) : (root.width - width) / 2
        property real shift: 0

        x: hand.rest + hand.shift
        y: root.beside ? (root.height - height) / 2 : (root.height - height - words.height - Theme.px(24)) / 2
        visible: !root.bare
        name: "touch"
        color: Theme.onAmber
        side: root.beside ? 96 : 132

        SequentialAnimation on shift {
            loops: 3
            running: Theme.quick > 0
            NumberAnimation {
                to: Theme.px(14)
                duration: Theme.calm
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                to: 0
                duration: Theme.calm
                easing.type: Easing.InOutSine
            }
        }
    }

    Column {
        id: words

        x: root.beside && !root.bare ? hand.rest + hand.width + Theme.px(36) : Theme.px(40)
        y: root.beside ? (root.height - height) / 2 : hand.y + hand.height + Theme.px(24)
        width: parent.width - x - Theme.px(40)
        spacing: Theme.px(4)

        Label {
            width: parent.width
            text: root.text
            size: root.beside ? 48 : 54
            most: root.bare || root.scarce ? 56 : 72
            weight: Theme.heavy
            color: Theme.onAmber
            horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: root.other
            size: Theme.body
            most: root.bare || root.scarce ? 36 : 48
            color: Theme.onAmber
            horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
        }
    }

    Rectangle {
        visible: root.ringed
        anchors.fill: parent
        anchors.margins: -Theme.px(12)
        radius: Theme.px(60)
        color: "transparent"
        border.width: Theme.px(6)
        border.color: Theme.focus
    }
}
