import QtQuick
import Besti.Kiosk
import Besti.Ui

// Where the visitor goes now. Whom a counter waits for sees it at once.
Rectangle {
    id: root

    required property TicketView ticket

    readonly property color ink: root.ticket.now ? Theme.onAmber : Theme.ink

    implicitHeight: Math.max(Theme.px(176), words.height + Theme.px(56))
    radius: Theme.px(Theme.corner)
    color: root.ticket.now ? Theme.amber : Theme.card
    border.width: Theme.px(root.ticket.now ? 6 : 2)
    border.color: root.ticket.now ? Theme.ink : Theme.line

    ZoneMark {
        visible: root.ticket.shape.length > 0
        x: Theme.px(24)
        anchors.verticalCenter: parent.verticalCenter
        shape: root.ticket.shape
        tint: root.ticket.color
        side: 112
        color: root.ticket.now || Theme.contrast ? Theme.light : "transparent"
    }

    Icon {
        visible: root.ticket.shape.length === 0
        x: Theme.px(40)
        anchors.verticalCenter: parent.verticalCenter
        name: root.ticket.nextIcon
        color: root.ink
        side: 80
    }

    Column {
        id: words

        x: Theme.px(160)
        width: parent.width - x - Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(6)

        Label {
            objectName: "next"
            width: parent.width
            text: root.ticket.nextText
            size: 46
            most: 64
            weight: Theme.heavy
            color: root.ink
        }

        Label {
            visible: root.ticket.nextDetail.length > 0
            width: parent.width
            text: root.ticket.nextDetail
            size: 38
            most: 54
            weight: Theme.strong
            color: root.ink
        }
    }
}
