import QtQuick
import Besti.Display

// The parts of the screen, each in its place.
Item {
    id: root

    required property FrameView frame
    required property StageView stage
    required property ListsView lists
    required property PlacesView places
    required property SlideView slide

    Part {
        place: root.places.heading

        ZoneHeading {
            anchors.fill: parent
            lists: root.lists
        }
    }

    Part {
        place: root.places.media

        SlidePanel {
            anchors.fill: parent
            slide: root.slide
        }
    }

    Part {
        place: root.places.stage

        Stage {
            objectName: "stage"
            anchors.fill: parent
            frame: root.frame
            stage: root.stage
        }
    }

    Part {
        place: root.places.earlier

        EarlierCalls {
            anchors.fill: parent
            lists: root.lists
        }
    }

    Part {
        place: root.places.next

        NextUp {
            anchors.fill: parent
            lists: root.lists
        }
    }

    Part {
        place: root.places.waiting

        WaitingCounts {
            anchors.fill: parent
            lists: root.lists
        }
    }

    Part {
        place: root.places.counters

        CountersBoard {
            anchors.fill: parent
            lists: root.lists
        }
    }
}
