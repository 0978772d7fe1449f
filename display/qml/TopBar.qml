import QtQuick
import Besti.Display
import Besti.Ui

// Whose hall this is, and what time it is there.
Item {
    id: root

    required property FrameView frame

    implicitHeight: Theme.px(120)

    Label {
        id: site

        x: Theme.px(40)
        anchors.verticalCenter: parent.verticalCenter
        text: root.frame.site
        size: 46
        weight: Theme.strong
        color: Theme.light
        wrapMode: Text.NoWrap
    }

    Rectangle {
        visible: root.frame.training.length > 0
        anchors.left: site.right
        anchors.leftMargin: Theme.px(40)
        anchors.verticalCenter: parent.verticalCenter
        width: training.width + Theme.px(56)
        height: Theme.px(72)
        radius: Theme.px(16)
        color: Theme.amber

        Label {
            id: training

            anchors.centerIn: parent
            text: root.frame.training
            size: 42
            weight: Theme.heavy
            wrapMode: Text.NoWrap
        }
    }

    Column {
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(40)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.px(4)

        Label {
            anchors.right: parent.right
            text: root.frame.time
            size: 54
            weight: Theme.heavy
            figures: true
            color: Theme.light
            wrapMode: Text.NoWrap
        }

        Label {
            anchors.right: parent.right
            text: root.frame.date
            size: 30
            color: Theme.lightSoft
            wrapMode: Text.NoWrap
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.px(6)
        color: Theme.amber
    }
}
