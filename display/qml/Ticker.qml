import QtQuick
import Besti.Ui

// A line of text. Where it moves, then by less than six characters a second, so that everybody can read it.
Item {
    id: root

    required property string text
    required property bool moving

    readonly property real speed: 5.5
    readonly property int beat: 33

    visible: root.text.length > 0
    implicitHeight: Theme.px(72)

    // To the edges of the screen, wherever the picture has walked to.
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.px(12)
        anchors.topMargin: 0
        color: Theme.light
    }

    Item {
        anchors.fill: parent
        clip: true

        Label {
            visible: !root.moving
            anchors.centerIn: parent
            width: parent.width - Theme.px(80)
            text: root.moving ? "" : root.text
            size: 34
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(20)
            weight: Theme.strong
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            id: line

            // Pixels for each beat.
            readonly property real stride: line.width / Math.max(1, root.text.length) * root.speed * root.beat / 1000

            objectName: "ticker"
            visible: root.moving
            anchors.verticalCenter: parent.verticalCenter
            text: root.moving ? root.text : ""
            size: 34
            weight: Theme.strong
            wrapMode: Text.NoWrap
            onTextChanged: x = Theme.px(40)
            Component.onCompleted: x = Theme.px(40)
        }
    }

    Timer {
        running: root.moving && root.visible
        interval: root.beat
        repeat: true
        onTriggered: line.x = line.x + line.width < 0 ? root.width : line.x - line.stride
    }
}
