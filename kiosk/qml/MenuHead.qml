import QtQuick
import Besti.Ui

// A picture on a disc, and what the page says in one line or two.
Column {
    id: root

    required property string title
    required property string iconName
    property real disc: 160

    spacing: Theme.px(24)

    Rectangle {
        visible: root.disc > 0
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.px(root.disc)
        height: width
        radius: width / 2
        color: Theme.night
        border.width: Theme.contrast ? Theme.px(3) : 0
        border.color: Theme.edge

        Icon {
            anchors.centerIn: parent
            name: root.iconName
            color: Theme.amber
            side: root.disc * 0.54
        }
    }

    Label {
        objectName: "title"
        width: parent.width
        text: root.title
        size: Theme.title
        most: 76
        weight: Theme.heavy
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.Heading
    }
}
