import QtQuick
import Besti.Ui

// A few words in the middle: nothing is called now.
Item {
    id: root

    required property string icon
    required property string title
    required property string text
    property string foot: ""
    property real size: 84

    // So many letters and more are written smaller, or a low place could not hold them.
    readonly property int much: 90

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, (parent.height - (foot.visible ? foot.height : 0) - height) / 2)
        width: parent.width - Theme.px(root.size * 1.4)
        spacing: Theme.px(root.size * 0.38)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.icon
            color: Theme.amber
            side: root.size * 2.2
        }

        Label {
            width: parent.width
            text: root.title
            size: root.size
            weight: Theme.heavy
            color: Theme.light
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: root.text
            size: root.size * (root.text.length > root.much ? 0.5 : 0.6)
            color: Theme.lightSoft
            lineHeight: 1.25
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Label {
        id: foot

        visible: root.foot.length > 0
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.px(1500))
        text: root.foot
        size: 32
        color: Theme.lightSoft
        lineHeight: 1.3
        horizontalAlignment: Text.AlignHCenter
    }
}
