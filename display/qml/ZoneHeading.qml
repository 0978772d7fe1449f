import QtQuick
import Besti.Display
import Besti.Ui

// Which zone this screen is for.
Item {
    id: root

    required property ListsView lists

    ZoneMark {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        shape: root.lists.zoneShape
        tint: root.lists.zoneColor || Theme.ink
        side: Math.min(84, root.height / Theme.unit)
    }

    Label {
        objectName: "zone"
        anchors.left: mark.right
        anchors.leftMargin: Theme.px(28)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.lists.zone
        size: 62
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(30)
        weight: Theme.heavy
        color: Theme.light
        wrapMode: Text.NoWrap
    }
}
