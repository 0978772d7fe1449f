"""The page before the number: what the errands ask of a visitor, how many wait, and what else can be wished for."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.commands import STEPS_MAX
from core.site import Service
from core.words import CounterState
from kiosk import promised
from kiosk.hall import waiting
from kiosk.journey import step_of
from kiosk.paper import wanted_documents
from kiosk.scene import Scene
from kiosk.views.depends import gives, waits
from kiosk.views.menu import Option
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """`why`: the button that asks what the value rests on; `reason`: the answer, once it was asked."""

    icon: str
    label: str
    value: str
    why: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    text: str


@dataclass(frozen=True, slots=True)
class ErrandLine:
    """`key`: what dropping it is called; empty where it must stay."""

    key: str
    text: str
    detail: str
    color: str
    shape: str
    drop: str


@dataclass(frozen=True, slots=True)
class Choice:
    """`errands`: only where there are several."""

    title: str = ""
    hint: str = ""
    letter: str = ""
    color: str = "#000000"
    shape: str = "circle"
    note: str = ""
    facts: tuple[Fact, ...] = ()
    errands: tuple[ErrandLine, ...] = ()
    documents_title: str = ""
    documents: tuple[Line, ...] = ()
    switches: tuple[Option, ...] = ()
    answers: tuple[Option, ...] = ()


def choice(scene: Scene) -> Choice:
    """The page of the wish. Raises KeyError where the site has no such service."""
    wish, catalog, language = scene.flow.wish, scene.catalog, scene.language
    services = [catalog.services[errand.service] for errand in wish.errands]
    first = services[0]
    zone = catalog.zones[catalog.letters[first.letter].zone]
    journey = catalog.journeys.get(wish.journey or "")
    one = len(services) == 1
    lines = wanted_documents(wish.errands, wish.journey, catalog, language)
    if one:
        title, hint = first.name, catalog.agency_of(first.letter).name.in_language(language)
    elif journey is not None:
        title, hint = journey.name, scene.say(f"kiosk.instrument_{journey.instrument}")
    else:
        title, hint = None, scene.say("kiosk.errands_hint")
    return Choice(
        title=title.in_language(language) if title else scene.say("kiosk.errands_title", n=len(services)),
        hint=hint,
        letter=first.letter,
        color=zone.color,
        shape=zone.shape,
        note=_note(scene, services, one),
        facts=_facts(scene, services),
        errands=() if one else tuple(_errand(scene, n) for n in range(len(services))),
        documents_title=scene.say("kiosk.documents"),
        documents=tuple(Line(x) for x in lines) or (Line(scene.say("kiosk.documents_none")),),
        switches=_switches(scene),
        answers=_answers(scene, bool(lines)),
    )


def _note(scene: Scene, services: list[Service], one: bool) -> str:
    journey = scene.catalog.journeys.get(scene.flow.wish.journey or "")
    note = (services[0].note if one else None) or (journey.note if journey else None)
    return note.in_language(scene.language) if note else ""


def _facts(scene: Scene, services: list[Service]) -> tuple[Fact, ...]:
    count = waiting(scene.state, services[0].letter)
    queue = scene.count("common.people", count) if count else scene.say("common.nobody")
    minutes = round(sum(service.minutes for service in services))
    fees = dict.fromkeys(service.fee.in_language(scene.language) for service in services)
    return (
        Fact("people", scene.say("kiosk.fact_waiting"), queue),
        *_promise(scene, services[0].letter),
        *([] if _served(scene, services[0]) else [_not_yet_open(scene)]),
        Fact("clock", scene.say("kiosk.fact_minutes"), scene.say("common.minutes", n=minutes)),
        Fact("money", scene.say("kiosk.fact_fee"), "; ".join(fees)),
    )


def _promise(scene: Scene, letter: str) -> tuple[Fact, ...]:
    span, reason = promised.next_of(scene, letter), promised.why_next(scene, letter)
    if not span:
        return ()
    why = scene.say("promise.why") if reason else ""
    return (Fact("speaker", scene.say("promise.fact"), span, why, reason if scene.flow.explained else ""),)


def _not_yet_open(scene: Scene) -> Fact:
    return Fact("info", scene.say("kiosk.fact_counter"), scene.say("kiosk.counter_closed"))


def _served(scene: Scene, service: Service) -> bool:
    """Whether a counter for it is open, or on a break; a number may be taken before one is."""
    counters = scene.catalog.counters_of(service.letter)
    return any(scene.state.counter(counter.no).state is not CounterState.CLOSED for counter in counters)


def _errand(scene: Scene, n: int) -> ErrandLine:
    errands, catalog = scene.flow.wish.errands, scene.catalog
    errand = errands[n]
    service = catalog.services[errand.service]
    zone = catalog.zones[catalog.letters[service.letter].zone]
    key = f"drop-{n}" if can_go(scene, n) else ""
    name = service.name.in_language(scene.language)
    details = (waits(scene, n) or zone.name.in_language(scene.language), gives(scene, n))
    detail = "\n".join(part for part in details if part)
    return ErrandLine(key, name, detail, zone.color, zone.shape, scene.say("kiosk.drop") if key else "")


def can_go(scene: Scene, n: int) -> bool:
    """Whether errand `n` may be dropped: whatever is no required step of the journey."""
    errand = scene.flow.wish.errands[n]
    journey = scene.catalog.journeys.get(scene.flow.wish.journey or "")
    step = step_of(journey, errand.service) if journey else None
    return step is None or not errand.required


def _switches(scene: Scene) -> tuple[Option, ...]:
    wish = scene.flow.wish
    needs = scene.say("kiosk.needs_n", n=len(wish.needs)) if wish.needs else scene.say("kiosk.needs")
    options = [
        Option("priority", scene.say("kiosk.priority"), "star", switched="on" if wish.priority else "off"),
        Option("needs", needs, "wheelchair"),
    ]
    if len(wish.errands) < STEPS_MAX:
        options.append(Option("add", scene.say("kiosk.add_errand"), "plus"))
    return tuple(options)


def _answers(scene: Scene, documents: bool) -> tuple[Option, ...]:
    if not documents:
        return (Option("take", scene.say("kiosk.take"), "ticket", primary=True),)
    return (
        Option("missing", scene.say("kiosk.documents_missing"), "document"),
        Option("take", scene.say("kiosk.take_complete"), "ticket", primary=True),
    )


@QmlElement
class ChoiceView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Choice()
        self._facts, self._documents, self._errands = Rows(Fact, self), Rows(Line, self), Rows(ErrandLine, self)
        self._switches, self._answers = Rows(Option, self), Rows(Option, self)

    def show(self, choice: Choice) -> None:
        if choice != self._now:
            self._now = choice
            self._facts.show(choice.facts)
            self._documents.show(choice.documents)
            self._errands.show(choice.errands)
            self._switches.show(choice.switches)
            self._answers.show(choice.answers)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def facts(self) -> QObject:
        return self._facts

    @Property(QObject, notify=changed)
    def documents(self) -> QObject:
        return self._documents

    @Property(QObject, notify=changed)
    def errands(self) -> QObject:
        return self._errands

    @Property(int, notify=changed)
    def errandCount(self) -> int:
        return len(self._now.errands)

    @Property(QObject, notify=changed)
    def switches(self) -> QObject:
        return self._switches

    @Property(int, notify=changed)
    def switchCount(self) -> int:
        return len(self._now.switches)

    @Property(QObject, notify=changed)
    def answers(self) -> QObject:
        return self._answers

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._now.hint

    @Property(str, notify=changed)
    def letter(self) -> str:
        return self._now.letter

    @Property(str, notify=changed)
    def color(self) -> str:
        return self._now.color

    @Property(str, notify=changed)
    def shape(self) -> str:
        return self._now.shape

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._now.note

    @Property(str, notify=changed)
    def documentsTitle(self) -> str:
        return self._now.documents_title
