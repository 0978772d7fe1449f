import QtQuick

// A zone's shape in its colour on a light plate, so that nobody needs to tell colours apart. `side` in units. A picture:
// drawn without a graphics card, a Shape pays no heed to where its page is cut off.
Rectangle {
    id: root

    required property string shape
    required property color tint
    property real side: 64

    width: Theme.px(root.side)
    height: width
    radius: width * 0.24
    color: Theme.light
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        name: "zone-" + (["circle", "triangle", "diamond"].includes(root.shape) ? root.shape : "square")
        color: root.tint
        side: root.side * 0.66
    }
}
