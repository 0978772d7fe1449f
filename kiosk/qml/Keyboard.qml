pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Letters and digits in their own order, in as few rows as the width allows, of keys as wide as they may then be. Ten
// keys in a row, as on a typewriter, are too small for fingers on a narrow screen, and broken rows of them are no order
// that anybody knows; the alphabet is one, also for those who never typed.
Item {
    id: root

    required property KioskView kiosk
    required property SearchView search
    // Where there is little room, keys of 20 mm; else larger ones.
    property bool tight: false

    readonly property real gap: Theme.px(12)
    readonly property int most: Math.max(6, Math.floor((width + gap) / (Theme.touch(root.tight ? 84 : 96) + gap)))
    readonly property int columns: root.best(root.most)
    readonly property int rows: root.rowsOf(root.columns)
    // Space and delete stand in what the last row of signs leaves free, or in a row of their own.
    readonly property int free: root.freeIn(root.columns)
    readonly property int first: root.free > 0 ? root.columns - root.free : 0
    readonly property int deleteCells: Math.max(2, Math.floor((root.columns - root.first) / 3))
    readonly property real keyWidth: (width - gap * (columns - 1)) / columns
    readonly property real keyHeight: Theme.touch(root.tight ? 86 : 98)

    function span(cells: int): real {
        return cells * root.keyWidth + (cells - 1) * root.gap;
    }

    function freeIn(columns: int): int {
        const free = columns * Math.ceil(signs.count / columns) - signs.count;
        return free < 4 ? 0 : free;
    }

    function rowsOf(columns: int): int {
        return Math.ceil(signs.count / columns) + (root.freeIn(columns) > 0 ? 0 : 1);
    }

    function best(most: int): int {
        let found = most;
        for (let columns = most; columns >= 6; --columns) {
            if (root.rowsOf(columns) <= root.rowsOf(found))
                found = columns;
        }
        return found;
    }

    implicitHeight: root.rows * (root.keyHeight + root.gap) - root.gap

    Repeater {
        id: signs

        model: root.search.signs

        Press {
            id: sign

            required property int index
            required property string key
            required text

            objectName: "key-" + sign.key
            x: (sign.index % root.columns) * (root.keyWidth + root.gap)
            y: Math.floor(sign.index / root.columns) * (root.keyHeight + root.gap)
            width: root.keyWidth
            height: root.keyHeight
            padding: 0
            corner: 18
            onClicked: root.kiosk.chosen("key-" + sign.key)

            contentItem: Item {
                Label {
                    anchors.centerIn: parent
                    text: sign.text
                    size: Theme.large
                    most: 58
                    weight: Theme.strong
                    Accessible.ignored: true
                }
            }
        }
    }

    BigButton {
        objectName: "key-space"
        x: root.first * (root.keyWidth + root.gap)
        y: (root.rows - 1) * (root.keyHeight + root.gap)
        width: root.span(root.columns - root.first - root.deleteCells)
        height: root.keyHeight
        text: root.search.space
        size: Math.min(Theme.body, 46 / Theme.text)
        corner: 18
        onClicked: root.kiosk.chosen("key-space")
    }

    BigButton {
        objectName: "key-delete"
        x: parent.width - width
        y: (root.rows - 1) * (root.keyHeight + root.gap)
        width: root.span(root.deleteCells)
        height: root.keyHeight
        text: root.search.delete
        size: Math.min(Theme.body, 46 / Theme.text)
        corner: 18
        onClicked: root.kiosk.chosen("key-delete")
    }
}
