import QtQuick
import Besti.Kiosk
import Besti.Ui

// The question, and the letters so far with a mark where the next one goes. `beside`: the one next to the other.
// `brief`: the question stands where the letters will be.
Item {
    id: root

    required property SearchView search
    property bool beside: false
    property bool brief: false

    // Two lines of question and one of hint, or the keys have no room.
    readonly property bool narrow: beside && width < Theme.px(1300)

    // Kept free for the line below the letters, whether it is there or not, so that nothing moves when it comes.
    readonly property real after: root.brief && !root.beside ? Theme.px(60) : 0
    readonly property bool small: root.brief && root.beside || root.search.typed.length > 10
    readonly property real below: root.beside || root.brief ? 0 : title.height + Theme.px(16)

    implicitHeight: root.beside && !root.brief ? Math.max(title.height, field.height) : root.below + field.height + root.after

    PageTitle {
        id: title

        visible: !root.brief
        width: root.beside ? parent.width * (root.narrow ? 0.5 : 0.42) : parent.width
        title: root.search.title
        hint: root.search.hint
        most: root.narrow ? 48 : 76
        hintMost: root.narrow ? 34 : 52
    }

    Rectangle {
        id: field

        x: root.beside && !root.brief ? parent.width * (root.narrow ? 0.53 : 0.44) : 0
        y: root.below
        width: parent.width - x
        height: Math.max(words.height, asked.visible ? asked.height : 0) + Theme.px(root.brief ? 24 : 36)
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
            id: asked

            visible: root.brief && root.search.typed.length === 0
            anchors.verticalCenter: parent.verticalCenter
            x: words.x
            width: words.width
            text: root.search.title
            size: Theme.body
            most: 52
            color: Theme.inkSoft
        }

        Label {
            id: words

            visible: !asked.visible
            anchors.verticalCenter: parent.verticalCenter
            x: lens.x + lens.width + Theme.px(20)
            width: parent.width - x - Theme.px(28)
            text: root.search.typed + "_"
            size: root.small ? 44 : 64
            most: root.small ? 56 : 80
            weight: Theme.heavy
            Accessible.name: root.search.typed.length > 0 ? root.search.typed : root.search.title
        }
    }

    Label {
        visible: root.after > 0 && root.search.typed.length > 0
        y: root.below + field.height + Theme.px(8)
        width: parent.width
        text: root.search.hint
        size: Theme.body
        most: 40
        color: Theme.inkSoft
    }
}
