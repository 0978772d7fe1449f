import QtQuick
import Besti.Ui

// What a page asks, and a line below it.
Column {
    id: root

    required property string title
    required property string hint
    // How large they may become.
    property real most: 76
    property real hintMost: 52

    spacing: Theme.px(8)

    Label {
        objectName: "title"
        width: parent.width
        text: root.title
        size: Math.min(Theme.title, root.most)
        most: root.most
        weight: Theme.heavy
        Accessible.role: Accessible.Heading
    }

    Label {
        visible: root.hint.length > 0
        width: parent.width
        text: root.hint
        size: Theme.body
        most: root.hintMost
        color: Theme.inkSoft
    }
}
