import QtQuick
import Besti.Kiosk
import Besti.Ui

// The number, as large as on the paper's best day, and where to go with it.
Item {
    id: root

    required property KioskView kiosk
    required property NumberView number
    required property bool tall

    readonly property real side: Theme.px(Theme.margin)

    Rectangle {
        id: card

        x: root.side
        y: Theme.px(root.tall ? 44 : 28)
        width: root.tall ? parent.width - 2 * x : (parent.width - 2 * x) * 0.5
        height: root.tall ? Theme.px(720) : done.y - y - Theme.px(28)
        radius: Theme.px(48)
        color: Theme.night

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(72)
            spacing: Theme.px(12)

            Label {
                width: parent.width
                text: root.number.title
                size: Theme.large
                color: Theme.lightSoft
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                objectName: "label"
                width: parent.width
                height: implicitHeight
                text: root.number.label
                size: root.number.label.length > 4 ? 270 : 330
                weight: Theme.heavy
                figures: true
                color: Theme.amber
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(140)
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                width: parent.width
                text: root.number.service
                size: Theme.body
                weight: Theme.strong
                color: Theme.light
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    Column {
        x: root.tall ? root.side : card.x + card.width + Theme.px(Theme.margin)
        anchors.top: root.tall ? card.bottom : card.top
        anchors.topMargin: root.tall ? Theme.px(44) : 0
        width: root.width - x - root.side
        spacing: Theme.px(root.tall ? 32 : 24)

        PaperState {
            width: parent.width
            number: root.number
        }

        WhereToWait {
            width: parent.width
            number: root.number
        }

        Notice {
            visible: root.number.ahead.length > 0
            width: parent.width
            text: root.number.ahead
            iconName: "people"
        }
    }

    BigButton {
        id: done

        objectName: "done"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(36)
        x: root.side
        width: parent.width - 2 * x
        height: Theme.px(root.tall ? 168 : 128)
        text: root.number.done
        size: Theme.large
        primary: true
        focus: true
        onClicked: root.kiosk.wentHome()
    }
}
