import QtQuick
import Besti.Kiosk
import Besti.Ui

// Between the touch and the number: seldom seen, as it takes a few milliseconds.
Item {
    id: root

    required property MenuView menu
    property real above: 0

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -root.above / 2
        width: parent.width - 2 * Theme.px(Theme.margin)
        spacing: Theme.px(32)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "ticket"
            side: 200
        }

        Label {
            width: parent.width
            text: root.menu.title
            size: Theme.title
            weight: Theme.heavy
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: root.menu.text
            size: Theme.body
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
