import QtQuick
import Besti.Kiosk
import Besti.Ui

// The question, and how far it is through all of them, in words and as a line.
Column {
    id: root

    required property FacesView faces

    spacing: Theme.px(18)

    Label {
        visible: root.faces.progressWords.length > 0
        width: parent.width
        text: root.faces.progressWords
        size: Theme.body
        most: 48
        weight: Theme.strong
        color: Theme.inkSoft
    }

    Rectangle {
        visible: root.faces.progressWords.length > 0
        width: parent.width
        height: Theme.px(20)
        radius: height / 2
        color: Theme.card
        border.width: Theme.px(2)
        border.color: Theme.inkSoft

        Rectangle {
            width: Math.max(height, parent.width * root.faces.progress)
            height: parent.height
            radius: height / 2
            color: Theme.ink
        }
    }

    PageTitle {
        width: parent.width
        title: root.faces.title
        hint: root.faces.text
    }
}
