import QtQuick
import Besti.Ui

// One answer: a picture, the words, smaller ones beneath, and for a switch whether it is on.
Press {
    id: root

    required property string key
    required text
    required property string picture
    required property string detail
    required property bool primary
    required property string switched
    property real size: Theme.large
    property real most: 60
    // Without its picture, where the words need the width.
    property bool bare: false

    readonly property bool on: root.switched === "on"
    readonly property bool filled: root.primary || root.on
    readonly property color ink: root.filled ? Theme.onAmber : Theme.ink
    readonly property real side: root.picture.length > 0 && !root.bare ? Theme.px(root.size * 1.5 + 28) : 0
    readonly property real mark: root.switched.length > 0 ? Theme.px(84) : 0

    spoken: root.detail.length > 0 ? root.text + ". " + root.detail : root.text
    fill: root.filled ? Theme.amber : Theme.card
    fillDown: root.filled ? Theme.amberDown : Theme.shut
    edge: root.filled ? Theme.amberEdge : Theme.edge
    padding: 0
    implicitHeight: Math.max(Theme.px(128), words.height + Theme.px(44))
    Accessible.checkable: root.switched.length > 0
    Accessible.checked: root.on

    contentItem: Item {
        Icon {
            visible: root.picture.length > 0 && !root.bare
            x: Theme.px(28)
            anchors.verticalCenter: parent.verticalCenter
            name: root.picture
            color: root.ink
            side: root.size * 1.5
        }

        Column {
            id: words

            x: Theme.px(28) + root.side
            width: parent.width - x - Theme.px(28) - root.mark
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(4)

            Label {
                width: parent.width
                text: root.text
                size: root.size
                most: root.most
                weight: Theme.strong
                color: root.ink
                Accessible.ignored: true
            }

            Label {
                visible: root.detail.length > 0
                width: parent.width
                text: root.detail
                size: Theme.small
                most: 48
                color: root.filled ? Theme.onAmber : Theme.inkSoft
                Accessible.ignored: true
            }
        }

        Rectangle {
            visible: root.switched.length > 0
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(28)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(64)
            height: width
            radius: Theme.px(16)
            color: "transparent"
            border.width: Theme.px(5)
            border.color: root.ink

            Icon {
                visible: root.on
                anchors.centerIn: parent
                name: "check"
                color: root.ink
                side: 48
            }
        }
    }
}
