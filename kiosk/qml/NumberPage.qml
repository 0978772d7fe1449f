import QtQuick
import Besti.Kiosk
import Besti.Ui

// The number, as large as on the paper's best day, and where to go with it.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property NumberView number
    property real above: 0

    readonly property bool tall: width < Theme.px(1120)
    readonly property real side: Theme.px(Theme.margin)
    // With steps to come the number leaves them room.
    readonly property bool much: root.number.laterTitle.length > 0
    // How much of a wide page the number has; large letters beside it need room for their words.
    readonly property real share: {
        if (root.width < Theme.px(1500))
            return Theme.text > 1.5 ? 0.43 : 0.5;
        return Theme.text > 1.5 ? 0.38 : root.number.code.length > 0 ? 0.42 : 0.5;
    }

    Rectangle {
        id: card

        x: root.side
        y: Theme.px(28) - root.above
        width: root.tall ? parent.width - 2 * x : (parent.width - 2 * x) * root.share
        height: root.above > 0 ? root.above - Theme.px(56) : root.tall ? Math.min(Theme.px(root.much ? 400 : root.number.code.length > 0 ? 560 : 660), parent.height * 0.42) : done.y - y - Theme.px(24)
        // What the number may take, in units.
        readonly property real free: (height - title.height - service.height - Theme.px(64)) / Theme.unit
        readonly property real inner: (width - Theme.px(72)) / Theme.unit

        radius: Theme.px(48)
        color: Theme.night
        border.width: Theme.contrast ? Theme.px(4) : 0
        border.color: Theme.amber

        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(72)
            spacing: Theme.px(8)

            Label {
                id: title

                width: parent.width
                text: root.number.title
                size: Theme.large
                most: 56
                color: Theme.lightSoft
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                objectName: "label"
                width: parent.width
                text: root.number.label
                size: Math.max(110, Math.min(330, card.free / 1.24, card.inner / (0.7 * Math.max(4, root.number.label.length))))
                weight: Theme.heavy
                figures: true
                color: Theme.amber
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                id: service

                width: parent.width
                text: root.number.service
                size: Theme.body
                most: 48
                weight: Theme.strong
                color: Theme.light
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    Scroller {
        x: root.tall ? root.side : card.x + card.width + Theme.px(32)
        y: root.above > 0 ? Theme.px(24) : root.tall ? card.y + card.height + Theme.px(24) : card.y
        width: root.width - x - root.side
        height: done.y - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(20)

        PaperState {
            width: parent.width
            kiosk: root.kiosk
            number: root.number
        }

        WhereToWait {
            width: parent.width
            number: root.number
        }

        PromiseNotice {
            visible: root.number.promise.length > 0
            width: parent.width
            kiosk: root.kiosk
            number: root.number
        }

        Notice {
            // What the promise rests on begins with these same words.
            visible: root.number.ahead.length > 0 && root.number.reason.length === 0
            width: parent.width
            text: root.number.ahead
            iconName: "people"
        }

        LaterSteps {
            visible: root.number.laterTitle.length > 0
            width: parent.width
            number: root.number
        }
    }

    BigButton {
        id: done

        objectName: "done"
        y: parent.height - height - Theme.px(28)
        x: root.side
        width: parent.width - 2 * x
        height: Theme.px(root.tall && root.above === 0 ? 152 : 120)
        text: root.number.done
        size: Theme.large
        primary: true
        focus: true
        onClicked: root.kiosk.chosen("done")
    }
}
