import QtQuick

// A text in the house's letters. `size` in units, for most readers. `figures`: digits of one width, for what changes
// while one looks.
Text {
    id: root

    property real size: Theme.body
    // How large it may become for readers who want larger letters.
    property real most: Theme.huge
    property int weight: Theme.regular
    property bool figures: false

    readonly property real letters: Math.min(Theme.letters(root.size), Math.max(root.most, root.size))

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Math.max(1, Theme.px(root.letters))
    font.features: ({ "tnum": root.figures ? 1 : 0 })
    // Two optical sizes only: each pair of axes is a face of its own, and takes memory as one.
    font.variableAxes: ({ "wght": root.weight, "opsz": root.letters < 40 ? 18 : 32 })
    // A word is never broken: where one does not fit the letters are too large.
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
