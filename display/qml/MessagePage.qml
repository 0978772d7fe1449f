import QtQuick
import Besti.Ui

// A few words in the middle: nothing is called now.
Item {
    id: root

    required property string icon
    required property string title
    required property string text
    property real size: 84

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.px(120)
        spacing: Theme.px(32)

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
            size: root.size * 0.6
            color: Theme.lightSoft
            lineHeight: 1.25
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
