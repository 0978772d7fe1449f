"""The page that waits for a visitor."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.views.menu import Option
from ui.rows import Rows
from ui.words import Words

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Welcome:
    greeting: str = ""
    prompt: str = ""
    touch: str = ""
    privacy: str = ""
    visit: str = ""
    faces: tuple[Option, ...] = ()


def welcome(words: Words, language: str, faces: tuple[Option, ...]) -> Welcome:
    """`faces`: what those on their way out can touch."""
    greeting, prompt, touch, privacy = (
        words.say(f"kiosk.{key}", language) for key in ("welcome", "prompt", "touch", "privacy")
    )
    return Welcome(greeting, prompt, touch, privacy, words.say("rating.visit", language), faces)


@QmlElement
class WelcomeView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Welcome()
        self._faces = Rows(Option, self)

    def show(self, welcome: Welcome) -> None:
        if welcome != self._now:
            self._now = welcome
            self._faces.show(welcome.faces)
            self.changed.emit()

    @Property(str, notify=changed)
    def greeting(self) -> str:
        return self._now.greeting

    @Property(str, notify=changed)
    def prompt(self) -> str:
        return self._now.prompt

    @Property(str, notify=changed)
    def touch(self) -> str:
        return self._now.touch

    @Property(QObject, notify=changed)
    def faces(self) -> QObject:
        return self._faces

    @Property(str, notify=changed)
    def visit(self) -> str:
        return self._now.visit

    @Property(str, notify=changed)
    def privacy(self) -> str:
        return self._now.privacy
