import QtQuick
import Besti.Kiosk
import Besti.Ui

// What became of the paper.
Notice {
    id: root

    required property NumberView number

    text: root.number.paper
    iconName: root.number.paperIcon
    border.width: Theme.px(4)
    border.color: Theme.amber
}
