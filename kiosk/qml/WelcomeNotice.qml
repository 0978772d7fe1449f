import QtQuick
import Besti.Ui

// What hangs in the hall. A long one, where there is little room for it, stands in smaller letters. `room`: the most
// height that it may take.
Rectangle {
    id: root

    required property string text
    property real room: Theme.px(240)

    readonly property real inset: Theme.px(20)

    implicitHeight: Math.min(root.room, Math.max(measure.contentHeight + 2 * root.inset, Theme.px(96)))
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(4)
    border.color: Theme.amberEdge

    // How high the words would be in letters of the wanted size: measured apart from what is fitted.
    Label {
        id: measure

        visible: false
        width: words.width
        text: root.text
        size: Theme.body
        most: 52
        weight: Theme.strong
    }

    Icon {
        id: picture

        x: root.inset
        anchors.verticalCenter: parent.verticalCenter
        name: "info"
        side: 56
    }

    Label {
        id: words

        x: picture.x + picture.width + root.inset
        y: root.inset
        width: parent.width - x - root.inset
        height: parent.height - 2 * y
        text: root.text
        size: Theme.body
        most: 52
        weight: Theme.strong
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.px(24)
        verticalAlignment: Text.AlignVCenter
    }
}
