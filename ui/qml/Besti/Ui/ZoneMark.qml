import QtQuick
import QtQuick.Shapes

// A zone's shape in its colour on a light plate, so that nobody needs to tell colours apart. `side` in units.
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

    readonly property real inner: width * 0.66
    readonly property list<point> corners: {
        switch (root.shape) {
        case "triangle":
            return [Qt.point(0.5, 0.06), Qt.point(1, 0.94), Qt.point(0, 0.94)];
        case "diamond":
            return [Qt.point(0.5, 0), Qt.point(1, 0.5), Qt.point(0.5, 1), Qt.point(0, 0.5)];
        default:
            return [Qt.point(0.06, 0.06), Qt.point(0.94, 0.06), Qt.point(0.94, 0.94), Qt.point(0.06, 0.94)];
        }
    }

    Rectangle {
        visible: root.shape === "circle"
        anchors.centerIn: parent
        width: root.inner
        height: width
        radius: width / 2
        color: root.tint
    }

    Shape {
        visible: root.shape !== "circle"
        anchors.centerIn: parent
        width: root.inner
        height: width

        ShapePath {
            strokeWidth: -1
            fillColor: root.tint

            PathPolyline {
                path: {
                    const scaled = root.corners.map(p => Qt.point(p.x * root.inner, p.y * root.inner));
                    return scaled.concat([scaled[0]]);
                }
            }
        }
    }
}
