pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// What helps on every page, always in the same place: back, language, letters, contrast, lower buttons, loudspeaker,
// and the usher last. A tall screen has it at the bottom, a wide one at the side.
Rectangle {
    id: root

    required property KioskView kiosk
    required property BarView bar
    required property bool tall
    // How high it may become where it stands at the side.
    required property real room

    readonly property real inset: Theme.px(14)
    readonly property real gap: Theme.px(12)
    readonly property bool large: Theme.text > 1
    readonly property int lines: root.tall ? (root.large ? 2 : 1) : Math.max(1, root.bar.count)
    readonly property int columns: Math.max(1, Math.ceil(root.bar.count / root.lines))
    readonly property real line: root.tall ? Theme.touch(root.large ? 104 : 118) : Math.min(Theme.px(138), (root.room - 2 * inset - gap * (lines - 1)) / lines)

    implicitHeight: root.lines * root.line + (root.lines - 1) * root.gap + 2 * root.inset
    implicitWidth: Theme.px(root.large ? 292 : 196)
    color: Theme.night

    Rectangle {
        width: root.tall ? parent.width : Theme.px(4)
        height: root.tall ? Theme.px(4) : parent.height
        color: Theme.nightLine
    }

    Grid {
        id: buttons

        x: root.inset
        y: root.inset
        columns: root.columns
        spacing: root.gap

        Repeater {
            model: root.bar.buttons

            BarButton {
                id: button

                // Where there is nothing to go back to its place stays empty, so that the others keep theirs.
                readonly property bool idle: button.key === "back" && !root.bar.canBack

                objectName: button.key === "back" ? "back" : "bar-" + button.key
                width: (root.width - 2 * root.inset - root.gap * (root.columns - 1)) / root.columns
                height: root.line
                beside: root.large
                enabled: !button.idle
                opacity: button.idle ? 0 : 1
                onClicked: root.kiosk.barTouched(button.key)
            }
        }
    }
}
