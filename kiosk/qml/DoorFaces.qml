pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// For those on their way out: one touch says how the visit was.
Rectangle {
    id: root

    required property KioskView kiosk
    required property WelcomeView welcome

    implicitHeight: column.height + Theme.px(44)
    radius: Theme.px(Theme.corner)
    color: Theme.card
    border.width: Theme.px(2)
    border.color: Theme.line

    Column {
        id: column

        x: Theme.px(24)
        y: Theme.px(22)
        width: parent.width - 2 * x
        spacing: Theme.px(16)

        Label {
            width: parent.width
            text: root.welcome.visit
            size: 36
            most: 48
            weight: Theme.strong
            horizontalAlignment: Text.AlignHCenter
        }

        Row {
            id: row

            width: parent.width
            spacing: Theme.px(16)

            Repeater {
                model: root.welcome.faces

                FaceButton {
                    id: face

                    objectName: face.key
                    width: (row.width - row.spacing * 3) / 4
                    // All of one height, also where one of them says it in two lines.
                    height: Math.max(implicitHeight, Theme.px(Theme.text > 1 ? 264 : row.width < Theme.px(860) ? 236 : 196))
                    side: 84
                    size: Theme.small
                    onClicked: root.kiosk.chosen(face.key)
                }
            }
        }
    }
}
