import QtQuick
import Besti.Display
import Besti.Ui

// The window of the display: the bar, a warning where there is one, the calls or a message, and the ticker.
Window {
    id: root

    required property FrameView frame
    required property CallView call
    required property ListsView lists

    title: "Besti"
    width: 1920
    height: 1080
    color: Theme.night

    Binding {
        target: Theme
        property: "unit"
        value: Math.min(root.height / 1080, root.width / 1920)
    }

    TopBar {
        id: bar

        width: parent.width
        frame: root.frame
    }

    StaleBanner {
        id: stale

        anchors.top: bar.bottom
        width: parent.width
        frame: root.frame
    }

    Item {
        anchors.top: stale.bottom
        anchors.bottom: ticker.visible ? ticker.top : parent.bottom
        anchors.margins: Theme.px(24)
        x: Theme.px(32)
        width: parent.width - 2 * x

        CallsPage {
            visible: root.frame.page === "calls"
            anchors.fill: parent
            frame: root.frame
            call: root.call
            lists: root.lists
        }

        MessagePage {
            visible: root.frame.page !== "calls"
            anchors.fill: parent
            icon: root.frame.icon
            title: root.frame.title
            text: root.frame.text
        }
    }

    Ticker {
        id: ticker

        anchors.bottom: parent.bottom
        width: parent.width
        text: stale.visible ? "" : root.frame.ticker
    }
}
