pragma ComponentBehavior: Bound
import QtQuick
import Besti.Display
import Besti.Ui

// The calls of now, side by side. A new one turns its panel light and back, once a second for four seconds.
Item {
    id: root

    required property FrameView frame
    required property StageView stage

    property bool lit: false

    // How high, in pixels, the capitals of a number are where it stands alone: Inter's are 0.727 of its size.
    readonly property real capitals: alone.largest(4, root.width / Theme.unit, root.height / Theme.unit) * Theme.unit * 0.727

    // Where a panel stands, all at once, so that its letters are laid out once. A last row that is not full is spread
    // over the whole width.
    function boxOf(index: int): rect {
        const {count, columns, rows} = root.stage;
        if (index >= count)
            return Qt.rect(0, 0, 0, 0);
        const gap = Theme.px(8), column = index % columns, row = Math.floor(index / columns);
        const inRow = Math.min(columns, count - row * columns);
        const width = root.width / inRow, height = root.height / rows;
        const left = column ? gap : 0, top = row ? gap : 0;
        return Qt.rect(column * width + left, row * height + top, width - left - (column < inRow - 1 ? gap : 0), height - top - (row < rows - 1 ? gap : 0));
    }

    SequentialAnimation {
        id: flash

        objectName: "flash"
        loops: 4

        PropertyAction {
            target: root
            property: "lit"
            value: true
        }
        PauseAnimation {
            duration: 500
        }
        PropertyAction {
            target: root
            property: "lit"
            value: false
        }
        PauseAnimation {
            duration: 500
        }
    }

    Connections {
        target: root.stage

        function onCalled() {
            flash.restart();
        }
    }

    CallFit {
        id: alone
    }

    Rectangle {
        visible: root.stage.count === 0
        anchors.fill: parent
        radius: Theme.px(40)
        color: Theme.nightRaised

        MessagePage {
            anchors.fill: parent
            icon: root.frame.icon
            title: root.frame.title
            text: root.frame.text
            size: Math.max(12, Math.min(64, parent.width / Theme.unit / 12, parent.height / Theme.unit / 7.8))
        }
    }

    // Made at the start, as many as there can be: at a call nothing is made, and only what it shows is drawn anew.
    Repeater {
        model: root.stage.calls

        CallPanel {
            id: panel

            box: root.boxOf(panel.index)
            visible: panel.box.width > 0
            please: root.stage.please
            lit: root.lit && panel.fresh
        }
    }
}
