import QtQuick
import Besti.Kiosk
import Besti.Ui

// What became of the paper; without one, the code that a phone can read or photograph, and the way to try again.
Item {
    id: root

    required property KioskView kiosk
    required property NumberView number

    readonly property bool coded: root.number.code.length > 0
    readonly property bool stacked: width < Theme.px(800) || Theme.text > 1
    readonly property real gap: Theme.px(20)

    implicitHeight: !root.coded ? words.height : root.stacked ? code.height + root.gap + words.height : Math.max(code.height, words.height)

    Rectangle {
        id: code

        objectName: "code"
        visible: root.coded
        x: root.stacked ? (parent.width - width) / 2 : 0
        width: Theme.px(320)
        height: width
        radius: Theme.px(Theme.corner)
        color: "#FFFFFF"
        border.width: Theme.px(2)
        border.color: Theme.line

        Image {
            anchors.fill: parent
            anchors.margins: Theme.px(8)
            source: root.coded ? "image://qr/" + encodeURIComponent(root.number.code) : ""
            sourceSize.width: width
            sourceSize.height: height
            smooth: false
            fillMode: Image.PreserveAspectFit
            Accessible.role: Accessible.Graphic
            Accessible.name: root.number.code
        }
    }

    Column {
        id: words

        readonly property bool beside: root.coded && !root.stacked

        x: words.beside ? code.width + root.gap : 0
        y: words.beside ? Math.max(0, (code.height - height) / 2) : root.coded ? code.height + root.gap : 0
        width: parent.width - x
        spacing: root.gap

        Notice {
            width: parent.width
            text: root.number.paper
            iconName: root.number.paperIcon
            border.width: Theme.px(4)
            border.color: Theme.amber
        }

        BigButton {
            objectName: "again"
            visible: root.number.again.length > 0
            width: parent.width
            text: root.number.again
            iconName: "printer"
            onClicked: root.kiosk.chosen("again")
        }
    }
}
