import QtQuick
import Besti.Display
import Besti.Ui

// Whose hall this is, and what time it is there. Upright the name stands above the time.
Item {
    id: root

    required property FrameView frame
    required property bool upright

    readonly property real band: root.upright ? Theme.px(92) : height

    implicitHeight: Theme.px(root.upright ? 190 : 120)

    Label {
        x: Theme.px(40)
        y: (root.band - height) / 2
        width: root.upright ? parent.width - 2 * x : clock.x - x - Theme.px(40) - (plate.visible ? plate.width + Theme.px(30) : 0)
        text: root.frame.site
        size: root.upright ? 52 : 48
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(28)
        weight: Theme.strong
        color: Theme.light
        wrapMode: Text.NoWrap
    }

    Rectangle {
        id: plate

        visible: root.frame.training.length > 0
        x: root.upright ? parent.width - width - Theme.px(40) : clock.x - width - Theme.px(40)
        y: root.upright ? Theme.px(96) : (parent.height - height) / 2
        width: training.width + Theme.px(56)
        height: Theme.px(72)
        radius: Theme.px(16)
        color: Theme.amber

        Label {
            id: training

            anchors.centerIn: parent
            text: root.frame.training
            size: 42
            weight: Theme.heavy
            wrapMode: Text.NoWrap
        }
    }

    Item {
        id: clock

        x: root.upright ? Theme.px(40) : parent.width - width - Theme.px(40)
        y: root.upright ? root.band : Theme.px(12)
        width: root.upright ? time.width + date.width + Theme.px(30) : Math.max(time.width, date.width)
        height: parent.height - y - Theme.px(14)

        Label {
            id: time

            x: root.upright ? 0 : clock.width - width
            text: root.frame.time
            size: 56
            weight: Theme.heavy
            figures: true
            color: Theme.light
            wrapMode: Text.NoWrap
        }

        Label {
            id: date

            x: root.upright ? time.width + Theme.px(30) : clock.width - width
            y: root.upright ? time.baselineOffset - baselineOffset : time.height - Theme.px(10)
            text: root.frame.date
            size: 32
            color: Theme.lightSoft
            wrapMode: Text.NoWrap
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        x: -Theme.px(12)
        width: parent.width - 2 * x
        height: Theme.px(6)
        color: Theme.amber
    }
}
