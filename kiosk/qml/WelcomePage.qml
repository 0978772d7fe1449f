pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// The whole page is one button: whoever touches anywhere is right. Who is at home here stands on night, the invitation
// below it, or beside it on a wide screen.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property WelcomeView welcome
    property real above: 0

    readonly property bool tall: width < Theme.px(1120)
    readonly property bool told: root.welcome.notice.length > 0
    readonly property bool tight: root.told || root.above > 0 || Theme.text > 1 || height < Theme.px(root.tall ? 1250 : 860) || !root.tall && width < Theme.px(1400)
    readonly property bool scarce: height < Theme.px(620)
    // Whether there is room for the faces as well.
    readonly property bool roomy: root.tall && root.above === 0 && root.height > Theme.px(root.told ? 1400 : 1250) && !(root.told && root.welcome.notice.length > 60 && (Theme.text > 1 || root.height < Theme.px(1300))) || Theme.text === 1 && (root.above === 0 || root.height > Theme.px(700)) && !(root.told && (root.height < Theme.px(900) || width < Theme.px(1400))) || root.spacious
    // A wide page has room for them below large letters as well, where these get the larger part of it.
    readonly property bool spacious: !root.tall && Theme.text > 1 && !root.told && width > Theme.px(1500) && height > Theme.px(860)
    readonly property real split: root.tall ? 0 : width * (width < Theme.px(1400) || root.spacious ? 0.4 : 0.48)

    component Hero: WelcomeHero {
        site: root.header.site
        welcome: root.welcome
    }

    Hero {
        visible: root.above > 0
        y: -root.above
        width: parent.width
        height: root.above
    }

    Press {
        id: start

        objectName: "start"
        anchors.fill: parent
        text: root.welcome.touch
        spoken: root.welcome.greeting + ". " + root.welcome.touch
        padding: 0
        onClicked: root.kiosk.chosen("start")

        background: Rectangle {
            color: Theme.paper
        }

        contentItem: Item {
            Hero {
                visible: root.above === 0
                width: root.tall ? parent.width : root.split
                height: root.tall ? lower.y - Theme.px(40) : parent.height
            }

            Column {
                id: lower

                x: root.split + Theme.px(Theme.margin)
                y: root.tall ? parent.height - height - Theme.px(36) : (parent.height - height) / 2
                width: parent.width - x - Theme.px(Theme.margin)
                spacing: Theme.px(root.scarce ? 14 : root.tight ? 20 : 32)

                WelcomeNotice {
                    visible: root.told
                    width: parent.width
                    text: root.welcome.notice
                    room: Theme.px(root.tall && root.above === 0 && root.height > Theme.px(1300) ? 280 : root.scarce || (root.above > 0 || root.tall) && Theme.text > 1 ? 160 : 230)
                }

                Invitation {
                    width: parent.width
                    height: Math.max(implicitHeight, Theme.px(root.tight ? 180 : root.tall ? 380 : 320))
                    text: root.welcome.touch
                    other: root.welcome.otherTouch
                    beside: root.tight
                    scarce: root.scarce || root.spacious
                    down: start.down
                    ringed: start.visualFocus
                }

                DoorFaces {
                    visible: root.roomy
                    width: parent.width
                    kiosk: root.kiosk
                    welcome: root.welcome
                }

                Label {
                    visible: !root.told && !root.scarce && (root.tall || !root.tight)
                    width: parent.width
                    text: root.header.motto
                    size: Theme.body
                    most: 52
                    weight: Theme.strong
                    horizontalAlignment: Text.AlignHCenter
                }

                Label {
                    visible: !root.told || root.height > Theme.px(Theme.text === 1 ? 620 : root.tall ? 1300 : 940)
                    width: parent.width
                    text: root.welcome.privacy
                    size: Theme.small
                    most: root.scarce ? 36 : 44
                    color: Theme.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
