"""The page of a device that does not belong to a site yet: its code in large letters, until it was approved."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.words import Language, Text
from ui.words import Words

QML_IMPORT_NAME = "Besti.Enrolment"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the device. `code`: as a person reads it; empty: the hub has not been met yet.

    `notice`: why it does not belong, where there is more to say than that it is new. `trouble`: what is in the way now.
    """

    code: str = ""
    notice: Text | None = None
    trouble: Text | None = None
    belongs: bool = False


class Joining(Protocol):
    """Asks the hub. `look` may wait for the network, and is called on one thread at a time."""

    def look(self) -> Standing: ...


@QmlElement
class EnrolmentView(QObject):
    """`program`: "kiosk" or "display". Each text in both languages, for nobody has chosen one here."""

    changed = Signal()

    def __init__(self, program: str, device: str, words: Words) -> None:
        super().__init__()
        self._program, self._device, self._words = program, device, words
        self._now = Standing()

    def show(self, standing: Standing) -> None:
        if standing != self._now:
            self._now = standing
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._said(f"enrolment.{self._program}", Language.ID)

    @Property(str, notify=changed)
    def titleEn(self) -> str:
        return self._said(f"enrolment.{self._program}", Language.EN)

    @Property(str, notify=changed)
    def task(self) -> str:
        return self._task(Language.ID)

    @Property(str, notify=changed)
    def taskEn(self) -> str:
        return self._task(Language.EN)

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._now.code

    @Property(str, notify=changed)
    def spelled(self) -> str:
        """The code for who hears the page: letter by letter."""
        return " ".join(self._now.code.replace("-", ","))

    @Property(str, notify=changed)
    def then(self) -> str:
        return self._said("enrolment.then", Language.ID)

    @Property(str, notify=changed)
    def thenEn(self) -> str:
        return self._said("enrolment.then", Language.EN)

    @Property(str, notify=changed)
    def notice(self) -> str:
        return _in(self._now.trouble or self._now.notice, Language.ID)

    @Property(str, notify=changed)
    def noticeEn(self) -> str:
        return _in(self._now.trouble or self._now.notice, Language.EN)

    @Property(str, notify=changed)
    def visitors(self) -> str:
        """What a visitor is told who stands before it; nothing where nobody takes numbers."""
        return self._said("enrolment.visitors", Language.ID) if self._program == "kiosk" else ""

    @Property(str, notify=changed)
    def visitorsEn(self) -> str:
        return self._said("enrolment.visitors", Language.EN) if self._program == "kiosk" else ""

    @Property(str, notify=changed)
    def own(self) -> str:
        return " · ".join(self._words.say("enrolment.self", language, device=self._device) for language in Language)

    def _task(self, language: str) -> str:
        return self._said("enrolment.do" if self._now.code else "enrolment.seeking", language)

    def _said(self, key: str, language: str) -> str:
        return self._words.say(key, language)


def _in(text: Text | None, language: str) -> str:
    return text.in_language(language) if text is not None else ""
