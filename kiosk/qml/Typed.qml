import QtQuick
import Besti.Kiosk
import Besti.Ui

// The question, and the letters so far with a mark where the next one goes. `beside`: the one next to the other.
Item {
    id: root

    required property SearchView search
    property bool beside: false

    implicitHeight: root.beside ? Math.max(title.height, field.height) : title.height + Theme.px(16) + field.height

    PageTitle {
        id: title

        width: root.beside ? parent.width * 0.42 : parent.width
        title: root.search.title
        hint: root.search.hint
    }

    Rectangle {
        id: field

        x: root.beside ? parent.width * 0.44 : 0
        y: root.beside ? 0 : title.height + Theme.px(16)
        width: parent.width - x
        height: words.height + Theme.px(36)
        radius: Theme.px(Theme.corner)
        color: Theme.card
        border.width: Theme.px(4)
        border.color: Theme.ink

        Icon {
            id: lens

            x: Theme.px(28)
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            side: 56
        }

        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: lens.x + lens.width + Theme.px(20)
            width: parent.width - x - Theme.px(28)
            text: root.search.typed + "_"
            size: 64
            most: 80
            weight: Theme.heavy
            wrapMode: Text.WrapAnywhere
            Accessible.name: root.search.typed
        }
    }
}
