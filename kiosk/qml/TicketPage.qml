import QtQuick
import Besti.Kiosk
import Besti.Ui

// A number that somebody has come back with: the number, where to go now, how each errand stands, what can be done.
// `above`: how much free room there is above the page.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property TicketView ticket
    property real above: 0

    readonly property bool tall: height > width || above > 0
    readonly property real side: Theme.px(Theme.margin)

    TicketCard {
        id: card

        x: root.side
        y: Theme.px(28) - root.above
        width: root.tall ? parent.width - 2 * x : parent.width * 0.29
        height: {
            if (root.above > 0)
                return root.above - Theme.px(56);
            return root.tall ? Math.min(Theme.px(340), parent.height * 0.26) : parent.height - y - Theme.px(24);
        }
        title: root.ticket.title
        number: root.ticket.label
    }

    Scroller {
        x: root.tall ? root.side : card.x + card.width + Theme.px(28)
        y: root.above > 0 ? Theme.px(24) : root.tall ? card.y + card.height + Theme.px(24) : card.y
        width: root.width - x - (root.tall ? root.side : Theme.px(28))
        height: root.height - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(20)

        Notice {
            objectName: "told"
            visible: root.ticket.told.length > 0
            width: parent.width
            text: root.ticket.told
            iconName: "info"
        }

        NextPlace {
            width: parent.width
            ticket: root.ticket
        }

        // What everybody else waits for comes before what there is to read.
        TicketOptions {
            visible: root.ticket.urgentCount > 0
            width: parent.width
            kiosk: root.kiosk
            options: root.ticket.urgent
            columns: 1
        }

        ErrandStates {
            width: parent.width
            ticket: root.ticket
        }

        TicketOptions {
            width: parent.width
            kiosk: root.kiosk
            options: root.ticket.options
            columns: root.ticket.optionCount > 2 && Theme.text < 1.5 ? 2 : 1
        }
    }
}
