pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// Every part of the panel is touched once: a box that stays pale shows where it no longer feels fingers.
Item {
    id: root

    required property KioskView kiosk
    required property MenuView menu

    readonly property bool tall: height > width
    readonly property int columns: root.tall ? 5 : 8
    readonly property int rows: root.tall ? 8 : 5
    readonly property int boxes: root.columns * root.rows
    property int touched: 0

    onTouchedChanged: {
        if (root.touched === root.boxes)
            root.kiosk.barTouched("back");
    }

    Label {
        id: hint

        x: Theme.px(Theme.margin)
        y: Theme.px(20)
        width: parent.width - 2 * x
        text: root.menu.text
        size: Theme.body
        horizontalAlignment: Text.AlignHCenter
    }

    Grid {
        anchors.top: hint.bottom
        anchors.topMargin: Theme.px(16)
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        columns: root.columns

        Repeater {
            model: root.boxes

            Press {
                id: box

                required property int index
                property bool felt: false

                objectName: "box-" + box.index
                spoken: root.menu.title + " " + (box.index + 1)
                width: root.width / root.columns
                height: (root.height - hint.height - Theme.px(36)) / root.rows
                corner: 0
                fill: box.felt ? Theme.amber : Theme.card
                fillDown: Theme.amberDown
                onPressed: {
                    if (!box.felt) {
                        box.felt = true;
                        root.touched += 1;
                    }
                }
            }
        }
    }
}
