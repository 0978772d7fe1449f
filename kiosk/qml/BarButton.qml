import QtQuick
import Besti.Ui

// A button of the bar: a picture over a word or two. A switch that is on is filled and says so.
Press {
    id: root

    required property string key
    required text
    required property string picture
    required property string switched

    readonly property bool on: root.switched === "on"
    readonly property color ink: root.on ? Theme.onAmber : Theme.light

    fill: root.on ? Theme.amber : Theme.nightRaised
    fillDown: Theme.nightLine
    edge: Theme.nightLine
    corner: 20
    padding: 0
    implicitHeight: Theme.px(Theme.text > 1 ? 132 : 116)
    checkable: false
    Accessible.checkable: root.switched.length > 0
    Accessible.checked: root.on

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.px(12)
            spacing: Theme.px(2)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: root.picture
                color: root.ink
                side: 44
            }

            Label {
                width: parent.width
                text: root.text
                size: 24
                most: 36
                weight: Theme.strong
                color: root.ink
                horizontalAlignment: Text.AlignHCenter
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.px(22)
                height: Math.min(implicitHeight, root.height - Theme.px(58))
                Accessible.ignored: true
            }
        }
    }
}
