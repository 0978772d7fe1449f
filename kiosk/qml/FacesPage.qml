pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Besti.Kiosk
import Besti.Ui

// One question, four faces. `above`: how much free room there is above the page.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property FacesView faces

    property real above: 0

    readonly property bool tall: height > width || above > 0
    readonly property bool roomy: (Theme.text < 1.5 || root.faces.optionCount === 0) && above === 0 && height > Theme.px(620)

    Above {
        room: root.above

        FacesQuestion {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            faces: root.faces
        }
    }

    Scroller {
        x: (parent.width - width) / 2
        y: Theme.px(28)
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(1600))
        height: parent.height - y - Theme.px(24)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(root.tall ? 36 : 24)
        centred: root.above === 0 && root.faces.optionCount === 0

        FacesQuestion {
            visible: root.above === 0
            width: parent.width
            faces: root.faces
        }

        GridLayout {
            width: parent.width
            columns: root.tall ? 2 : 4
            columnSpacing: Theme.px(Theme.gap)
            rowSpacing: Theme.px(Theme.gap)
            uniformCellWidths: true
            uniformCellHeights: true

            Repeater {
                model: root.faces.faces

                FaceButton {
                    id: face

                    objectName: face.key
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: Math.max(implicitHeight, root.roomy ? Theme.px(root.tall ? 430 : 380) : 0)
                    side: root.roomy ? (root.tall ? 200 : 160) : (root.tall ? (root.above > 0 && Theme.text > 1 ? 72 : 140) : 96)
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
