import QtQuick

// One of the icons in assets/icons. `side` in units.
Image {
    id: root

    required property string name
    property color color: Theme.ink
    property real side: 48

    width: Theme.px(root.side)
    height: width
    sourceSize: Qt.size(width, width)
    source: root.name ? "image://icon/" + root.name + "/" + root.color.toString().slice(1) : ""
    Accessible.ignored: true
}
