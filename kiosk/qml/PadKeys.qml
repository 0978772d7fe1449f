pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Keys of one sign each. `tight`: of 20 mm on a usual panel, where there is little room.
Item {
    id: root

    required property KioskView kiosk
    required property QtObject keys
    required property int columns
    property bool tight: false

    readonly property real gap: Theme.px(12)
    readonly property real keyWidth: (width - gap * (columns - 1)) / columns
    readonly property real keyHeight: Theme.px(root.tight ? 86 : 104)
    // A zero alone below nine others stands in the middle, as on every telephone.
    readonly property bool alone: signs.count % root.columns === 1

    implicitHeight: Math.ceil(signs.count / root.columns) * (root.keyHeight + root.gap) - root.gap

    Repeater {
        id: signs

        model: root.keys

        Press {
            id: key

            required property int index
            required property string key
            required text

            readonly property int column: root.alone && key.index === signs.count - 1 ? Math.floor(root.columns / 2) : key.index % root.columns

            objectName: key.key
            x: key.column * (root.keyWidth + root.gap)
            y: Math.floor(key.index / root.columns) * (root.keyHeight + root.gap)
            width: root.keyWidth
            height: root.keyHeight
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
