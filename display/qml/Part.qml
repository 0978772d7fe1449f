import QtQuick
import Besti.Ui

// The room of one part of the screen, in fractions of what it stands in; none where its place is empty.
Item {
    id: root

    required property rect place

    // Half the gap between two parts.
    readonly property real gap: Theme.px(12)

    visible: root.place.width > 0
    x: root.place.x * (parent?.width ?? 0) + root.gap
    y: root.place.y * (parent?.height ?? 0) + root.gap
    width: root.place.width * (parent?.width ?? 0) - 2 * root.gap
    height: root.place.height * (parent?.height ?? 0) - 2 * root.gap
}
