import QtQuick
import Besti.Display
import Besti.Ui

// Says that what stands below is old. Takes no room while all is well.
Item {
    id: root

    required property FrameView frame

    visible: root.frame.stale.length > 0
    implicitHeight: visible ? Math.max(Theme.px(84), words.implicitHeight + Theme.px(24)) : 0

    // To the edges of the screen, wherever the picture has walked to.
    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -Theme.px(12)
        anchors.rightMargin: -Theme.px(12)
        color: Theme.amber
    }

    Icon {
        id: sign

        x: Math.max(Theme.px(40), (root.width - width - Theme.px(24) - words.contentWidth) / 2)
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        side: 60
    }

    Label {
        id: words

        objectName: "stale"
        anchors.left: sign.right
        anchors.leftMargin: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - Theme.px(164)
        text: root.frame.stale
        size: 40
        weight: Theme.strong
    }
}
