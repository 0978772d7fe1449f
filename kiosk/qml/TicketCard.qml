import QtQuick
import Besti.Ui

// A number, as large as the card lets it be.
Rectangle {
    id: root

    required property string title
    required property string number

    radius: Theme.px(48)
    color: Theme.night
    border.width: Theme.contrast ? Theme.px(4) : 0
    border.color: Theme.amber

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.px(48)

        Label {
            id: title

            width: parent.width
            text: root.title
            size: Theme.body
            most: 52
            color: Theme.lightSoft
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            objectName: "label"
            width: parent.width
            height: Math.min(implicitHeight, root.height - title.height - Theme.px(28))
            text: root.number
            size: 250
            weight: Theme.heavy
            figures: true
            color: Theme.amber
            wrapMode: Text.NoWrap
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(80)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
    }
}
