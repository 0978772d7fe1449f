import QtQuick
import Besti.Ui

// A face and what it says.
Press {
    id: root

    required property string key
    required text
    required property string picture
    property real side: 200
    property real size: 38

    padding: 0
    implicitHeight: face.height + words.implicitHeight + Theme.px(76)

    contentItem: Item {
        Icon {
            id: face

            y: (parent.height - height - words.height - Theme.px(20)) / 2
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.picture
            side: root.side
        }

        Label {
            id: words

            anchors.top: face.bottom
            anchors.topMargin: Theme.px(20)
            x: Theme.px(6)
            width: parent.width - 2 * x
            text: root.text
            size: root.size
            most: root.width < Theme.px(320) ? 42 : 60
            weight: Theme.strong
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
