import QtQuick

// A column that may be longer than there is room: then two large buttons move it, and so do finger and keys. The buttons
// stand below, or beside where every line counts.
Item {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    property string upWords
    property string downWords
    // As for a column: what is short stands in the middle.
    property bool centred: false

    readonly property bool isLong: column.height > root.height + 1
    readonly property bool beside: root.height < Theme.px(640)
    readonly property bool wordless: root.beside || root.width < Theme.px(620)
    readonly property real step: flick.height * 0.8
    // Room around the column, so that a ring around what has the focus is not cut.
    readonly property real rim: Theme.px(12)

    function reveal(item: Item): void {
        if (!item || !root.isLong)
            return;
        const top = item.mapToItem(column, 0, 0).y;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top - Theme.px(16));
        else if (top + item.height > flick.contentY + flick.height - 2 * root.rim)
            flick.contentY = Math.min(flick.contentHeight - flick.height, top + item.height - flick.height + 2 * root.rim + Theme.px(16));
    }

    function within(item: Item): bool {
        for (let at = item; at; at = at.parent) {
            if (at === column)
                return true;
        }
        return false;
    }

    Connections {
        target: root.Window.window
        function onActiveFocusItemChanged() {
            const item = root.Window.window ? root.Window.window.activeFocusItem : null;
            if (root.within(item))
                root.reveal(item);
        }
    }

    Flickable {
        id: flick

        objectName: "scroller"
        x: -root.rim
        y: -root.rim
        width: root.width + 2 * root.rim - (root.isLong && root.beside ? ways.width + Theme.px(8) : 0)
        height: root.height + 2 * root.rim - (root.isLong && !root.beside ? ways.height + Theme.px(28) : 0)
        contentHeight: column.height + 2 * root.rim
        contentWidth: width
        interactive: root.isLong
        boundsBehavior: Flickable.StopAtBounds
        clip: root.isLong

        Column {
            id: column

            x: root.rim
            y: root.rim + (root.centred ? Math.max(0, (root.height - height) / 2) : 0)
            width: flick.width - 2 * root.rim
        }
    }

    Grid {
        id: ways

        readonly property real side: Theme.touch(104)

        visible: root.isLong
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        columns: root.beside ? 1 : 2
        spacing: Theme.px(root.beside ? 16 : 24)

        BigButton {
            objectName: "up"
            width: root.beside ? ways.side : (root.width - ways.spacing) / 2
            height: root.beside ? (root.height - ways.spacing) / 2 : ways.side
            enabled: flick.contentY > 1
            text: root.wordless ? "" : root.upWords
            spoken: root.upWords
            iconName: "up"
            most: 44
            onClicked: flick.contentY = Math.max(0, flick.contentY - root.step)
        }

        BigButton {
            objectName: "down"
            width: root.beside ? ways.side : (root.width - ways.spacing) / 2
            height: root.beside ? (root.height - ways.spacing) / 2 : ways.side
            enabled: flick.contentY < flick.contentHeight - flick.height - 1
            text: root.wordless ? "" : root.downWords
            spoken: root.downWords
            iconName: "down"
            most: 44
            onClicked: flick.contentY = Math.min(flick.contentHeight - flick.height, flick.contentY + root.step)
        }
    }
}
