pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// What the errands ask of a visitor, what else can be wished for, and the button that gives the number.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property ChoiceView choice

    readonly property bool tall: height > width || Theme.text > 1
    readonly property real side: Theme.px(Theme.margin)

    Scroller {
        id: scroller

        x: root.side
        y: Theme.px(28)
        width: parent.width - 2 * x
        height: answers.y - y - Theme.px(20)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(24)

        Item {
            width: parent.width
            height: Math.max(mark.height, words.height)

            ZoneMark {
                id: mark

                shape: root.choice.shape
                tint: root.choice.color
                side: 88
                color: Theme.contrast ? Theme.light : Theme.card
            }

            PageTitle {
                id: words

                anchors.left: mark.right
                anchors.leftMargin: Theme.px(Theme.gap)
                anchors.right: parent.right
                title: root.choice.title
                hint: root.choice.hint
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.px(24)

            Column {
                id: left

                width: root.tall ? parent.width : parent.width * 0.36
                spacing: Theme.px(20)

                Facts {
                    width: parent.width
                    choice: root.choice
                }
            }

            Column {
                width: root.tall ? parent.width : parent.width - left.width - Theme.px(24)
                spacing: Theme.px(20)

                Errands {
                    visible: root.choice.errandCount > 0
                    width: parent.width
                    kiosk: root.kiosk
                    choice: root.choice
                }

                Documents {
                    width: parent.width
                    choice: root.choice
                }
            }
        }

        Grid {
            id: switches

            width: parent.width
            columns: Theme.text > 1.5 ? 1 : root.width > Theme.px(1300) ? 3 : Theme.text > 1 ? 1 : 2
            spacing: Theme.px(20)

            Repeater {
                model: root.choice.switches

                OptionButton {
                    id: option

                    objectName: option.key
                    size: 36
                    width: (switches.width - switches.spacing * (switches.columns - 1)) / switches.columns
                    onClicked: root.kiosk.chosen(option.key)
                }
            }
        }
    }

    Answers {
        id: answers

        y: parent.height - height - Theme.px(24)
        x: root.side
        width: parent.width - 2 * x
        kiosk: root.kiosk
        choice: root.choice
    }
}
