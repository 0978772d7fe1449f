import QtQuick
import Besti.Display
import Besti.Ui

// The window of the display. Nothing is decided here: what is shown where comes from the view models.
Window {
    id: root

    required property FrameView frame
    required property StageView stage
    required property ListsView lists
    required property PlacesView places
    required property SlideView slide

    readonly property bool upright: root.height > root.width

    title: "Besti"
    width: 1920
    height: 1080
    color: root.frame.page === "night" ? "black" : Theme.night
    onWidthChanged: root.frame.resized(root.width, root.height)
    onHeightChanged: root.frame.resized(root.width, root.height)
    Component.onCompleted: root.frame.resized(root.width, root.height)

    Binding {
        target: Theme
        property: "unit"
        value: root.upright ? Math.min(root.width / 1080, root.height / 1920) : Math.min(root.height / 1080, root.width / 1920)
    }

    NightClock {
        visible: root.frame.page === "night"
        anchors.fill: parent
        frame: root.frame
    }

    // Walks a few units now and then, so that nothing burns into the screen.
    Item {
        readonly property real reach: Theme.px(6)

        visible: root.frame.page !== "night"
        x: reach + Theme.px(root.frame.shiftX)
        y: reach + Theme.px(root.frame.shiftY)
        width: parent.width - 2 * reach
        height: parent.height - 2 * reach

        TopBar {
            id: bar

            width: parent.width
            upright: root.upright
            frame: root.frame
        }

        StaleBanner {
            id: stale

            anchors.top: bar.bottom
            width: parent.width
            frame: root.frame
        }

        Item {
            id: body

            anchors.top: stale.bottom
            anchors.bottom: ticker.visible ? ticker.top : parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.px(24)

            Parts {
                visible: root.frame.page === "calls"
                anchors.fill: parent
                frame: root.frame
                stage: root.stage
                lists: root.lists
                places: root.places
                slide: root.slide
            }

            MessagePage {
                visible: root.frame.page === "message"
                anchors.fill: parent
                icon: root.frame.icon
                title: root.frame.title
                text: root.frame.text
                foot: root.frame.pledge
            }
        }

        Ticker {
            id: ticker

            anchors.bottom: parent.bottom
            width: parent.width
            text: stale.visible ? "" : root.frame.ticker
            moving: root.frame.moving
        }
    }
}
