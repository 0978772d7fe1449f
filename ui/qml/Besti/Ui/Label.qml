import QtQuick

// A text in the house's letters. `size` in units. `figures`: digits of one width, for what changes while one looks.
Text {
    id: root

    property real size: Theme.body
    property int weight: Theme.regular
    property bool figures: false

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Math.max(1, Theme.px(root.size))
    font.features: ({ "tnum": root.figures ? 1 : 0 })
    font.variableAxes: ({ "wght": root.weight, "opsz": Math.max(14, Math.min(32, root.size)) })
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
