import QtQuick
import Besti.Kiosk
import Besti.Ui

// What is asked for, and what is typed so far. `beside`: the one next to the other.
// `brief`: in smaller letters, where there is little room.
Item {
    id: root

    required property PadView pad
    property bool beside: false
    property bool brief: false
    property bool scarce: false

    implicitHeight: root.beside ? Math.max(title.height, field.height) : title.height + Theme.px(20) + field.height

    PageTitle {
        id: title

        width: root.beside ? parent.width * 0.5 : parent.width
        title: root.pad.title
        // Where there is no room for both, what was wrong is more worth than how it is done.
        hint: root.scarce && root.pad.wrong.length > 0 ? root.pad.wrong : root.pad.text
        most: root.brief && root.beside ? 52 : 76
        hintMost: root.brief && root.beside ? 40 : 52
    }

    Rectangle {
        id: field

        x: root.beside ? parent.width * 0.53 : 0
        y: root.beside ? (parent.height - height) / 2 : title.height + Theme.px(20)
        width: parent.width - x
        height: Theme.px(132)
        radius: Theme.px(Theme.corner)
        color: Theme.card
        border.width: Theme.px(4)
        border.color: Theme.ink

        Label {
            objectName: "typed"
            x: Theme.px(24)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * x
            height: Theme.px(112)
            text: root.pad.typed
            size: Theme.huge
            weight: Theme.heavy
            figures: true
            wrapMode: Text.NoWrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(28)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
    }
}
