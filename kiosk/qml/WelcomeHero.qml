pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// A greeting in both languages, the name of the mall, and the signs of those who are at home in it. Every few seconds
// another of them lights up: enough to tell that the machine is awake.
Rectangle {
    id: root

    required property WelcomeView welcome
    required property string site

    readonly property real side: Theme.px(Theme.margin)
    readonly property int cells: Math.max(1, Math.floor((width - 2 * side + Theme.px(20)) / Theme.px(116)))
    readonly property int rows: Math.ceil(welcome.signCount / cells)
    // The room for words, in units, and how many letters the longest word of the greeting has.
    readonly property real inner: (width - 2 * side) / Theme.unit
    readonly property int longest: Math.max(5, ...root.welcome.greeting.split(" ").map(word => word.length))
    property int lit: 0

    color: Theme.night

    Timer {
        running: Theme.quick > 0 && signs.visible
        interval: 4000
        repeat: true
        onTriggered: root.lit = (root.lit + 1) % Math.max(1, root.welcome.signCount)
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: root.side
        width: parent.width - 2 * x
        spacing: Theme.px(16)

        Label {
            id: greeting

            width: parent.width
            text: root.welcome.greeting
            size: Math.min(root.width > Theme.px(900) ? 128 : 100, root.inner / (0.64 * root.longest))
            most: size
            weight: Theme.heavy
            lineHeight: 0.95
            color: Theme.light
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: root.welcome.other
            size: 56
            most: Math.min(64, root.inner / 6)
            weight: Theme.strong
            color: Theme.amber
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: root.site
            size: 40
            most: 56
            color: Theme.lightSoft
            horizontalAlignment: Text.AlignHCenter
        }

        Item {
            visible: signs.visible
            width: 1
            height: Theme.px(24)
        }

        Grid {
            id: signs

            visible: root.welcome.signCount > 1 && root.height > greeting.height + Theme.px(280 + 116 * root.rows) && Theme.text === 1
            anchors.horizontalCenter: parent.horizontalCenter
            columns: root.cells
            spacing: Theme.px(20)

            Repeater {
                model: root.welcome.signs

                Rectangle {
                    id: sign

                    required property int index
                    required property string picture

                    width: Theme.px(96)
                    height: width
                    radius: Theme.px(24)
                    color: sign.index === root.lit ? Theme.nightLine : Theme.nightRaised
                    border.width: Theme.contrast ? Theme.px(2) : 0
                    border.color: Theme.nightEdge

                    Behavior on color {
                        ColorAnimation {
                            duration: 2 * Theme.quick
                        }
                    }

                    Icon {
                        anchors.centerIn: parent
                        name: sign.picture
                        color: Theme.light
                        side: 56
                    }
                }
            }
        }
    }
}
