import QtQuick
import Besti.Ui

// The room above a page whose buttons are kept low: what is only read stands there. `room`: its height, 0 for none.
Item {
    id: root

    required property real room

    visible: root.room > 0
    x: Theme.px(Theme.margin)
    y: -root.room
    width: parent.width - 2 * x
    height: root.room
}
