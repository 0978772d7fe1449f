import QtQuick
import Besti.Kiosk
import Besti.Ui

// Before a page is given up: how long it stays, and a button that asks for more time. A touch anywhere does as well.
Item {
    id: root

    required property KioskView kiosk
    required property BarView bar
    property bool low: false

    objectName: "veil"
    visible: root.bar.warning.length > 0

    Rectangle {
        anchors.fill: parent
        color: Theme.night
        opacity: 0.82
    }

    MouseArea {
        anchors.fill: parent
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.low ? parent.height - height - Theme.px(Theme.margin) : (parent.height - height) / 2
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(1100))
        height: words.height + Theme.px(96)
        radius: Theme.px(48)
        color: Theme.card
        border.width: Theme.px(4)
        border.color: Theme.amber

        Column {
            id: words

            anchors.centerIn: parent
            width: parent.width - Theme.px(96)
            spacing: Theme.px(40)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: Theme.text < 2
                name: "clock"
                side: 120
            }

            Label {
                width: parent.width
                text: root.bar.warning
                size: Theme.large
                most: 64
                weight: Theme.strong
                horizontalAlignment: Text.AlignHCenter
            }

            BigButton {
                objectName: "more"
                width: parent.width
                text: root.bar.more
                size: Theme.large
                primary: true
                focus: root.visible
                height: Math.max(implicitHeight, Theme.px(160))
                onClicked: root.kiosk.barTouched("more")
            }
        }
    }
}
