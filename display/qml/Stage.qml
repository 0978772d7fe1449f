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
            size: Math.min(64, parent.width / Theme.unit / 12)
        }
    }

    Repeater {
        model: root.stage.calls

        CallPanel {
            id: panel

            readonly property int column: panel.index % root.stage.columns
            readonly property int row: Math.floor(panel.index / root.stage.columns)
            // A last row that is not full is spread over the whole width.
            readonly property int inRow: Math.min(root.stage.columns, root.stage.count - panel.row * root.stage.columns)
            readonly property real cellWidth: root.width / Math.max(1, panel.inRow)
            readonly property real cellHeight: root.height / Math.max(1, root.stage.rows)
            readonly property real gap: Theme.px(8)

            x: panel.column * panel.cellWidth + (panel.column ? panel.gap : 0)
            y: panel.row * panel.cellHeight + (panel.row ? panel.gap : 0)
            width: panel.cellWidth - (panel.column ? panel.gap : 0) - (panel.column < panel.inRow - 1 ? panel.gap : 0)
            height: panel.cellHeight - (panel.row ? panel.gap : 0) - (panel.row < root.stage.rows - 1 ? panel.gap : 0)
            please: root.stage.please
            lit: root.lit && panel.fresh
        }
    }
}
