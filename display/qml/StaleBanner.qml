import QtQuick
import Besti.Display
import Besti.Ui

// Says that what stands below is old. Takes no room while all is well.
Rectangle {
    id: root

    required property FrameView frame

    visible: root.frame.stale.length > 0
    implicitHeight: visible ? Theme.px(84) : 0
    color: Theme.amber

    Row {
        anchors.centerIn: parent
        spacing: Theme.px(24)

        Icon {
            name: "warning"
            side: 60
            anchors.verticalCenter: parent.verticalCenter
        }

        Label {
            objectName: "stale"
            text: root.frame.stale
            size: 40
            weight: Theme.strong
            wrapMode: Text.NoWrap
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
