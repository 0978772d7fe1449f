import QtQuick
import Besti.Ui

// A card with a picture and a sentence.
Rectangle {
    id: root

    required property string text
    required property string iconName

    readonly property bool narrow: width < Theme.px(560)
    // The words say it all, and large ones need the width.
    readonly property bool bare: width < Theme.px(520) && Theme.text > 1.5

    implicitHeight: Math.max(Theme.px(136), words.height + Theme.px(40))
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Icon {
        id: picture

        visible: !root.bare
        x: Theme.px(root.narrow ? 24 : 36)
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        side: root.narrow ? 52 : 76
    }

    Label {
        id: words

        anchors.left: root.bare ? parent.left : picture.right
        anchors.leftMargin: Theme.px(root.bare ? 24 : root.narrow ? 18 : 32)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        size: text.length > 40 ? Theme.body : 42
        most: root.narrow ? 42 : 56
        weight: Theme.strong
    }
}
