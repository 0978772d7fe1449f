pragma ComponentBehavior: Bound
import QtQuick
import Besti.Display
import Besti.Ui

// How many wait, per agency, and when a number taken now would be called.
Item {
    id: root

    required property ListsView lists

    Label {
        id: heading

        x: Theme.px(12)
        width: parent.width - x
        text: root.lists.waitingTitle
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
            model: root.lists.waiting

            Item {
                id: cell

                required property int index
                required property string agency
                required property int count
                required property color color
                required property string shape
                required property string promise

                x: cell.index % root.lists.waitingColumns * width
                y: Math.floor(cell.index / root.lists.waitingColumns) * height
                width: cells.width / root.lists.waitingColumns
                height: cells.height / root.lists.waitingRows

                ZoneMark {
                    id: mark

                    x: Theme.px(12)
                    anchors.verticalCenter: parent.verticalCenter
                    shape: cell.shape
                    tint: cell.color
                    side: 40
                }

                Column {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.px(14)
                    anchors.right: number.left
                    anchors.rightMargin: Theme.px(12)
                    anchors.verticalCenter: parent.verticalCenter

                    // A long name takes two lines rather than letters that nobody can read.
                    Label {
                        width: parent.width
                        height: Math.min(implicitHeight, cell.height * (cell.promise.length > 0 ? 0.6 : 1))
                        text: cell.agency
                        size: 36
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Theme.px(14)
                        verticalAlignment: Text.AlignVCenter
                        color: Theme.light
                    }

                    Label {
                        visible: cell.promise.length > 0
                        width: parent.width
                        text: cell.promise
                        size: 26
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.px(14)
                        color: Theme.lightSoft
                        wrapMode: Text.NoWrap
                    }
                }

                Label {
                    id: number

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(28)
                    anchors.verticalCenter: parent.verticalCenter
                    text: cell.count
                    size: 46
                    weight: Theme.heavy
                    figures: true
                    color: Theme.light
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
