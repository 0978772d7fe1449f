import QtQuick
import Besti.Kiosk
import Besti.Ui

// Stands for a moment where the name of the site usually is, so that nothing on the page moves.
Rectangle {
    id: root

    required property NoticeView notice

    visible: root.notice.text.length > 0
    color: Theme.amber

    Icon {
        id: sign

        x: Theme.px(Theme.margin)
        anchors.verticalCenter: parent.verticalCenter
        name: "info"
        color: Theme.onAmber
        side: 64
    }

    Label {
        objectName: "notice"
        anchors.left: sign.right
        anchors.leftMargin: Theme.px(24)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(Theme.margin)
        anchors.verticalCenter: parent.verticalCenter
        text: root.notice.text
        size: Theme.large
        most: 56
        weight: Theme.heavy
        color: Theme.onAmber
        Accessible.role: Accessible.AlertMessage
    }
}
