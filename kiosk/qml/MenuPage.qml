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

    readonly property bool tall: height > width
    readonly property real disc: root.menu.optionCount > 3 || height < Theme.px(900) ? 112 : 176
    readonly property int columns: root.menu.optionCount > 3 && width > Theme.px(1400) ? 2 : 1

    Scroller {
        id: scroller

        // Little is shown in the middle, much from the top.
        y: Theme.px(32)
        x: (parent.width - width) / 2
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(root.columns > 1 ? 1700 : 1200))
        height: parent.height - y - Theme.px(28)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(26)

        Item {
            width: 1
            height: Math.max(0, (scroller.height - inner.height) / 2 - scroller.spacing)
            visible: height > 0
        }

        Column {
            id: inner

            width: parent.width
            spacing: Theme.px(26)

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Theme.px(root.disc)
                height: width
                radius: width / 2
                color: Theme.night

                Icon {
                    anchors.centerIn: parent
                    name: root.menu.icon
                    color: Theme.amber
                    side: root.disc * 0.54
                }
            }

            Label {
                objectName: "title"
                width: parent.width
                text: root.menu.title
                size: Theme.title
                weight: Theme.heavy
                horizontalAlignment: Text.AlignHCenter
            }

            Label {
                visible: root.menu.text.length > 0
                width: parent.width
                text: root.menu.text
                size: 38
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
}
