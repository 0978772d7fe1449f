import QtQuick

// A button with words, and an icon before or after them.
Press {
    id: root

    property bool primary: false
    property string iconName: ""
    property bool iconLast: false
    property bool onNight: false
    property real size: Theme.body

    readonly property color ink: root.onNight && !root.primary ? Theme.light : Theme.ink

    fill: root.primary ? Theme.amber : root.onNight ? Theme.nightRaised : Theme.card
    fillDown: root.primary ? Theme.amberDown : root.onNight ? Theme.nightLine : Theme.shut
    edge: root.primary ? Theme.amberDown : root.onNight ? Theme.nightLine : Theme.line
    implicitHeight: Theme.px(112)
    implicitWidth: row.implicitWidth + Theme.px(80)

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.px(16)
            layoutDirection: root.iconLast ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                visible: root.iconName.length > 0
                name: root.iconName
                color: root.ink
                side: root.size * 1.2
                anchors.verticalCenter: parent.verticalCenter
            }

            Label {
                text: root.text
                size: root.size
                weight: Theme.strong
                color: root.ink
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
}
