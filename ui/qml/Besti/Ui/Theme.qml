pragma Singleton
import QtQuick

// One look for kiosk and display. Lengths are in units: 1080 of them make the shorter side of the screen.
QtObject {
    // Set once by the window, from its size in pixels.
    property real unit: 1

    readonly property color ink: "#0B1F3A"
    readonly property color inkSoft: "#33435C"
    readonly property color night: "#0B1F3A"
    readonly property color nightRaised: "#15305A"
    readonly property color nightLine: "#3A5480"
    readonly property color paper: "#FAF6EE"
    readonly property color card: "#FFFFFF"
    readonly property color line: "#D9D1C1"
    readonly property color shut: "#EDE7DB"
    readonly property color light: "#FFF9EC"
    readonly property color lightSoft: "#C9D6EA"
    readonly property color amber: "#FFB71B"
    readonly property color amberDown: "#E89E00"
    readonly property color focus: "#1457B8"

    readonly property int huge: 96
    readonly property int title: 58
    readonly property int large: 44
    readonly property int body: 34
    readonly property int small: 28

    readonly property int regular: 450
    readonly property int strong: 650
    readonly property int heavy: 800

    readonly property int gap: 24
    readonly property int margin: 48
    readonly property int corner: 28

    // Milliseconds. 0 where nothing shall move.
    property int quick: 140
    readonly property int calm: 900

    readonly property string family: "Inter"

    function px(units: real): real {
        return Math.round(units * unit);
    }
}
