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

    readonly property real inset: Theme.px(14)
    readonly property int lines: root.tall ? (Theme.text > 1 ? 2 : 1) : root.bar.count
    readonly property int columns: Math.ceil(root.bar.count / root.lines)

    implicitHeight: column.height + 2 * root.inset
    implicitWidth: Theme.px(Theme.text > 1 ? 236 : 196)
    color: Theme.night

    Rectangle {
        width: root.tall ? parent.width : Theme.px(4)
        height: root.tall ? Theme.px(4) : parent.height
        color: Theme.nightLine
    }

    Column {
        id: column

        x: root.inset
        y: root.inset
        width: parent.width - 2 * x
        spacing: Theme.px(12)

        Label {
            objectName: "help"
            visible: root.bar.help.length > 0
            width: parent.width
            text: root.bar.help
            size: Theme.small
            most: 36
            weight: Theme.strong
            color: Theme.amber
            horizontalAlignment: Text.AlignHCenter
        }

        Grid {
            id: buttons

            columns: root.columns
            spacing: Theme.px(12)

            Repeater {
                model: root.bar.buttons

                BarButton {
                    id: button

                    // Where there is nothing to go back to its place stays empty, so that the others keep theirs.
                    readonly property bool idle: button.key === "back" && !root.bar.canBack

                    objectName: button.key === "back" ? "back" : "bar-" + button.key
                    width: (column.width - buttons.spacing * (root.columns - 1)) / root.columns
                    enabled: !button.idle
                    opacity: button.idle ? 0 : 1
                    onClicked: root.kiosk.barTouched(button.key)
                }
            }
        }
    }
}
