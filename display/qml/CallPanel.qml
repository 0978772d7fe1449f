import QtQuick
import Besti.Ui

// One call: who, and to which counter. In a small panel only these two; in a large one also what for.
Rectangle {
    id: root

    required property int index
    required property string label
    required property string caption
    required property string counter
    required property string agency
    required property string tint
    required property string shape
    required property bool recall
    required property bool fresh
    required property string please
    required property rect box
    property bool lit: false

    readonly property real wide: root.box.width / Theme.unit
    readonly property real high: root.box.height / Theme.unit
    readonly property bool roomy: wide > 560 && high > 330
    readonly property real edge: roomy ? 40 : 16
    readonly property color ink: root.lit ? Theme.ink : Theme.light
    readonly property color soft: root.lit ? Theme.ink : Theme.lightSoft

    x: root.box.x
    y: root.box.y
    width: root.box.width
    height: root.box.height
    radius: Theme.px(roomy ? 40 : 24)
    color: root.lit ? Theme.amber : Theme.nightRaised
    // A frame as well as a colour tells what is new.
    border.width: root.fresh ? Theme.px(roomy ? 12 : 7) : 0
    border.color: Theme.amber

    CallFit {
        id: fit
    }

    Item {
        id: head

        x: Theme.px(root.edge)
        y: Theme.px(root.roomy ? 30 : 14)
        width: parent.width - 2 * x
        height: Theme.px(root.roomy ? 66 : Math.min(44, root.high * 0.2))

        Icon {
            id: again

            objectName: "again-" + root.index
            visible: root.recall
            name: root.recall ? "again" : ""
            color: root.soft
            side: head.height / Theme.unit * 0.8
            anchors.verticalCenter: parent.verticalCenter
        }

        Label {
            visible: root.roomy || root.recall
            anchors.left: again.visible ? again.right : parent.left
            anchors.leftMargin: again.visible ? Theme.px(14) : 0
            anchors.verticalCenter: parent.verticalCenter
            width: root.roomy ? head.width * 0.5 : mark.x - x - Theme.px(8)
            text: visible ? root.caption : ""
            size: root.roomy ? 46 : head.height / Theme.unit * 0.72
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(12)
            weight: Theme.strong
            color: root.soft
            wrapMode: Text.NoWrap
        }

        Label {
            visible: root.roomy
            anchors.right: mark.left
            anchors.rightMargin: Theme.px(20)
            anchors.verticalCenter: parent.verticalCenter
            width: head.width * 0.5 - mark.width - (again.visible ? again.width + Theme.px(14) : 0) - Theme.px(40)
            height: head.height
            // What is not seen is not measured: with each call every panel takes on another size.
            text: visible ? root.agency : ""
            size: 42
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(14)
            weight: Theme.strong
            color: root.ink
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
        }

        ZoneMark {
            id: mark

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            opacity: root.shape.length > 0 ? 1 : 0
            shape: root.shape
            tint: root.tint || Theme.ink
            side: head.height / Theme.unit
        }
    }

    Label {
        id: number

        objectName: "call-" + root.index
        anchors.horizontalCenter: parent.horizontalCenter
        y: head.y + head.height + (where.y - head.y - head.height - height) / 2
        text: root.label
        size: fit.largest(root.label.length, root.wide, root.high)
        weight: Theme.heavy
        figures: true
        color: root.lit ? Theme.ink : Theme.amber
        wrapMode: Text.NoWrap
    }

    Item {
        id: where

        readonly property real fitting: (root.wide - 32) / (root.counter.length * 0.6 + 1)
        readonly property real size: Math.min(fitting, root.roomy ? 124 : 80, root.high * (root.roomy ? 0.2 : 0.24))

        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - height - Theme.px(root.roomy ? 14 : 6)
        width: row.width
        height: row.height

        Row {
            id: row

            spacing: Theme.px(where.size * 0.2)

            Label {
                visible: root.roomy && root.wide > 900
                text: visible ? root.please : ""
                size: 46
                color: root.soft
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }

            // Points to the counter, and moves with the light.
            Icon {
                name: "pointer"
                color: root.ink
                side: where.size * 0.7
                anchors.verticalCenter: parent.verticalCenter
                transform: Translate {
                    id: nudge
                }

                NumberAnimation {
                    id: slide

                    target: nudge
                    property: "x"
                    to: root.lit ? Theme.px(where.size * 0.12) : 0
                    duration: 250
                }

                // Later: starting it lets all animations go on at once, the flash too, in the midst of its own change.
                Connections {
                    target: root

                    function onLitChanged() {
                        Qt.callLater(slide.restart);
                    }
                }
            }

            Label {
                objectName: "counter-" + root.index
                text: root.counter
                size: where.size
                weight: Theme.heavy
                color: root.ink
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
