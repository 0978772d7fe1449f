import QtQuick
import Besti.Display
import Besti.Ui

// A picture, or a page of text, while nobody is being called.
Rectangle {
    id: root

    required property SlideView slide

    readonly property bool pictured: root.slide.picture.length > 0
    readonly property bool written: root.slide.title.length + root.slide.body.length > 0

    radius: Theme.px(40)
    color: root.pictured ? "black" : root.written ? Theme.light : Theme.nightRaised
    onWidthChanged: root.slide.fitted(root.width, root.height)
    onHeightChanged: root.slide.fitted(root.width, root.height)
    Component.onCompleted: root.slide.fitted(root.width, root.height)

    Image {
        visible: root.pictured
        anchors.centerIn: parent
        source: root.pictured ? "image://slide/" + root.slide.picture : ""
        cache: false
    }

    Item {
        id: page

        visible: !root.pictured
        anchors.fill: parent
        anchors.margins: Theme.px(48)

        Label {
            id: title

            objectName: "slide-title"
            width: parent.width
            text: root.slide.title
            size: 62
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(30)
            weight: Theme.heavy
            wrapMode: Text.NoWrap
        }

        Rectangle {
            id: line

            anchors.top: title.bottom
            anchors.topMargin: Theme.px(14)
            visible: root.slide.title.length > 0
            width: Theme.px(120)
            height: Theme.px(8)
            radius: height / 2
            color: Theme.amber
        }

        Label {
            objectName: "slide-body"
            anchors.top: line.bottom
            anchors.topMargin: Theme.px(26)
            anchors.bottom: parent.bottom
            width: parent.width
            text: root.slide.body
            size: 50
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.px(24)
            lineHeight: 1.25
            elide: Text.ElideRight
        }
    }
}
