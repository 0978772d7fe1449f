import QtQuick
import Besti.Ui

// A button of the bar: a picture over a word or two, or beside them where the letters are large. A switch that is on is
// filled and says so.
Press {
    id: root

    required property string key
    required text
    required property string picture
    required property string switched
    property bool beside: false

    readonly property bool on: root.switched === "on"
    readonly property color ink: root.on ? Theme.onAmber : Theme.light
    readonly property real gap: Theme.px(root.beside ? 14 : 4)

    fill: root.on ? Theme.amber : Theme.nightRaised
    fillDown: Theme.nightLine
    edge: Theme.nightEdge
    ring: Theme.focusOnNight
    corner: 20
    padding: 0
    implicitHeight: Theme.px(118)
    checkable: false
    Accessible.checkable: root.switched.length > 0
    Accessible.checked: root.on

    contentItem: Item {
        Icon {
            id: sign

            name: root.picture
            color: root.ink
            side: 42
            x: root.beside ? Theme.px(16) : (parent.width - width) / 2
            y: root.beside ? (parent.height - height) / 2 : (parent.height - height - words.contentHeight - root.gap) / 2
        }

        Label {
            id: words

            x: root.beside ? sign.x + sign.width + root.gap : Theme.px(4)
            y: root.beside ? Theme.px(4) : sign.y + sign.height + root.gap
            width: parent.width - x - Theme.px(root.beside ? 8 : 4)
            height: parent.height - Theme.px(root.beside ? 8 : 58)
            text: root.text
            size: 24
            most: 33
            weight: Theme.strong
            color: root.ink
            lineHeight: 0.95
            horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
            verticalAlignment: root.beside ? Text.AlignVCenter : Text.AlignTop
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(22)
            Accessible.ignored: true
        }
    }
}
