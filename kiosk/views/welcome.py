"""The page that waits for a visitor."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from ui.words import Words

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Welcome:
    greeting: str = ""
    prompt: str = ""
    touch: str = ""
    privacy: str = ""


def welcome(words: Words, language: str) -> Welcome:
    return Welcome(*(words.say(f"kiosk.{key}", language) for key in ("welcome", "prompt", "touch", "privacy")))


@QmlElement
class WelcomeView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Welcome()

    def show(self, welcome: Welcome) -> None:
        if welcome != self._now:
            self._now = welcome
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

    @Property(str, notify=changed)
    def privacy(self) -> str:
        return self._now.privacy
