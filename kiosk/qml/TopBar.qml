import QtQuick
import Besti.Kiosk
import Besti.Ui

// Who we are, and what time it is.
Rectangle {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property BarView bar
    required property bool tall

    implicitHeight: Math.max(names.height, clock.height) + Theme.px(44)
    color: Theme.night

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.px(8)
        color: Theme.amber
    }

    Column {
        id: names

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(Theme.margin)
        anchors.right: clock.left
        anchors.rightMargin: Theme.px(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.px(4)
        spacing: Theme.px(4)

        Label {
            width: parent.width
            // Keeps its place when it gives way.
            opacity: told.visible ? 0 : 1
            text: root.header.site
            size: 36
            most: 42
            weight: Theme.strong
            color: Theme.light
        }

        Label {
            id: training

            visible: root.header.training.length > 0
            text: root.header.training
            size: Theme.small
            most: 42
            weight: Theme.heavy
            color: Theme.amber
        }
    }

    Column {
        id: clock

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(Theme.margin)
        anchors.verticalCenter: names.verticalCenter

        Label {
            anchors.right: parent.right
            text: root.header.time
            size: 40
            most: 48
            weight: Theme.strong
            figures: true
            color: Theme.light
        }

        Label {
            anchors.right: parent.right
            text: root.header.date
            size: 27
            most: 34
            color: Theme.lightSoft
        }
    }

    HelpNotice {
        id: told

        anchors.left: names.left
        anchors.right: names.right
        y: Theme.px(12)
        height: parent.height - Theme.px(32) - (root.header.training.length > 0 ? training.height + Theme.px(8) : 0)
        bar: root.bar
    }

    // The staff's way in: the clock, held for three seconds. What lies behind it asks for a PIN.
    MouseArea {
        objectName: "staff"
        anchors.centerIn: clock
        width: Math.max(clock.width, Theme.touch(0))
        height: Math.max(clock.height, Theme.touch(0))
        pressAndHoldInterval: 3000
        onPressAndHold: root.kiosk.barTouched("staff")
    }
}
