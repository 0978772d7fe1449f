pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// The page that the kiosk names. A new one comes in from below, briefly, so that the eye sees that something changed.
Item {
    id: root

    // How much free room there is above, for what is only read.
    property real above: 0

    required property KioskView kiosk
    required property HeaderView header
    required property WelcomeView welcome
    required property StartView start
    required property GridView grid
    required property SearchView search
    required property ChoiceView choice
    required property NumberView number
    required property MenuView menu
    required property TicketView ticket
    required property PadView pad
    required property FacesView faces

    Loader {
        id: loader

        width: parent.width
        height: parent.height
        focus: true
        sourceComponent: {
            const pages = {
                welcome: welcomePage,
                start: startPage,
                grid: gridPage,
                search: keyboardPage,
                choice: choicePage,
                ticket: ticketPage,
                pad: padPage,
                faces: facesPage,
                issuing: issuingPage,
                number: numberPage,
                screentest: screenTestPage
            };
            return pages[root.kiosk.page] || menuPage;
        }
        onLoaded: entering.restart()

        ParallelAnimation {
            id: entering

            NumberAnimation {
                target: loader
                property: "y"
                from: Theme.px(28)
                to: 0
                duration: Theme.quick
                easing.type: Easing.OutCubic
            }
            NumberAnimation {
                target: loader
                property: "opacity"
                from: 0.2
                to: 1
                duration: Theme.quick
            }
        }
    }

    Component {
        id: welcomePage

        WelcomePage {
            above: root.above
            kiosk: root.kiosk
            header: root.header
            welcome: root.welcome
        }
    }

    Component {
        id: gridPage

        GridPage {
            above: root.above
            kiosk: root.kiosk
            header: root.header
            grid: root.grid
        }
    }

    Component {
        id: keyboardPage

        KeyboardPage {
            above: root.above
            kiosk: root.kiosk
            header: root.header
            search: root.search
        }
    }

    Component {
        id: choicePage

        ChoicePage {
            above: root.above
            kiosk: root.kiosk
            header: root.header
            choice: root.choice
        }
    }

    Component {
        id: issuingPage

        IssuingPage {
            above: root.above
            menu: root.menu
        }
    }

    Component {
        id: numberPage

        NumberPage {
            above: root.above
            kiosk: root.kiosk
            header: root.header
            number: root.number
        }
    }

    Component {
        id: ticketPage

        TicketPage {
            kiosk: root.kiosk
            header: root.header
            ticket: root.ticket
            above: root.above
        }
    }

    Component {
        id: padPage

        PadPage {
            kiosk: root.kiosk
            header: root.header
            pad: root.pad
            above: root.above
        }
    }

    Component {
        id: facesPage

        FacesPage {
            kiosk: root.kiosk
            header: root.header
            faces: root.faces
            above: root.above
        }
    }

    Component {
        id: menuPage

        MenuPage {
            above: root.above
            kiosk: root.kiosk
            header: root.header
            menu: root.menu
        }
    }

    Component {
        id: startPage

        StartPage {
            above: root.above
            kiosk: root.kiosk
            header: root.header
            start: root.start
        }
    }

    Component {
        id: screenTestPage

        ScreenTestPage {
            kiosk: root.kiosk
            menu: root.menu
        }
    }
}
