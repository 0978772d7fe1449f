import QtQuick

// A column that may be longer than there is room: then two large buttons move it, and so do finger and keys.
Item {
    id: root

    default property alias content: column.data
    property alias spacing: column.spacing
    property string upWords
    property string downWords

    readonly property bool isLong: column.height > root.height + 1
    readonly property real step: flick.height * 0.8

    function reveal(item: Item): void {
        if (!item || !root.isLong)
            return;
        const top = item.mapToItem(column, 0, 0).y;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top - Theme.px(16));
        else if (top + item.height > flick.contentY + flick.height)
            flick.contentY = Math.min(flick.contentHeight - flick.height, top + item.height - flick.height + Theme.px(16));
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
        width: parent.width
        height: parent.height - (root.isLong ? ways.height + Theme.px(16) : 0)
        contentHeight: column.height
        contentWidth: width
        interactive: root.isLong
        boundsBehavior: Flickable.StopAtBounds
        clip: root.isLong

        Column {
            id: column

            width: flick.width
        }
    }

    Row {
        id: ways

        visible: root.isLong
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.px(24)

        BigButton {
            objectName: "up"
            width: (root.width - ways.spacing) / 2
            height: Theme.px(96)
            enabled: flick.contentY > 1
            opacity: enabled ? 1 : 0.35
            text: root.upWords
            iconName: "up"
            size: Theme.small
            onClicked: flick.contentY = Math.max(0, flick.contentY - root.step)
        }

        BigButton {
            objectName: "down"
            width: (root.width - ways.spacing) / 2
            height: Theme.px(96)
            enabled: flick.contentY < flick.contentHeight - flick.height - 1
            opacity: enabled ? 1 : 0.35
            text: root.downWords
            iconName: "down"
            size: Theme.small
            onClicked: flick.contentY = Math.min(flick.contentHeight - flick.height, flick.contentY + root.step)
        }
    }
}
