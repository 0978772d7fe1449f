pragma ComponentBehavior: Bound
import QtQuick
import Besti.Display
import Besti.Ui

// Every counter: open, on a break, closed, or whom it serves.
Rectangle {
    id: root

    required property ListsView lists

    radius: Theme.px(40)
    color: Theme.nightRaised

    Label {
        id: heading

        x: Theme.px(30)
        y: Theme.px(14)
        text: root.lists.countersTitle
        size: 36
        weight: Theme.strong
        color: Theme.lightSoft
        wrapMode: Text.NoWrap
    }

    Item {
        id: cells

        anchors.fill: parent
        anchors.margins: Theme.px(12)
        anchors.topMargin: heading.y + heading.height + Theme.px(4)

        Repeater {
            model: root.lists.counters

            Item {
                id: cell

                required property int index
                required property string number
                required property string agency
                required property string mode
                required property string note
                required property string label
                required property string color
                required property string shape

                readonly property bool shut: cell.mode === "closed"

                x: Math.floor(cell.index / root.lists.counterRows) * width
                y: cell.index % root.lists.counterRows * height
                width: cells.width / root.lists.counterColumns
                height: cells.height / root.lists.counterRows

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Theme.px(4)
                    radius: Theme.px(16)
                    color: cell.label ? Theme.night : "transparent"
                    border.width: cell.shut ? 0 : Theme.px(2)
                    border.color: Theme.nightLine
                }

                Rectangle {
                    id: plate

                    x: Theme.px(14)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(72)
                    height: Theme.px(54)
                    radius: Theme.px(12)
                    color: cell.shut ? "transparent" : Theme.light
                    border.width: cell.shut ? Theme.px(2) : 0
                    border.color: Theme.nightLine

                    Label {
                        anchors.centerIn: parent
                        text: cell.number
                        size: 38
                        weight: Theme.heavy
                        figures: true
                        color: cell.shut ? Theme.lightSoft : Theme.ink
                        wrapMode: Text.NoWrap
                    }
                }

                Label {
                    id: agency

                    anchors.left: plate.right
                    anchors.leftMargin: Theme.px(14)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(14)
                    y: Theme.px(6)
                    height: parent.height / 2 - y + Theme.px(2)
                    text: cell.agency
                    size: 26
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.px(12)
                    weight: Theme.strong
                    verticalAlignment: Text.AlignVCenter
                    color: cell.shut ? Theme.lightSoft : Theme.light
                }

                Icon {
                    id: sign

                    visible: cell.mode === "paused" || cell.shut
                    anchors.left: agency.left
                    anchors.verticalCenter: note.verticalCenter
                    name: cell.shut ? "lock" : "pause"
                    color: Theme.lightSoft
                    side: 24
                }

                Label {
                    id: note

                    anchors.left: sign.visible ? sign.right : agency.left
                    anchors.leftMargin: sign.visible ? Theme.px(8) : 0
                    anchors.right: served.text ? served.left : parent.right
                    anchors.rightMargin: Theme.px(14)
                    y: parent.height / 2 + Theme.px(4)
                    text: cell.note
                    size: 24
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(14)
                    color: Theme.lightSoft
                    wrapMode: Text.NoWrap
                }

                Label {
                    id: served

                    objectName: "serves-" + cell.number
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.px(18)
                    anchors.baseline: note.baseline
                    anchors.baselineOffset: Theme.px(3)
                    text: cell.label
                    size: 36
                    weight: Theme.heavy
                    figures: true
                    color: Theme.amber
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
