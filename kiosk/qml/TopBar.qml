import QtQuick
import Besti.Kiosk
import Besti.Ui

// Who we are, what time it is, and the other language.
Rectangle {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property bool tall

    implicitHeight: Theme.px(root.tall ? 176 : 128)
    color: Theme.night

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.px(8)
        color: Theme.amber
    }

    Column {
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(Theme.margin)
        anchors.right: clock.left
        anchors.rightMargin: Theme.px(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.px(4)
        spacing: Theme.px(4)

        Label {
            width: parent.width
            text: root.header.site
            size: root.tall ? 34 : 36
            weight: Theme.strong
            color: Theme.light
            maximumLineCount: 2
        }

        Label {
            visible: root.header.training.length > 0
            text: root.header.training
            size: Theme.small
            weight: Theme.heavy
            color: Theme.amber
        }
    }

    Column {
        id: clock

        anchors.right: language.left
        anchors.rightMargin: Theme.px(36)
        anchors.verticalCenter: language.verticalCenter

        Label {
            anchors.right: parent.right
            text: root.header.time
            size: 40
            weight: Theme.strong
            figures: true
            color: Theme.light
        }

        Label {
            anchors.right: parent.right
            text: root.header.date
            size: 27
            color: Theme.lightSoft
        }
    }

    BigButton {
        id: language

        objectName: "language"
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(Theme.margin)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.px(4)
        height: Theme.px(88)
        width: Theme.px(root.tall ? 264 : 360)
        padding: 0
        text: root.header.otherLanguage
        iconName: root.tall ? "" : "globe"
        size: Theme.small
        onNight: true
        onClicked: root.kiosk.languageAsked()
    }
}
