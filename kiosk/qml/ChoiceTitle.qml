import QtQuick
import Besti.Kiosk
import Besti.Ui

// What was chosen, with the shape of the zone where it is done.
Item {
    id: root

    required property ChoiceView choice

    implicitHeight: Math.max(mark.height, words.height)

    ZoneMark {
        id: mark

        shape: root.choice.shape
        tint: root.choice.color
        side: 88
        color: Theme.contrast ? Theme.light : Theme.card
    }

    PageTitle {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.px(Theme.gap)
        anchors.right: parent.right
        title: root.choice.title
        hint: root.choice.hint
    }
}
