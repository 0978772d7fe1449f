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

    readonly property bool narrow: width < Theme.px(380)

    text: root.title
    enabled: root.open
    fill: root.open ? Theme.card : Theme.shut
    padding: Theme.px(22)

    contentItem: Item {
        Rectangle {
            id: badge

            width: Theme.px(80)
            height: width
            radius: Theme.px(20)
            color: root.open ? Theme.night : Theme.inkSoft

            Icon {
                visible: root.picture.length > 0
                anchors.centerIn: parent
                name: root.picture
                color: Theme.light
                side: 54
            }

            Label {
                visible: root.picture.length === 0
                anchors.centerIn: parent
                text: root.letter
                size: root.letter.length > 1 ? 36 : 46
                weight: Theme.heavy
                color: Theme.light
                Accessible.ignored: true
            }
        }

        Label {
            id: foot

            anchors.left: badge.right
            anchors.leftMargin: Theme.px(16)
            anchors.right: zone.left
            anchors.rightMargin: Theme.px(8)
            height: Math.max(badge.height, implicitHeight)
            verticalAlignment: Text.AlignVCenter
            text: root.note
            size: Theme.small
            weight: Theme.strong
            color: Theme.inkSoft
            Accessible.ignored: true
        }

        ZoneMark {
            id: zone

            anchors.right: parent.right
            y: (badge.height - height) / 2
            shape: root.shape
            tint: root.color
            side: 52
            color: "transparent"
        }

        Label {
            id: heading

            anchors.top: foot.bottom
            anchors.topMargin: Theme.px(14)
            width: parent.width
            text: root.title
            size: root.narrow || root.title.length > 36 ? 32 : 40
            weight: Theme.strong
            Accessible.ignored: true
        }

        Label {
            visible: !root.narrow && root.subtitle.length > 0
            anchors.top: heading.bottom
            anchors.topMargin: Theme.px(4)
            width: parent.width
            text: root.subtitle
            size: 27
            color: Theme.inkSoft
            lineHeight: 0.95
            Accessible.ignored: true
        }
    }
}
