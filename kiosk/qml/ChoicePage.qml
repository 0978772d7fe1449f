import QtQuick
import Besti.Kiosk
import Besti.Ui

// What the service asks of a visitor, and the button that gives the number.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property ChoiceView choice
    required property bool tall

    readonly property real side: Theme.px(Theme.margin)

    Item {
        id: heading

        anchors.top: parent.top
        anchors.topMargin: Theme.px(root.tall ? 44 : 28)
        x: root.side
        width: parent.width - 2 * x
        height: Math.max(mark.height, words.height)

        ZoneMark {
            id: mark

            shape: root.choice.shape
            tint: root.choice.color
            side: 96
            color: Theme.card
        }

        PageTitle {
            id: words

            anchors.left: mark.right
            anchors.leftMargin: Theme.px(Theme.gap)
            anchors.right: parent.right
            title: root.choice.service
            hint: root.choice.agency
        }
    }

    Facts {
        id: facts

        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(36)
        x: root.side
        width: root.tall ? parent.width - 2 * x : (parent.width - 2 * x) * 0.36
        choice: root.choice
    }

    Documents {
        id: documents

        anchors.top: root.tall ? facts.bottom : facts.top
        anchors.topMargin: root.tall ? Theme.px(36) : 0
        anchors.bottom: ways.top
        anchors.bottomMargin: Theme.px(36)
        anchors.left: root.tall ? facts.left : facts.right
        anchors.leftMargin: root.tall ? 0 : Theme.px(Theme.gap)
        anchors.right: parent.right
        anchors.rightMargin: root.side
        choice: root.choice
    }

    Row {
        id: ways

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(36)
        x: root.side
        spacing: Theme.px(Theme.gap)

        BigButton {
            id: back

            objectName: "back"
            height: take.height
            text: root.header.back
            iconName: "back"
            onClicked: root.kiosk.wentBack()
        }

        BigButton {
            id: take

            objectName: "take"
            width: root.width - 2 * root.side - back.width - ways.spacing
            height: Theme.px(root.tall ? 200 : 144)
            text: root.choice.take
            iconName: "ticket"
            size: Theme.title
            primary: true
            focus: true
            onClicked: root.kiosk.taken()
        }
    }
}
