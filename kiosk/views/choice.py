"""The page before the number: what the service asks of a visitor, and how many wait."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.catalog import Catalog
from core.state import State
from kiosk.hall import waiting
from kiosk.paper import documents
from ui.rows import Rows
from ui.words import Words

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Fact:
    icon: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    service: str = ""
    agency: str = ""
    letter: str = ""
    color: str = "#000000"
    shape: str = "circle"
    facts: tuple[Fact, ...] = ()
    documents_title: str = ""
    documents: tuple[Line, ...] = ()
    hint: str = ""
    take: str = ""


def choice(catalog: Catalog, state: State, code: str, words: Words, language: str) -> Choice:
    """The page of the service `code`. Raises KeyError where the site has no such service."""
    service = catalog.services[code]
    zone = catalog.zones[catalog.letters[service.letter].zone]
    lines = documents(service, catalog, language)
    count = waiting(state, service.letter)
    queue = words.count("common.people", count, language) if count else words.say("common.nobody", language)
    return Choice(
        service=service.name.in_language(language),
        agency=catalog.agency_of(service.letter).name.in_language(language),
        letter=service.letter,
        color=zone.color,
        shape=zone.shape,
        facts=(
            Fact("people", words.say("kiosk.fact_waiting", language), queue),
            Fact("clock", words.say("kiosk.fact_minutes", language), _minutes(words, service.minutes, language)),
            Fact("money", words.say("kiosk.fact_fee", language), service.fee.in_language(language)),
        ),
        documents_title=words.say("kiosk.documents", language),
        documents=tuple(Line(x) for x in lines) or (Line(words.say("kiosk.documents_none", language)),),
        hint=words.say("kiosk.documents_help", language) if lines else "",
        take=words.say("kiosk.take", language),
    )


def _minutes(words: Words, minutes: float, language: str) -> str:
    return words.say("common.minutes", language, n=round(minutes))


@QmlElement
class ChoiceView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Choice()
        self._facts, self._documents = Rows(Fact, self), Rows(Line, self)

    def show(self, choice: Choice) -> None:
        if choice != self._now:
            self._now = choice
            self._facts.show(choice.facts)
            self._documents.show(choice.documents)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def facts(self) -> QObject:
        return self._facts

    @Property(QObject, notify=changed)
    def documents(self) -> QObject:
        return self._documents

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._now.service

    @Property(str, notify=changed)
    def agency(self) -> str:
        return self._now.agency

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
    def documentsTitle(self) -> str:
        return self._now.documents_title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._now.hint

    @Property(str, notify=changed)
    def take(self) -> str:
        return self._now.take
