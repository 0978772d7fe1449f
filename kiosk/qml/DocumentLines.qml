pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// The documents, one below the other, each with a tick.
Column {
    id: root

    required property ChoiceView choice
    required property real size

    spacing: Theme.px(14)

    Repeater {
        model: root.choice.documents

        Item {
            id: line

            required property string text

            width: root.width
            height: words.height

            Icon {
                id: tick

                name: "check"
                side: words.letters * 1.1
                y: Theme.px(words.letters * 0.06)
            }

            Label {
                id: words

                anchors.left: tick.right
                anchors.leftMargin: Theme.px(18)
                anchors.right: parent.right
                text: line.text
                size: root.size
            }
        }
    }
}
