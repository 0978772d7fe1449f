import QtQuick
import Besti.Ui

// A card with a picture and a sentence.
Rectangle {
    id: root

    required property string text
    required property string iconName

    implicitHeight: Math.max(Theme.px(136), words.height + Theme.px(40))
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Icon {
        id: picture

        x: Theme.px(36)
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        side: 76
    }

    Label {
        id: words

        anchors.left: picture.right
        anchors.leftMargin: Theme.px(32)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: text.length > 40 ? Theme.body : 42
        most: 56
        weight: Theme.strong
    }
}
