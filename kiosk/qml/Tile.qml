import QtQuick
import Besti.Ui

// One agency or service. Closed ones stay in their place, and say so in words.
Press {
    id: root

    required property int index
    required property string key
    required property string title
    required property string subtitle
    required property string note
    required property bool open
    required property string letter
    required property string picture
    required property color color
    required property string shape
    required spoken

    readonly property real inset: Theme.px(22)
    readonly property bool roomy: top.height + heading.contentHeight + below.contentHeight + 2 * root.inset + Theme.px(16) <= height

    text: root.title
    enabled: root.open
    fill: root.open ? Theme.card : Theme.shut
    edge: root.open ? Theme.edge : Theme.line
    padding: 0
    implicitHeight: top.height + full.implicitHeight + (root.subtitle.length > 0 ? below.implicitHeight : 0) + 2 * root.inset + Theme.px(24)

    contentItem: Item {
        Item {
            id: top

            x: root.inset
            y: root.inset
            width: parent.width - 2 * x
            height: Math.max(badge.height, foot.implicitHeight)

            Rectangle {
                id: badge

                readonly property color ink: Theme.contrast && !root.open ? Theme.onAmber : Theme.light

                width: Theme.px(80)
                height: width
                radius: Theme.px(20)
                color: root.open ? Theme.night : Theme.inkSoft
                border.width: Theme.contrast ? Theme.px(3) : 0
                border.color: Theme.light

                Icon {
                    visible: root.picture.length > 0
                    anchors.centerIn: parent
                    name: root.picture
                    color: badge.ink
                    side: 54
                }

                Label {
                    visible: root.picture.length === 0
                    anchors.centerIn: parent
                    text: root.letter
                    size: root.letter.length > 1 ? 36 : 46
                    most: size
                    weight: Theme.heavy
                    color: badge.ink
                    Accessible.ignored: true
                }
            }

            Label {
                id: foot

                anchors.left: badge.right
                anchors.leftMargin: Theme.px(16)
                anchors.right: zone.visible ? zone.left : parent.right
                anchors.rightMargin: zone.visible ? Theme.px(8) : 0
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: root.note
                size: Theme.small
                most: 44
                weight: Theme.strong
                color: Theme.inkSoft
                Accessible.ignored: true
            }

            ZoneMark {
                id: zone

                visible: root.shape.length > 0
                anchors.right: parent.right
                y: (badge.height - height) / 2
                shape: root.shape
                tint: root.color
                side: 52
                color: Theme.contrast ? Theme.light : "transparent"
            }
        }

        // What the title needs in its usual letters: measured apart, so that smaller ones do not undo their own cause.
        Label {
            id: full

            visible: false
            width: heading.width
            text: root.title
            size: heading.size
            most: heading.most
            weight: Theme.strong
        }

        Label {
            id: heading

            x: root.inset
            anchors.top: top.bottom
            anchors.topMargin: Theme.px(12)
            width: parent.width - 2 * x
            height: parent.height - y - root.inset / 2
            text: root.title
            size: root.width < Theme.px(380) || root.title.length > 36 ? 32 : 40
            most: 60
            weight: Theme.strong
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(30)
            Accessible.ignored: true
        }

        Label {
            id: below

            // What can be left out is, where there is no room; ears hear it all the same.
            visible: root.subtitle.length > 0 && root.roomy
            x: root.inset
            y: heading.y + heading.contentHeight + Theme.px(4)
            width: parent.width - 2 * x
            text: root.subtitle
            size: 27
            most: 44
            color: Theme.inkSoft
            lineHeight: 0.95
            Accessible.ignored: true
        }
    }
}
