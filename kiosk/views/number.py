"""The page of the number: the label, where to wait, and what became of the paper."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.commands import LaneIssued
from core.events import PlannedStep, TicketIssued
from core.promise import explain
from kiosk import promised
from kiosk.flow.where import Paper
from kiosk.hall import counters
from kiosk.paper import first_step, qr_url, ticket_id
from kiosk.scene import Scene
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_PAPER = {
    Paper.PRINTING: ("printer", "kiosk.printing"),
    Paper.PRINTED: ("ticket", "kiosk.take_ticket"),
    Paper.FAILED: ("warning", "kiosk.no_paper"),
    Paper.NONE: ("phone", "kiosk.photo"),
}


@dataclass(frozen=True, slots=True)
class Later:
    """An errand after the first; `detail`: roughly when it will be called."""

    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class Number:
    """`code`: what the QR on the page says, where there is no paper. `again`: the button that prints once more.

    `why`: the button that asks what the promise rests on; `reason`: the answer, once it was asked.
    """

    title: str = ""
    label: str = ""
    service: str = ""
    wait_in: str = ""
    zone: str = ""
    color: str = "#000000"
    shape: str = "circle"
    counters: str = ""
    promise: str = ""
    ahead: str = ""
    why: str = ""
    reason: str = ""
    later_title: str = ""
    later: tuple[Later, ...] = ()
    paper_icon: str = "printer"
    paper: str = ""
    code: str = ""
    again: str = ""
    done: str = ""


def number(scene: Scene) -> Number:
    flow, catalog = scene.flow, scene.catalog
    issued = flow.issued
    assert issued is not None
    service = catalog.services[first_step(issued).service]
    zone = catalog.zones[catalog.letters[service.letter].zone]
    numbers = ", ".join(str(c.no) for c in counters(catalog, service.letter, scene.now_ms))
    icon, key = _PAPER[flow.paper]
    why, later = promised.why(scene, issued), _later(issued, scene)
    without = flow.paper in (Paper.FAILED, Paper.NONE)
    return Number(
        title=scene.say("kiosk.your_number"),
        label=issued.label,
        service=service.name.in_language(scene.language),
        wait_in=scene.say("kiosk.wait_in"),
        zone=zone.name.in_language(scene.language),
        color=zone.color,
        shape=zone.shape,
        counters=scene.say("kiosk.counters", list=numbers),
        promise=_promise(issued, scene),
        ahead=_ahead(issued, scene),
        why=scene.say("promise.why") if why else "",
        reason=why if flow.explained else "",
        later_title=scene.say("promise.later") if later else "",
        later=later,
        paper_icon=icon,
        paper=scene.say(key),
        code=(qr_url(catalog, ticket_id(issued)) or "") if without else "",
        again=scene.say("kiosk.print_again") if flow.paper is Paper.FAILED and not flow.reprinted else "",
        done=scene.say("kiosk.done"),
    )


def _ahead(issued: TicketIssued | LaneIssued, scene: Scene) -> str:
    if isinstance(issued, LaneIssued):
        return scene.say("kiosk.lane")
    if issued.ahead is None:
        return ""
    return scene.count("kiosk.ahead", issued.ahead) if issued.ahead else scene.say("kiosk.ahead_none")


def _later(issued: TicketIssued | LaneIssued, scene: Scene) -> tuple[Later, ...]:
    """The errands after the first, where anything can be said of any of them."""
    if isinstance(issued, LaneIssued):
        return ()
    found = [(step, _when(step, issued.ticket, scene)) for step in issued.steps[1:]]
    if not any(when for _, when in found):
        return ()
    return tuple(
        Later(f"{step.n + 1}. {_name(scene, step)}", when or scene.say("promise.about_unknown")) for step, when in found
    )


def _when(step: PlannedStep, ticket: str, scene: Scene) -> str:
    """Roughly when it will be called, or that the day may not suffice for it; empty where nobody can say."""
    about = promised.about(scene, ticket, step.n, step.about_ms)
    if about or step.doubt is None:
        return about
    return explain.instead(step.doubt, None, scene.catalog).in_language(scene.language)


def _name(scene: Scene, step: PlannedStep) -> str:
    return scene.catalog.services[step.service].name.in_language(scene.language)


def _promise(issued: TicketIssued | LaneIssued, scene: Scene) -> str:
    span = promised.of(scene, issued)
    if span or isinstance(issued, LaneIssued) or issued.doubt is None:
        return scene.say("promise.called", span=span) if span else ""
    return explain.instead(issued.doubt, issued.not_before_ms, scene.catalog).in_language(scene.language)


@QmlElement
class NumberView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Number()
        self._later = Rows(Later, self)

    def show(self, number: Number) -> None:
        if number != self._now:
            self._now = number
            self._later.show(number.later)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def later(self) -> QObject:
        return self._later

    @Property(str, notify=changed)
    def laterTitle(self) -> str:
        return self._now.later_title

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._now.why

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._now.reason

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def label(self) -> str:
        return self._now.label

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._now.service

    @Property(str, notify=changed)
    def waitIn(self) -> str:
        return self._now.wait_in

    @Property(str, notify=changed)
    def zone(self) -> str:
        return self._now.zone

    @Property(str, notify=changed)
    def color(self) -> str:
        return self._now.color

    @Property(str, notify=changed)
    def shape(self) -> str:
        return self._now.shape

    @Property(str, notify=changed)
    def counters(self) -> str:
        return self._now.counters

    @Property(str, notify=changed)
    def promise(self) -> str:
        return self._now.promise

    @Property(str, notify=changed)
    def ahead(self) -> str:
        return self._now.ahead

    @Property(str, notify=changed)
    def paperIcon(self) -> str:
        return self._now.paper_icon

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._now.paper

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._now.done

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._now.code

    @Property(str, notify=changed)
    def again(self) -> str:
        return self._now.again
