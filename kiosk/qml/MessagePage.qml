import QtQuick
import Besti.Kiosk
import Besti.Ui

// A few calm words, and a way on where there is one.
Item {
    id: root

    required property KioskView kiosk
    required property MessageView message

    readonly property real disc: height > width ? 232 : 176

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(1200))
        spacing: Theme.px(30)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(root.disc)
            height: width
            radius: width / 2
            color: Theme.night

            Icon {
                anchors.centerIn: parent
                name: root.message.icon
                color: Theme.amber
                side: root.disc * 0.54
            }
        }

        Label {
            width: parent.width
            text: root.message.title
            size: Theme.title
            weight: Theme.heavy
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: root.message.text
            size: 40
            color: Theme.inkSoft
            lineHeight: 1.2
            horizontalAlignment: Text.AlignHCenter
        }

        Item {
            width: 1
            height: Theme.px(12)
        }

        BigButton {
            objectName: "retry"
            visible: root.message.retry.length > 0
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(640)
            implicitHeight: Theme.px(144)
            text: root.message.retry
            size: Theme.large
            primary: true
            onClicked: root.kiosk.retried()
        }

        BigButton {
            objectName: "home"
            visible: root.message.home.length > 0
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(640)
            implicitHeight: Theme.px(root.message.retry.length > 0 ? 112 : 144)
            text: root.message.home
            iconName: "home"
            size: root.message.retry.length > 0 ? Theme.body : Theme.large
            primary: root.message.retry.length === 0
            onClicked: root.kiosk.wentHome()
        }
    }
}
