pragma ComponentBehavior: Bound
import QtQuick
import Besti.Display
import Besti.Ui

// How many wait, per agency.
Item {
    id: root

    required property ListsView lists

    Label {
        id: heading

        x: Theme.px(8)
        text: root.lists.waitingTitle
        size: 34
        weight: Theme.strong
        color: Theme.lightSoft
        wrapMode: Text.NoWrap
    }

    Grid {
        id: cells

        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(6)
        width: parent.width
        columns: 3
        flow: Grid.LeftToRight

        Repeater {
            model: root.lists.waiting

            Item {
                id: cell

                required property string agency
                required property int count
                required property color color
                required property string shape

                width: cells.width / cells.columns
                height: (root.height - cells.y) / Math.max(3, Math.ceil(cells.children.length / cells.columns))

                ZoneMark {
                    id: mark

                    x: Theme.px(8)
                    anchors.verticalCenter: parent.verticalCenter
                    shape: cell.shape
                    tint: cell.color
                    side: 30
                }

                Label {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.px(14)
                    anchors.right: number.left
                    anchors.rightMargin: Theme.px(12)
                    anchors.verticalCenter: parent.verticalCenter
                    text: cell.agency
                    size: 30
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(20)
                    color: Theme.light
                    wrapMode: Text.NoWrap
                }

                Label {
                    id: number

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(32)
                    anchors.verticalCenter: parent.verticalCenter
                    text: cell.count
                    size: 34
                    weight: Theme.heavy
                    figures: true
                    color: Theme.light
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
