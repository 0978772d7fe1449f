import QtQuick
import Besti.Display
import Besti.Ui

// The current call. A new one turns the whole panel light and back, once a second for four seconds.
Rectangle {
    id: root

    required property FrameView frame
    required property CallView call

    property bool lit: false
    readonly property bool called: root.call.label.length > 0
    readonly property color ink: root.lit ? Theme.ink : Theme.light

    radius: Theme.px(40)
    color: root.lit ? Theme.amber : Theme.nightRaised

    SequentialAnimation {
        id: flash

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
        target: root.call

        function onCalled() {
            flash.restart();
        }
    }

    MessagePage {
        visible: !root.called
        anchors.fill: parent
        icon: root.frame.icon
        title: root.frame.title
        text: root.frame.text
        size: 64
    }

    Item {
        visible: root.called
        anchors.fill: parent
        anchors.margins: Theme.px(40)

        Label {
            id: caption

            text: root.call.caption
            size: 46
            weight: Theme.strong
            color: root.lit ? Theme.ink : Theme.lightSoft
            wrapMode: Text.NoWrap
        }

        Row {
            anchors.right: parent.right
            anchors.verticalCenter: caption.verticalCenter
            spacing: Theme.px(20)

            Label {
                text: root.call.agency
                size: 42
                weight: Theme.strong
                color: root.ink
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }

            ZoneMark {
                visible: root.call.shape.length > 0
                shape: root.call.shape
                tint: root.call.color || Theme.ink
                side: 64
            }
        }

        Item {
            anchors.top: caption.bottom
            anchors.bottom: where.top
            width: parent.width

            Label {
                objectName: "current"
                // As high as the room between caption and counter allows; capitals are 0.73 of the size.
                readonly property real room: parent.height / Theme.unit

                anchors.centerIn: parent
                text: root.call.label
                size: Math.min(root.call.label.length > 5 ? 270 : 330, room / 0.8)
                weight: Theme.heavy
                figures: true
                color: root.lit ? Theme.ink : Theme.amber
                wrapMode: Text.NoWrap
            }
        }

        Row {
            id: where

            anchors.bottom: parent.bottom
            anchors.bottomMargin: -Theme.px(24)
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.px(32)

            Label {
                text: root.call.please
                size: 46
                color: root.lit ? Theme.ink : Theme.lightSoft
                wrapMode: Text.NoWrap
                anchors.baseline: counter.baseline
            }

            Label {
                id: counter

                objectName: "counter"
                text: root.call.counter
                size: 124
                weight: Theme.heavy
                color: root.ink
                wrapMode: Text.NoWrap
            }
        }
    }
}
