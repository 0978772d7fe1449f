import QtQuick
import Besti.Display
import Besti.Ui

// The current call, those before it, who is next, and how many wait.
Item {
    id: root

    required property FrameView frame
    required property CallView call
    required property ListsView lists

    readonly property real gap: Theme.px(24)
    readonly property real sideWidth: Theme.px(640)
    readonly property real footHeight: Theme.px(236)

    CallPanel {
        id: panel

        width: parent.width - root.sideWidth - root.gap
        height: parent.height - root.footHeight - root.gap
        frame: root.frame
        call: root.call
    }

    EarlierCalls {
        anchors.right: parent.right
        width: root.sideWidth
        height: panel.height
        lists: root.lists
    }

    WaitingCounts {
        anchors.bottom: parent.bottom
        width: panel.width
        height: root.footHeight
        lists: root.lists
    }

    NextUp {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: root.sideWidth
        height: root.footHeight
        lists: root.lists
    }
}
