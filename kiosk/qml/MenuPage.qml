pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// A few calm words and a few large answers.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property MenuView menu
    property real above: 0

    readonly property real disc: root.menu.optionCount > 3 || root.menu.lineCount > 3 || height < Theme.px(900) ? 104 : 160
    readonly property int columns: root.menu.optionCount > 3 && width > Theme.px(1400) && Theme.text < 2 ? 2 : 1

    Above {
        room: root.above

        MenuHead {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            title: root.menu.title
            iconName: root.menu.icon
        }
    }

    Scroller {
        id: scroller

        y: Theme.px(32)
        x: (parent.width - width) / 2
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(root.columns > 1 ? 1700 : 1200))
        height: parent.height - y - Theme.px(28)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(28)
        // Little is shown in the middle, much from the top; low, all of it as near as it can be.
        centred: root.above === 0

        MenuHead {
            visible: root.above === 0
            width: parent.width
            title: root.menu.title
            iconName: root.menu.icon
            disc: root.disc
        }

        Label {
            visible: root.menu.text.length > 0
            width: parent.width
            text: root.menu.text
            size: 38
            most: 68
            color: Theme.inkSoft
            lineHeight: 1.15
            horizontalAlignment: Text.AlignHCenter
        }

        MenuLines {
            visible: root.menu.lineCount > 0
            width: parent.width
            menu: root.menu
        }

        Grid {
            id: options

            visible: root.menu.optionCount > 0
            width: parent.width
            columns: root.columns
            spacing: Theme.px(20)

            Repeater {
                model: root.menu.options

                OptionButton {
                    id: option

                    required property int index

                    objectName: option.key
                    width: (options.width - options.spacing * (root.columns - 1)) / root.columns
                    focus: option.index === 0
                    onClicked: root.kiosk.chosen(option.key)
                }
            }
        }
    }
}
