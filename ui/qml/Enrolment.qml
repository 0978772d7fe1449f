pragma ComponentBehavior: Bound
import QtQuick
import Besti.Enrolment
import Besti.Ui

// A device that belongs to no site yet: its code, in letters that are read from where an admin stands with the phone.
Window {
    id: root

    required property EnrolmentView enrolment

    readonly property bool tall: height > width

    title: "Besti"
    width: 1080
    height: 1920
    color: Theme.night

    Binding {
        target: Theme
        property: "unit"
        value: Math.min(root.width, root.height) / 1080
    }

    component Pair: Column {
        id: pair

        property string first
        property string second
        property real size: Theme.large
        property int weight: Theme.regular
        property color tint: Theme.light
        property color softTint: Theme.lightSoft

        width: parent ? parent.width : 0
        spacing: Theme.px(8)
        visible: pair.first.length > 0

        Label {
            width: parent.width
            text: pair.first
            size: pair.size
            weight: pair.weight
            color: pair.tint
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: pair.second
            size: pair.size * 0.72
            color: pair.softTint
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Column {
        objectName: "staff"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, (band.y - height) / 2)
        width: parent.width - Theme.px(2 * Theme.margin)
        spacing: Theme.px(root.tall ? 56 : root.enrolment.notice ? 26 : 34)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: root.enrolment.notice ? "warning" : "lock"
            color: Theme.amber
            side: root.tall ? 150 : 96
            visible: root.tall || !root.enrolment.notice || !root.enrolment.code
        }

        Pair {
            first: root.enrolment.title
            second: root.enrolment.titleEn
            size: root.tall ? 66 : 60
            weight: Theme.heavy
        }

        Pair {
            first: root.enrolment.notice
            second: root.enrolment.noticeEn
            size: 40
            tint: Theme.amber
        }

        Pair {
            objectName: "task"
            first: root.enrolment.task
            second: root.enrolment.taskEn
            size: Theme.large
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.enrolment.code.length > 0
            width: Math.min(parent.width, code.implicitWidth + Theme.px(120))
            height: code.implicitHeight + Theme.px(60)
            radius: Theme.px(Theme.corner)
            color: Theme.light

            Label {
                id: code

                objectName: "code"
                anchors.centerIn: parent
                text: root.enrolment.code
                size: 104
                weight: Theme.heavy
                color: Theme.night
                wrapMode: Text.NoWrap
                font.letterSpacing: Theme.px(6)
                Accessible.name: root.enrolment.spelled
            }
        }

        Pair {
            visible: root.enrolment.code.length > 0
            first: root.enrolment.then
            second: root.enrolment.thenEn
            size: 36
            tint: Theme.lightSoft
        }

        Label {
            width: parent.width
            text: root.enrolment.own
            size: Theme.small
            color: Theme.lightSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }

    // What concerns whoever came for a number stands at the bottom, apart from what concerns the staff.
    Rectangle {
        id: band

        objectName: "visitors"
        visible: root.enrolment.visitors.length > 0
        y: parent.height - height
        width: parent.width
        height: visible ? guests.height + Theme.px(56) : 0
        color: Theme.amber

        Pair {
            id: guests

            anchors.centerIn: parent
            width: parent.width - Theme.px(2 * Theme.margin)
            first: root.enrolment.visitors
            second: root.enrolment.visitorsEn
            size: 40
            weight: Theme.strong
            tint: Theme.onAmber
            softTint: Theme.onAmber
        }
    }
}
