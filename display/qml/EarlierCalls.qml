pragma ComponentBehavior: Bound
import QtQuick
import Besti.Display
import Besti.Ui

// The calls before those on the stage, the latest on top: as many as can be read from afar.
Rectangle {
    id: root

    required property ListsView lists

    readonly property int columns: root.width > Theme.px(900) ? 2 : 1
    readonly property int rows: Math.max(1, Math.min(4 / root.columns, Math.floor((root.height - cells.y) / Theme.px(78))))

    radius: Theme.px(40)
    color: Theme.nightRaised

    Label {
        id: heading

        x: Theme.px(36)
        y: Theme.px(20)
        text: root.lists.earlierTitle
        size: 38
        weight: Theme.strong
        color: Theme.lightSoft
        wrapMode: Text.NoWrap
    }

    Item {
        id: cells

        anchors.top: heading.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(10)
        width: parent.width

        Repeater {
            model: root.lists.earlier

            Item {
                id: row

                required property int index
                required property string label
                required property string counter
                required property color color
                required property string shape

                visible: row.index < root.rows * root.columns
                x: row.index % root.columns * width
                y: Math.floor(row.index / root.columns) * height
                width: cells.width / root.columns
                height: cells.height / root.rows

                Rectangle {
                    visible: row.index >= root.columns
                    x: Theme.px(36)
                    width: parent.width - 2 * x
                    height: Theme.px(2)
                    color: Theme.nightLine
                }

                ZoneMark {
                    id: mark

                    visible: row.shape.length > 0
                    x: Theme.px(36)
                    anchors.verticalCenter: parent.verticalCenter
                    shape: row.shape
                    tint: row.color
                    side: 52
                }

                Label {
                    id: number

                    objectName: "earlier-" + row.index
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.label
                    size: Math.min(row.label.length > 4 ? 82 : 100, row.width / Theme.unit / Math.max(4, row.label.length) * 0.58, row.height / Theme.unit * 0.95)
                    weight: Theme.heavy
                    figures: true
                    color: Theme.light
                    wrapMode: Text.NoWrap
                }

                Label {
                    anchors.left: number.right
                    anchors.leftMargin: Theme.px(16)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(32)
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.counter
                    size: 50
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(24)
                    weight: Theme.strong
                    color: Theme.light
                    horizontalAlignment: Text.AlignRight
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
