import QtQuick
import Besti.Kiosk
import Besti.Ui

// The whole page is one button: whoever touches anywhere is right.
Press {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property WelcomeView welcome

    readonly property bool tall: height > width

    objectName: "start"
    text: root.welcome.touch
    spoken: root.welcome.greeting + ". " + root.welcome.touch
    padding: 0
    onClicked: root.kiosk.chosen("start")

    background: Rectangle {
        color: Theme.paper
    }

    contentItem: Item {
        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(Theme.px(12), (door.y - height) / 2)
            width: parent.width - 2 * Theme.px(Theme.margin)
            spacing: Theme.px(28)

            Label {
                width: parent.width
                text: root.welcome.greeting
                size: root.tall ? 132 : 120
                weight: Theme.heavy
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                width: parent.width
                text: root.welcome.prompt
                size: root.tall ? 52 : 48
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }

            Item {
                width: 1
                height: Theme.px(root.tall ? 80 : 28)
            }

            Rectangle {
                id: invitation

                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Theme.px(980))
                height: Theme.px(root.tall ? 420 : 280)
                radius: Theme.px(48)
                color: root.down ? Theme.amberDown : Theme.amber

                Column {
                    anchors.centerIn: parent
                    width: parent.width - Theme.px(96)
                    spacing: Theme.px(28)

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        name: "touch"
                        color: Theme.onAmber
                        side: root.tall ? 152 : 104

                        SequentialAnimation on anchors.horizontalCenterOffset {
                            loops: 3
                            NumberAnimation {
                                to: Theme.px(14)
                                duration: Theme.calm
                                easing.type: Easing.InOutSine
                            }
                            NumberAnimation {
                                to: 0
                                duration: Theme.calm
                                easing.type: Easing.InOutSine
                            }
                        }
                    }

                    Label {
                        width: parent.width
                        text: root.welcome.touch
                        size: 54
                        weight: Theme.heavy
                        color: Theme.onAmber
                        horizontalAlignment: Text.AlignHCenter
                    }
                }

                Rectangle {
                    visible: root.visualFocus
                    anchors.fill: parent
                    anchors.margins: -Theme.px(12)
                    radius: Theme.px(60)
                    color: "transparent"
                    border.width: Theme.px(6)
                    border.color: Theme.focus
                }
            }
        }

        DoorFaces {
            id: door

            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.px(24)
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(1300))
            kiosk: root.kiosk
            welcome: root.welcome
        }

        Column {
            id: foot

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(Theme.margin)
            width: parent.width
            spacing: Theme.px(12)

            Label {
                width: parent.width
                text: root.header.motto
                size: Theme.body
                weight: Theme.strong
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                width: parent.width
                text: root.welcome.privacy
                size: Theme.small
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
