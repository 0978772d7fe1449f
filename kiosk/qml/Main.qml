import QtQuick
import Besti.Kiosk
import Besti.Ui

// The window of the kiosk: who we are on top, one page, and at the bottom what helps on every page.
Window {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property WelcomeView welcome
    required property BarView bar
    required property StartView start
    required property GridView grid
    required property SearchView search
    required property ChoiceView choice
    required property NumberView number
    required property MenuView menu

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

    Binding {
        target: Theme
        property: "text"
        value: root.bar.text
    }

    Binding {
        target: Theme
        property: "contrast"
        value: root.bar.contrast
    }

    TopBar {
        id: top

        anchors.top: parent.top
        width: parent.width
        kiosk: root.kiosk
        header: root.header
        tall: root.tall
    }

    Pages {
        id: pages

        // Lowered, everything that can be touched is in the lower half; a wide screen is low as it is.
        y: root.bar.low ? Math.max(top.height, root.height * (root.tall ? 0.46 : 0.3)) : top.height
        height: (root.tall ? help.y : root.height) - y
        width: root.tall ? parent.width : help.x
        kiosk: root.kiosk
        header: root.header
        welcome: root.welcome
        start: root.start
        grid: root.grid
        search: root.search
        choice: root.choice
        number: root.number
        menu: root.menu
    }

    HelpBar {
        id: help

        x: parent.width - width
        y: root.tall ? parent.height - height : top.height
        width: root.tall ? parent.width : implicitWidth
        height: root.tall ? implicitHeight : parent.height - y
        kiosk: root.kiosk
        bar: root.bar
        tall: root.tall
    }

    Warning {
        anchors.fill: parent
        kiosk: root.kiosk
        bar: root.bar
    }
}
