pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Letters and digits in their own order, in rows as long as the width allows. Ten keys in a row, as on a typewriter, do
// not fit a narrow screen at a size for fingers, and broken rows of them are no order that anybody knows.
Item {
    id: root

    required property KioskView kiosk
    required property SearchView search

    readonly property real gap: Theme.px(12)
    readonly property int columns: Math.max(6, Math.min(13, Math.floor((width + gap) / (Theme.px(96) + gap))))
    readonly property int rows: Math.ceil(root.search.signCount / root.columns)
    // Space and delete stand in what the last row leaves free, or in a row of their own.
    readonly property int free: root.columns * root.rows - root.search.signCount
    readonly property bool apart: root.free < 4
    readonly property int first: root.apart ? 0 : root.columns - root.free
    readonly property int lastRow: root.apart ? root.rows : root.rows - 1
    readonly property int deleteCells: Math.max(2, Math.floor((root.columns - root.first) / 3))
    readonly property real keyWidth: (width - gap * (columns - 1)) / columns
    readonly property real keyHeight: Theme.px(98)

    function span(cells: int): real {
        return cells * root.keyWidth + (cells - 1) * root.gap;
    }

    implicitHeight: (root.lastRow + 1) * (root.keyHeight + root.gap) - root.gap

    Repeater {
        model: root.search.signs

        BigButton {
            id: sign

            required property int index
            required property string key
            required text

            objectName: "key-" + sign.key
            x: (sign.index % root.columns) * (root.keyWidth + root.gap)
            y: Math.floor(sign.index / root.columns) * (root.keyHeight + root.gap)
            width: root.keyWidth
            height: root.keyHeight
            size: Math.min(Theme.large, 60 / Theme.text)
            corner: 18
            onClicked: root.kiosk.chosen("key-" + sign.key)
        }
    }

    BigButton {
        objectName: "key-space"
        x: root.first * (root.keyWidth + root.gap)
        y: root.lastRow * (root.keyHeight + root.gap)
        width: root.span(root.columns - root.first - root.deleteCells)
        height: root.keyHeight
        text: root.search.space
        size: Math.min(Theme.body, 52 / Theme.text)
        corner: 18
        onClicked: root.kiosk.chosen("key-space")
    }

    BigButton {
        objectName: "key-delete"
        x: parent.width - width
        y: root.lastRow * (root.keyHeight + root.gap)
        width: root.span(root.deleteCells)
        height: root.keyHeight
        text: root.search.delete
        size: Math.min(Theme.body, 48 / Theme.text)
        corner: 18
        onClicked: root.kiosk.chosen("key-delete")
    }
}
