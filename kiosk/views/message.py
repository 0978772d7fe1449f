"""A calm page with a few words and a way on: closed, refused, unreachable, out of service."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.catalog import Catalog
from core.hours import Opening
from core.refusal import Refusal
from kiosk.views.closed import opens_again
from ui.words import Words

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Message:
    """`retry` and `home`: the words on the buttons; empty: there is no such button."""

    icon: str = "clock"
    title: str = ""
    text: str = ""
    retry: str = ""
    home: str = ""


def plain(words: Words, key: str, icon: str, language: str) -> Message:
    """The page `kiosk.KEY` without a way on: nothing can be done here."""
    return Message(icon, words.say(f"kiosk.{key}", language), words.say(f"kiosk.{key}_hint", language))


def closed(catalog: Catalog, when: Opening, words: Words, language: str, now_ms: int) -> Message:
    """The hall gives no numbers now."""
    hint = words.say("kiosk.closed_hint", language)
    text = opens_again(catalog, words, when.from_ms, language, now_ms) if when.from_ms else hint
    title = when.holiday.in_language(language) if when.holiday else words.say("kiosk.closed", language)
    return Message("moon", title, text)


def refused(catalog: Catalog, refusal: Refusal, words: Words, language: str, now_ms: int) -> Message:
    """The hub said no, in its own words, and from when it would say yes."""
    text = refusal.words(language)
    if refusal.from_ms is not None:
        text += "\n" + opens_again(catalog, words, refusal.from_ms, language, now_ms)
    return Message("info", words.say("kiosk.refused", language), text, home=words.say("common.home", language))


def unreachable(words: Words, language: str) -> Message:
    return Message(
        "plug",
        words.say("kiosk.unreachable", language),
        words.say("kiosk.unreachable_hint", language),
        retry=words.say("kiosk.retry", language),
        home=words.say("common.home", language),
    )


@QmlElement
class MessageView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Message()

    def show(self, message: Message) -> None:
        if message != self._now:
            self._now = message
            self.changed.emit()

    @Property(str, notify=changed)
    def icon(self) -> str:
        return self._now.icon

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._now.text

    @Property(str, notify=changed)
    def retry(self) -> str:
        return self._now.retry

    @Property(str, notify=changed)
    def home(self) -> str:
        return self._now.home
