import QtQuick
import Besti.Kiosk
import Besti.Ui

// A short code, typed sign by sign. What is typed so far stands large above the keys. `above`: free room above the page.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property PadView pad

    property real above: 0

    readonly property bool tall: height > width || above > 0
    readonly property bool tight: above > 0 || height < Theme.px(root.tall ? 1200 : root.pad.letterCount > 0 && (width < Theme.px(1300) || Theme.text > 1) ? 960 : 860)

    // What was wrong has no room of its own, it takes that of the hint.
    readonly property bool scarce: above === 0 && height < Theme.px(880)

    Above {
        room: root.above

        TypedCode {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            pad: root.pad
        }
    }

    Scroller {
        id: scroller

        x: (parent.width - width) / 2
        y: Theme.px(28)
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(1500))
        height: parent.height - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(root.tight ? 16 : root.tall ? 28 : 20)

        TypedCode {
            visible: root.above === 0
            width: parent.width
            pad: root.pad
            beside: !root.tall
            brief: root.tight
            scarce: root.scarce
        }

        Notice {
            objectName: "wrong"
            visible: root.pad.wrong.length > 0 && !root.scarce
            width: parent.width
            text: root.pad.wrong
            iconName: "info"
        }

        PadKeys {
            visible: root.pad.letterCount > 0
            width: parent.width
            columns: root.tall && !root.tight ? 7 : Math.min(13, Math.floor(width / Theme.px(98)))
            tight: root.tight
            kiosk: root.kiosk
            keys: root.pad.letters
        }

        PadKeys {
            width: parent.width
            columns: root.pad.letterCount === 0 ? 3 : root.tall && !root.tight || width < Theme.px(960) ? 5 : 10
            tight: root.tight
            kiosk: root.kiosk
            keys: root.pad.digits
        }

        Row {
            id: ends

            width: parent.width
            spacing: Theme.px(24)

            BigButton {
                objectName: "key-delete"
                width: (ends.width - ends.spacing) * 0.36
                height: Math.max(implicitHeight, done.implicitHeight)
                text: root.pad.erase
                iconName: "left"
                size: Theme.body
                onClicked: root.kiosk.chosen("key-delete")
            }

            BigButton {
                id: done

                objectName: "ok"
                width: (ends.width - ends.spacing) * 0.64
                height: Math.max(implicitHeight, Theme.touch(root.tight ? 92 : 112))
                enabled: root.pad.ready
                text: root.pad.ok
                iconName: "check"
                size: Theme.large
                primary: root.pad.ready
                onClicked: root.kiosk.chosen("ok")
            }
        }
    }
}
