pragma ComponentBehavior: Bound
import QtQuick
import Besti.Display
import Besti.Ui

// The calls before the current one, the latest on top.
Rectangle {
    id: root

    required property ListsView lists

    radius: Theme.px(40)
    color: Theme.nightRaised

    Label {
        id: heading

        x: Theme.px(36)
        y: Theme.px(24)
        text: root.lists.earlierTitle
        size: 38
        weight: Theme.strong
        color: Theme.lightSoft
        wrapMode: Text.NoWrap
    }

    Column {
        id: rows

        readonly property real rowHeight: (root.height - y - Theme.px(12)) / 4

        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(8)
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

                width: rows.width
                height: rows.rowHeight

                Rectangle {
                    visible: row.index > 0
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
                    objectName: "earlier-" + row.index
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.label
                    size: row.label.length > 4 ? 82 : 100
                    weight: Theme.heavy
                    figures: true
                    color: Theme.light
                    wrapMode: Text.NoWrap
                }

                Label {
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(36)
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.counter
                    size: 50
                    weight: Theme.strong
                    color: Theme.light
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
