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
    required property TicketView ticket
    required property PadView pad
    required property FacesView faces
    required property NoticeView notice

    readonly property bool tall: height > width
    // Every part of the panel is tested, whoever stands before it.
    readonly property bool low: root.bar.low && root.kiosk.page !== "screentest"
    // Where pages begin.
    readonly property real begin: top.height

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
        bar: root.bar
        tall: root.tall
        visible: !notice.visible
    }

    PassingNotice {
        id: notice

        anchors.fill: top
        notice: root.notice
    }

    Pages {
        id: pages

        // Lowered, everything that can be touched is in the lower half; a wide screen is low as it is, and large letters
        // need its height more.
        y: root.low ? Math.max(root.begin, root.height * (root.tall ? 0.5 : Theme.text > (root.width > Theme.px(1600) ? 1.5 : 1) ? 0 : 0.25)) : root.begin
        height: (root.tall ? help.y : root.height) - y
        width: root.tall ? parent.width : help.x
        enabled: !veil.visible
        above: root.low && root.tall ? y - root.begin : 0
        kiosk: root.kiosk
        header: root.header
        welcome: root.welcome
        start: root.start
        grid: root.grid
        search: root.search
        choice: root.choice
        number: root.number
        menu: root.menu
        ticket: root.ticket
        pad: root.pad
        faces: root.faces
    }

    HelpBar {
        id: help

        enabled: !veil.visible
        x: parent.width - width
        y: root.tall ? parent.height - height : top.height
        width: root.tall ? parent.width : implicitWidth
        height: root.tall ? implicitHeight : parent.height - y
        kiosk: root.kiosk
        bar: root.bar
        tall: root.tall
        room: root.height - top.height
    }

    Warning {
        id: veil

        anchors.fill: parent
        low: root.bar.low && root.tall
        kiosk: root.kiosk
        bar: root.bar
    }
}
