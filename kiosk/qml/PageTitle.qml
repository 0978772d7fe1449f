import QtQuick
import Besti.Ui

// What a page asks, and a line below it.
Column {
    id: root

    required property string title
    required property string hint

    spacing: Theme.px(8)

    Label {
        objectName: "title"
        width: parent.width
        text: root.title
        size: Theme.title
        most: 76
        weight: Theme.heavy
        Accessible.role: Accessible.Heading
    }

    Label {
        visible: root.hint.length > 0
        width: parent.width
        text: root.hint
        size: Theme.body
        most: 52
        color: Theme.inkSoft
    }
}
