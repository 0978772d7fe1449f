pragma Singleton
import QtQuick

// One look for kiosk and display. Lengths are in units: 1080 of them make the shorter side of the screen.
QtObject {
    // Set by the window: from its size in pixels, and from what its reader asked for.
    property real unit: 1
    property real text: 1
    property bool contrast: false
    // What a finger needs, in units: 20 mm on a panel of 21.5 inches, and more of them on a smaller one.
    property real finger: 81

    readonly property color ink: contrast ? "#FFEB3B" : "#0B1F3A"
    readonly property color inkSoft: contrast ? "#FFFFFF" : "#33435C"
    readonly property color night: contrast ? "#000000" : "#0B1F3A"
    readonly property color nightRaised: contrast ? "#000000" : "#15305A"
    readonly property color nightLine: contrast ? "#FFEB3B" : "#3A5480"
    readonly property color paper: contrast ? "#000000" : "#FAF6EE"
    readonly property color card: contrast ? "#000000" : "#FFFFFF"
    readonly property color line: contrast ? "#FFEB3B" : "#D9D1C1"
    // Around what can be touched: told from its ground by eyes that see little.
    readonly property color edge: contrast ? "#FFEB3B" : "#7A869B"
    readonly property color amberEdge: contrast ? "#FFFFFF" : "#A06E00"
    readonly property color nightEdge: contrast ? "#FFEB3B" : "#6A88BC"
    readonly property color shut: contrast ? "#2B2B2B" : "#EDE7DB"
    readonly property color light: contrast ? "#FFFFFF" : "#FFF9EC"
    readonly property color lightSoft: contrast ? "#FFFFFF" : "#C9D6EA"
    readonly property color amber: contrast ? "#FFEB3B" : "#FFB71B"
    readonly property color amberDown: contrast ? "#D4C000" : "#E89E00"
    readonly property color onAmber: contrast ? "#000000" : "#0B1F3A"
    readonly property color focus: contrast ? "#00E5FF" : "#1457B8"
    readonly property color focusOnNight: contrast ? "#00E5FF" : "#FFFFFF"

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

    // The same for a side of what can be touched: never less than a finger.
    function touch(units: real): real {
        return Math.ceil(Math.max(units, finger) * unit);
    }

    // The size of letters that are `size` units for most readers. What is huge already need not grow.
    function letters(size: real): real {
        return size >= huge ? size : Math.min(size * text, huge);
    }
}
