import QtQuick
import Besti.Kiosk
import Besti.Ui

// A short code, typed sign by sign. What is typed so far stands large above the keys.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property PadView pad

    readonly property bool tall: height > width

    Scroller {
        x: (parent.width - width) / 2
        y: Theme.px(28)
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(1500))
        height: parent.height - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(root.tall ? 28 : 20)

        PageTitle {
            width: parent.width
            title: root.pad.title
            hint: root.pad.text
        }

        Rectangle {
            width: parent.width
            height: Math.max(field.height, field.implicitHeight) + Theme.px(24)
            radius: Theme.px(Theme.corner)
            color: Theme.card
            border.width: Theme.px(4)
            border.color: root.pad.wrong.length > 0 ? Theme.focus : Theme.ink

            Label {
                id: field

                objectName: "typed"
                x: Theme.px(24)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * x
                height: Theme.px(112)
                text: root.pad.typed
                size: Theme.huge
                weight: Theme.heavy
                figures: true
                wrapMode: Text.NoWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.px(40)
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
        }

        Notice {
            objectName: "wrong"
            visible: root.pad.wrong.length > 0
            width: parent.width
            text: root.pad.wrong
            iconName: "info"
        }

        PadKeys {
            visible: root.pad.letterCount > 0
            width: parent.width
            columns: root.tall ? 7 : 13
            kiosk: root.kiosk
            keys: root.pad.letters
        }

        PadKeys {
            width: parent.width
            columns: root.pad.letterCount === 0 ? 3 : root.tall ? 5 : 10
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
                height: Math.max(implicitHeight, Theme.px(112))
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
