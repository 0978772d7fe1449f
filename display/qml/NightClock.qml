import QtQuick
import Besti.Display
import Besti.Ui

// A faint clock on black, elsewhere every minute.
Item {
    id: root

    required property FrameView frame

    Label {
        objectName: "night"
        x: (root.width - width) * (0.1 + 0.8 * ((root.frame.step * 37) % 100) / 100)
        y: (root.height - height) * (0.1 + 0.8 * ((root.frame.step * 61) % 100) / 100)
        text: root.frame.time
        size: 90
        weight: Theme.strong
        figures: true
        color: "#2C3440"
        wrapMode: Text.NoWrap
    }
}
