import QtQuick
import Besti.Kiosk
import Besti.Ui

// What became of the call for the usher.
Rectangle {
    id: root

    required property BarView bar

    visible: root.bar.help.length > 0
    implicitHeight: root.visible ? words.height + Theme.px(28) : 0
    color: Theme.night

    Label {
        id: words

        objectName: "help"
        x: Theme.px(Theme.margin)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - 2 * x
        text: root.bar.help
        size: Theme.body
        most: 40
        weight: Theme.strong
        color: Theme.amber
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.AlertMessage
    }
}
