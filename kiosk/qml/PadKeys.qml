pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Keys of one sign each. `columns`: in a row at most. `tight`: of 20 mm, where there is little room.
Item {
    id: root

    required property KioskView kiosk
    required property QtObject keys
    required property int columns
    property bool tight: false

    readonly property real gap: Theme.px(12)
    // As many in a row as have room, and then no more than leave the rows alike.
    readonly property int room: Math.max(1, Math.min(root.columns, Math.floor((width + gap) / (Theme.touch(0) + gap))))
    readonly property int lines: Math.max(1, Math.ceil(signs.count / root.room))
    readonly property int cells: Math.max(1, Math.ceil(signs.count / root.lines))
    readonly property real keyWidth: (width - gap * (cells - 1)) / cells
    readonly property real keyHeight: Theme.touch(root.tight ? 86 : 104)
    // A zero alone below nine others stands in the middle, as on every telephone.
    readonly property bool alone: signs.count % root.cells === 1

    implicitHeight: root.lines * (root.keyHeight + root.gap) - root.gap

    Repeater {
        id: signs

        model: root.keys

        Press {
            id: key

            required property int index
            required property string key
            required text

            readonly property int column: root.alone && key.index === signs.count - 1 ? Math.floor(root.cells / 2) : key.index % root.cells

            objectName: key.key
            x: key.column * (root.keyWidth + root.gap)
            y: Math.floor(key.index / root.cells) * (root.keyHeight + root.gap)
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
