import QtQuick

// A button with words, and an icon before or after them. Words that do not fit in one line take more.
Press {
    id: root

    property bool primary: false
    property string iconName: ""
    property bool iconLast: false
    property bool onNight: false
    property real size: Theme.body
    // How large the words may become for readers who want larger letters.
    property real most: 64

    readonly property bool pale: !root.enabled
    readonly property color ink: root.pale ? Theme.inkSoft : root.primary ? Theme.onAmber : root.onNight ? Theme.light : Theme.ink
    readonly property real sign: root.iconName.length > 0 ? picture.width + row.spacing : 0

    fill: root.pale ? Theme.shut : root.primary ? Theme.amber : root.onNight ? Theme.nightRaised : Theme.card
    fillDown: root.primary ? Theme.amberDown : root.onNight ? Theme.nightLine : Theme.shut
    edge: root.pale ? Theme.line : root.primary ? Theme.amberEdge : root.onNight ? Theme.nightEdge : Theme.edge
    implicitHeight: Math.max(Theme.touch(112), words.contentHeight + Theme.px(36))
    implicitWidth: Math.max(Theme.touch(0), measure.implicitWidth + root.sign + Theme.px(80))

    // What the words would need in one line: measured apart, so that wrapping does not undo its own cause.
    Label {
        id: measure

        visible: false
        text: root.text
        size: root.size
        most: root.most
        weight: Theme.strong
        wrapMode: Text.NoWrap
    }

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.px(16)
            layoutDirection: root.iconLast ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                id: picture

                visible: root.iconName.length > 0
                name: root.iconName
                color: root.ink
                side: Math.min(root.size, root.most) * 1.2
                anchors.verticalCenter: parent.verticalCenter
            }

            Label {
                id: words

                visible: root.text.length > 0
                width: Math.min(measure.implicitWidth + 1, root.width - Theme.px(48) - root.sign)
                text: root.text
                size: root.size
                most: root.most
                weight: Theme.strong
                color: root.ink
                horizontalAlignment: root.iconName.length > 0 ? Text.AlignLeft : Text.AlignHCenter
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
}
