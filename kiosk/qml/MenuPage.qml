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

    // Where there is little room, large letters need all of it.
    readonly property bool scarce: root.above === 0 && (height < Theme.px(820) || Theme.text > 1 && height < Theme.px(960))
    // About as high as all of it is where one stands below the other, so that nobody has to scroll to the first answer.
    readonly property real wanted: Theme.px((260 + 84 * root.menu.lineCount + (root.menu.text.length > 0 ? 110 : 0)) * Math.min(1.6, Theme.text) + (88 + 60 * Theme.text) * root.menu.optionCount)
    readonly property bool crowded: root.menu.lineCount > 0 && root.wanted > root.height
    // A wide page has the words beside the answers as soon as both would not stand below one another.
    readonly property bool beside: (root.scarce || root.crowded && root.above === 0) && width > Theme.px(1400) && root.menu.optionCount > 0 && (root.menu.text.length > 0 || root.menu.lineCount > 0)
    // A narrow one keeps the first answer in sight, below what is long.
    readonly property bool pinned: root.crowded && !root.beside && root.menu.leads
    readonly property bool bare: root.scarce && !root.beside && Theme.text > 1
    readonly property real disc: root.bare || root.beside && root.menu.lineCount > 0 ? 0 : root.menu.optionCount > 3 || root.menu.lineCount > 3 || height < Theme.px(900) ? 104 : 160
    readonly property int columns: !root.beside && root.menu.optionCount > 3 && (width > Theme.px(1400) ? Theme.text < 2 : width > Theme.px(1200) && Theme.text === 1) ? 2 : 1

    Above {
        room: root.above

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: Theme.px(24)

            MenuHead {
                id: high

                width: parent.width
                title: root.menu.title
                iconName: root.menu.icon
                disc: Theme.text > 1.5 ? 0 : 104
            }

            MenuText {
                id: told

                // Read only, so it leaves the room below to what can be touched, if it has room up here.
                readonly property bool fits: high.height + height + Theme.px(72) <= root.above

                visible: told.fits && root.menu.text.length > 0
                text: root.menu.text
                most: 60
            }
        }
    }

    Scroller {
        id: scroller

        y: Theme.px(root.scarce ? 20 : 32)
        x: (parent.width - width) / 2
        width: Math.min(parent.width - 2 * Theme.px(Theme.margin), Theme.px(root.columns > 1 || root.beside ? 1700 : 1200))
        height: (root.pinned ? first.y : parent.height) - y - Theme.px(root.scarce ? 20 : 28)
        upWords: root.header.up
        downWords: root.header.down
        // Little is shown in the middle, much from the top; low, all of it as near as it can be.
        centred: root.above === 0

        Item {
            id: both

            readonly property real gap: Theme.px(root.beside ? 48 : root.scarce ? 20 : 28)
            readonly property real half: (width - gap) / 2

            // In the middle of what is in sight, beside the other.
            function middle(long: real): real {
                return Math.max(0, (Math.min(both.height, scroller.height) - long) / 2);
            }

            width: parent.width
            implicitHeight: root.beside ? Math.max(words.height, options.height) : words.height + (words.height > 0 && options.visible ? gap : 0) + (options.visible ? options.height : 0)

            Column {
                id: words

                y: root.beside ? both.middle(height) : 0
                width: root.beside ? both.half : parent.width
                spacing: Theme.px(root.scarce ? 20 : 24)

                MenuHead {
                    visible: root.above === 0
                    width: parent.width
                    title: root.menu.title
                    iconName: root.menu.icon
                    disc: root.disc
                }

                MenuText {
                    visible: root.menu.text.length > 0 && !(root.above > 0 && told.fits)
                    text: root.menu.text
                    most: root.scarce ? 54 : 68
                }

                MenuLines {
                    visible: root.menu.lineCount > 0
                    width: parent.width
                    menu: root.menu
                }
            }

            Grid {
                id: options

                x: root.beside ? both.half + both.gap : 0
                y: root.beside ? both.middle(height) : words.height > 0 ? words.height + both.gap : 0
                width: root.beside ? both.half : parent.width
                visible: root.menu.optionCount > 0
                columns: root.columns
                spacing: Theme.px(20)

                Repeater {
                    model: root.menu.options

                    OptionButton {
                        id: option

                        required property int index

                        objectName: option.key
                        visible: !root.pinned || option.index > 0
                        width: (options.width - options.spacing * (root.columns - 1)) / root.columns
                        focus: option.index === 0 && !root.pinned
                        onClicked: root.kiosk.chosen(option.key)
                    }
                }
            }
        }
    }

    Item {
        id: first

        visible: root.pinned
        x: scroller.x
        y: parent.height - height - Theme.px(root.scarce ? 20 : 28)
        width: scroller.width
        height: childrenRect.height

        Repeater {
            model: root.pinned ? root.menu.options : null

            OptionButton {
                id: pin

                required property int index

                objectName: pin.key
                visible: pin.index === 0
                width: first.width
                height: visible ? implicitHeight : 0
                focus: pin.index === 0
                onClicked: root.kiosk.chosen(pin.key)
            }
        }
    }

    component MenuText: Label {
        width: parent ? parent.width : 0
        size: 38
        most: 68
        color: Theme.inkSoft
        lineHeight: 1.15
        horizontalAlignment: Text.AlignHCenter
    }
}
