"""The page of the number: the label, where to wait, and what became of the paper."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.catalog import Catalog
from core.commands import LaneIssued
from core.events import TicketIssued
from kiosk.flow import Paper
from kiosk.hall import counters
from kiosk.paper import service_codes
from ui.words import Words

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_PAPER = {
    Paper.PRINTING: ("printer", "kiosk.printing"),
    Paper.PRINTED: ("ticket", "kiosk.take_ticket"),
    Paper.FAILED: ("warning", "kiosk.no_paper"),
}


@dataclass(frozen=True, slots=True)
class Number:
    title: str = ""
    label: str = ""
    service: str = ""
    wait_in: str = ""
    zone: str = ""
    color: str = "#000000"
    shape: str = "circle"
    counters: str = ""
    ahead: str = ""
    paper_icon: str = "printer"
    paper: str = ""
    done: str = ""


def number(
    catalog: Catalog, issued: TicketIssued | LaneIssued, paper: Paper, words: Words, language: str, now_ms: int
) -> Number:
    service = catalog.services[service_codes(issued)[0]]
    zone = catalog.zones[catalog.letters[service.letter].zone]
    numbers = ", ".join(str(c.no) for c in counters(catalog, service.letter, now_ms))
    icon, key = _PAPER[paper]
    return Number(
        title=words.say("kiosk.your_number", language),
        label=issued.label,
        service=service.name.in_language(language),
        wait_in=words.say("kiosk.wait_in", language),
        zone=zone.name.in_language(language),
        color=zone.color,
        shape=zone.shape,
        counters=words.say("kiosk.counters", language, list=numbers),
        ahead=_ahead(issued, words, language),
        paper_icon=icon,
        paper=words.say(key, language),
        done=words.say("kiosk.done", language),
    )


def _ahead(issued: TicketIssued | LaneIssued, words: Words, language: str) -> str:
    if isinstance(issued, LaneIssued):
        return words.say("kiosk.lane", language)
    if issued.ahead is None:
        return ""
    return (
        words.count("kiosk.ahead", issued.ahead, language) if issued.ahead else words.say("kiosk.ahead_none", language)
    )


@QmlElement
class NumberView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Number()

    def show(self, number: Number) -> None:
        if number != self._now:
            self._now = number
            self.changed.emit()

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
