pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Besti.Kiosk
import Besti.Ui

// What can be done with a number.
GridLayout {
    id: root

    required property KioskView kiosk
    required property QtObject options

    columnSpacing: Theme.px(20)
    rowSpacing: Theme.px(20)
    uniformCellWidths: true
    uniformCellHeights: columns > 1

    Repeater {
        model: root.options

        OptionButton {
            id: option

            objectName: option.key
            size: 36
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.kiosk.chosen(option.key)
        }
    }
}
