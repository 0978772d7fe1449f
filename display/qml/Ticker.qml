import QtQuick
import Besti.Ui

// A standing line of text: it moves for nobody, so everybody can read it.
Rectangle {
    id: root

    required property string text

    visible: root.text.length > 0
    implicitHeight: Theme.px(72)
    color: Theme.light

    Label {
        anchors.centerIn: parent
        width: parent.width - Theme.px(80)
        text: root.text
        size: 34
        weight: Theme.strong
        horizontalAlignment: Text.AlignHCenter
    }
}
