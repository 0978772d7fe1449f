pragma ComponentBehavior: Bound
import QtQuick
import Besti.Display
import Besti.Ui

// The numbers that are called next, zone by zone.
Item {
    id: root

    required property ListsView lists

    readonly property real narrowest: Theme.px(root.lists.zone.length > 0 ? 150 : 250)
    readonly property int columns: Math.max(1, Math.min(Math.floor(root.width / root.narrowest), Math.ceil(Math.sqrt(root.lists.nextCount))))
    readonly property int rows: Math.max(1, Math.ceil(root.lists.nextCount / root.columns))

    Label {
        id: heading

        x: Theme.px(12)
        width: parent.width - x
        text: root.lists.nextTitle
        size: 36
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.px(22)
        weight: Theme.strong
        color: Theme.lightSoft
        wrapMode: Text.NoWrap
    }

    Item {
        id: cells

        anchors.fill: parent
        anchors.topMargin: heading.height + Theme.px(4)

        Repeater {
            model: root.lists.next

            Item {
                id: cell

                required property int index
                required property color color
                required property string shape
                required property string labels

                x: cell.index % root.columns * width
                y: Math.floor(cell.index / root.columns) * height
                width: cells.width / root.columns
                height: cells.height / root.rows

                ZoneMark {
                    id: mark

                    visible: cell.shape.length > 0
                    x: Theme.px(12)
                    anchors.verticalCenter: parent.verticalCenter
                    shape: cell.shape
                    tint: cell.color
                    side: Math.min(52, cell.height / Theme.unit * 0.8)
                }

                Label {
                    anchors.left: mark.visible ? mark.right : parent.left
                    anchors.leftMargin: Theme.px(12)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(8)
                    anchors.verticalCenter: parent.verticalCenter
                    text: cell.labels || "–"
                    size: Math.min(48, cell.height / Theme.unit * 0.62)
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(20)
                    weight: Theme.strong
                    figures: true
                    color: Theme.light
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
