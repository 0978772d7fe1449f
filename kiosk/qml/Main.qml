import QtQuick
import Besti.Kiosk
import Besti.Ui

// The window of the kiosk: the bar on top, one page, the ways out at the bottom.
Window {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property WelcomeView welcome
    required property GridView grid
    required property ChoiceView choice
    required property NumberView number
    required property MessageView message

    readonly property bool tall: height > width

    title: "Besti"
    width: 1080
    height: 1920
    color: Theme.paper

    Binding {
        target: Theme
        property: "unit"
        value: Math.min(root.width, root.height) / 1080
    }

    TopBar {
        id: bar

        anchors.top: parent.top
        width: parent.width
        kiosk: root.kiosk
        header: root.header
        tall: root.tall
    }

    Pages {
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        kiosk: root.kiosk
        header: root.header
        welcome: root.welcome
        grid: root.grid
        choice: root.choice
        number: root.number
        message: root.message
        tall: root.tall
    }
}
