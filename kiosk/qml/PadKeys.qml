pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Keys of one sign each.
Grid {
    id: root

    required property KioskView kiosk
    required property QtObject keys

    spacing: Theme.px(12)

    Repeater {
        model: root.keys

        Press {
            id: key

            required property string key
            required text

            objectName: key.key
            width: (root.width - root.spacing * (root.columns - 1)) / root.columns
            height: Theme.px(104)
            padding: 0
            onClicked: root.kiosk.chosen(key.key)

            contentItem: Label {
                text: key.text
                size: 52
                most: 64
                weight: Theme.strong
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
        }
    }
}
