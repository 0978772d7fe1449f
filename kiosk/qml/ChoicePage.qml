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
    property real above: 0

    readonly property bool tall: width < Theme.px(1120) || Theme.text > 1
    readonly property real side: Theme.px(Theme.margin)

    Above {
        room: root.above

        ChoiceTitle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            choice: root.choice
        }
    }

    Scroller {
        id: scroller

        x: root.side
        y: Theme.px(28)
        width: parent.width - 2 * x
        height: answers.y - y - Theme.px(20)
        upWords: root.header.up
        downWords: root.header.down
        spacing: Theme.px(20)

        ChoiceTitle {
            visible: root.above === 0
            width: parent.width
            choice: root.choice
        }

        Flow {
            width: parent.width
            spacing: Theme.px(24)

            Column {
                id: left

                width: root.tall ? parent.width : parent.width * (root.width < Theme.px(1500) ? 0.36 : 0.44)
                spacing: Theme.px(20)

                Facts {
                    width: parent.width
                    kiosk: root.kiosk
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

        Flow {
            id: switches

            readonly property int columns: Theme.text > 1.5 ? 1 : root.width > Theme.px(Theme.text > 1 ? 1400 : 1120) ? 3 : Theme.text > 1 ? 1 : 2

            width: parent.width
            spacing: Theme.px(20)

            Repeater {
                model: root.choice.switches

                OptionButton {
                    id: option

                    required property int index

                    objectName: option.key
                    size: 36
                    bare: switches.columns > 2 && switches.width < Theme.px(1400)
                    // The last one takes what its row leaves free.
                    readonly property int cells: option.index === root.choice.switchCount - 1 ? switches.columns - option.index % switches.columns : 1
                    readonly property real cell: Math.floor((switches.width - switches.spacing * (switches.columns - 1)) / switches.columns)
                    width: option.cell * option.cells + switches.spacing * (option.cells - 1)
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
