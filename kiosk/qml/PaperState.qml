import QtQuick
import Besti.Kiosk
import Besti.Ui

// What became of the paper; without one, the code that a phone can read or photograph.
Column {
    id: root

    required property NumberView number

    spacing: Theme.px(16)

    Notice {
        width: parent.width
        text: root.number.paper
        iconName: root.number.paperIcon
        border.width: Theme.px(4)
        border.color: Theme.amber
    }

    Rectangle {
        objectName: "code"
        visible: root.number.code.length > 0
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.px(360)
        height: width
        radius: Theme.px(Theme.corner)
        color: "#FFFFFF"

        Image {
            anchors.fill: parent
            source: root.number.code.length > 0 ? "image://qr/" + encodeURIComponent(root.number.code) : ""
            sourceSize.width: width
            sourceSize.height: height
            smooth: false
            fillMode: Image.PreserveAspectFit
            Accessible.role: Accessible.Graphic
            Accessible.name: root.number.code
        }
    }
}
