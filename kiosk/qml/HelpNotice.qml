import QtQuick
import Besti.Kiosk
import Besti.Ui

// What became of the call for the usher. Stands where the name of the site usually is, so that nothing on the page moves.
Label {
    id: root

    required property BarView bar

    objectName: "help"
    visible: root.bar.help.length > 0
    text: root.bar.help
    size: Theme.body
    most: 40
    weight: Theme.strong
    color: Theme.amber
    fontSizeMode: Text.Fit
    minimumPixelSize: Theme.px(24)
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.AlertMessage
}
