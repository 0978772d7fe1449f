pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// One question, four faces. How far this is stands above it, in words and as a line.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property FacesView faces

    readonly property bool tall: height > width

    Scroller {
        id: scroller

        x: (parent.width - width) / 2
        y: Theme.px(28)
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(1600))
        height: parent.height - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(root.tall ? 36 : 24)

        Label {
            width: parent.width
            text: root.faces.progressWords
            size: Theme.body
            most: 48
            weight: Theme.strong
            color: Theme.inkSoft
        }

        Rectangle {
            width: parent.width
            height: Theme.px(20)
            radius: height / 2
            color: Theme.card
            border.width: Theme.px(2)
            border.color: Theme.inkSoft

            Rectangle {
                width: Math.max(height, parent.width * root.faces.progress)
                height: parent.height
                radius: height / 2
                color: Theme.ink
            }
        }

        PageTitle {
            width: parent.width
            title: root.faces.title
            hint: root.faces.text
        }

        Grid {
            id: row

            width: parent.width
            columns: root.tall ? 2 : 4
            spacing: Theme.px(Theme.gap)

            Repeater {
                model: root.faces.faces

                FaceButton {
                    id: face

                    objectName: face.key
                    width: (row.width - row.spacing * (row.columns - 1)) / row.columns
                    height: Math.max(implicitHeight, Theme.px(root.tall ? 400 : 380))
                    side: root.tall ? 200 : 160
                    onClicked: root.kiosk.chosen(face.key)
                }
            }
        }

        Grid {
            id: options

            width: parent.width
            columns: Theme.text > 1 && root.tall ? 1 : Math.max(1, root.faces.optionCount)
            spacing: Theme.px(20)

            Repeater {
                model: root.faces.options

                OptionButton {
                    id: option

                    objectName: option.key
                    size: 38
                    width: (options.width - options.spacing * (options.columns - 1)) / options.columns
                    onClicked: root.kiosk.chosen(option.key)
                }
            }
        }
    }
}
