pragma ComponentBehavior: Bound
import QtQuick
import Besti.Kiosk
import Besti.Ui

// What is typed stands large on top, what fits below it, the keyboard within reach at the bottom.
Item {
    id: root

    required property KioskView kiosk
    required property HeaderView header
    required property SearchView search
    property real above: 0

    readonly property bool tall: height > width || above > 0
    readonly property real begin: Theme.px(root.tall ? 28 : 18)
    readonly property real gap: Theme.px(root.tall ? 20 : 14)
    // Large letters leave little room above the keys, and so do buttons that are kept low on a wide screen.
    readonly property bool scarce: above === 0 && (height < Theme.px(root.tall ? 1200 : 900) || Theme.text > (root.tall ? 1.5 : 1))
    readonly property bool answered: root.search.answer.length > 0

    // As many tiles as there is room for beside the keyboard, one row at least; more than six are no answer.
    readonly property real spare: scroller.height - keyboard.height - root.gap
    readonly property real tileLeast: Theme.px(204 + 50 * (Theme.text - 1))
    readonly property int columns: Math.max(1, Math.min(4, Math.floor(scroller.width / Theme.px(400 * Math.min(1.5, Theme.text)))))
    readonly property int rows: Math.max(1, Math.min(3, Math.floor((root.spare + results.gap) / (root.tileLeast + results.gap))))
    readonly property int room: root.columns * root.rows

    onRoomChanged: telling.restart()
    Component.onCompleted: root.kiosk.roomy(root.room)

    // Told when all has found its place: the answer changes what stands here.
    Timer {
        id: telling

        interval: 0
        onTriggered: root.kiosk.roomy(root.room)
    }

    Keys.onPressed: event => {
        const erases = event.key === Qt.Key_Backspace || event.key === Qt.Key_Delete;
        event.accepted = erases || /^[a-z0-9 ]$/i.test(event.text);
        if (event.accepted)
            root.kiosk.chosen("key-" + (erases ? "delete" : event.text === " " ? "space" : event.text.toLowerCase()));
    }

    Typed {
        id: head

        x: Theme.px(Theme.margin)
        y: root.above > 0 ? (-root.above - height) / 2 : root.begin
        width: parent.width - 2 * x
        search: root.search
        beside: !root.tall
        brief: root.scarce
        // The keys of a keyboard go here until one of the buttons is reached.
        focus: true
    }

    Scroller {
        id: scroller

        x: Theme.px(Theme.margin)
        y: root.above > 0 ? root.begin : head.y + head.height + root.gap
        width: parent.width - 2 * x
        height: parent.height - y - root.begin
        upWords: root.header.up
        downWords: root.header.down
        spacing: root.gap

        Item {
            id: results

            readonly property real gap: Theme.px(20)
            readonly property real tileWidth: (width - gap * (root.columns - 1)) / root.columns
            readonly property real tileHeight: Math.min(Theme.px(300), (height - gap * (root.rows - 1)) / root.rows)

            width: parent.width
            height: Math.max(root.spare, found.count > 0 ? root.tileLeast : 0, root.answered ? nothing.implicitHeight : 0)

            Repeater {
                id: found

                model: root.search.tiles

                Tile {
                    id: tile

                    objectName: "tile-" + tile.key
                    x: (tile.index % root.columns) * (results.tileWidth + results.gap)
                    y: Math.floor(tile.index / root.columns) * (results.tileHeight + results.gap)
                    width: results.tileWidth
                    height: results.tileHeight
                    onClicked: root.kiosk.chosen(tile.key)
                }
            }

            NothingFound {
                id: nothing

                visible: root.answered
                width: parent.width
                height: implicitHeight
                beside: !root.tall || root.above > 0
                scarce: root.above > 0
                kiosk: root.kiosk
                search: root.search
            }
        }

        Keyboard {
            id: keyboard

            width: parent.width
            tight: root.scarce || root.above > 0
            kiosk: root.kiosk
            search: root.search
        }
    }
}
