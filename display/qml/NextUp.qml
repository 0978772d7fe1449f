pragma ComponentBehavior: Bound
import QtQuick
import Besti.Display
import Besti.Ui

// The numbers that are called next, zone by zone.
Item {
    id: root

    required property ListsView lists

    Label {
        id: heading

        x: Theme.px(36)
        text: root.lists.nextTitle
        size: 34
        weight: Theme.strong
        color: Theme.lightSoft
        wrapMode: Text.NoWrap
    }

    Grid {
        id: cells

        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(6)
        x: Theme.px(36)
        width: parent.width - x
        columns: 2

        Repeater {
            model: root.lists.next

            Item {
                id: cell

                required property color color
                required property string shape
                required property string labels

                width: cells.width / 2
                height: (root.height - cells.y) / 2

                ZoneMark {
                    id: mark

                    anchors.verticalCenter: parent.verticalCenter
                    shape: cell.shape
                    tint: cell.color
                    side: 52
                }

                Label {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.px(16)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(16)
                    anchors.verticalCenter: parent.verticalCenter
                    text: cell.labels || "–"
                    size: 40
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(24)
                    weight: Theme.strong
                    figures: true
                    color: Theme.light
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
