"""A page on which a short code is typed: its letters and digits, and a key that takes the last one back."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

DIGITS = "1234567890"
DELETE, OK = "key-delete", "ok"
_KEY = "key-"


@dataclass(frozen=True, slots=True)
class PadKey:
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Pad:
    """`typed`: as it is shown. `wrong`: what is wrong with it. `ready`: whether it can be the whole code."""

    title: str = ""
    text: str = ""
    typed: str = ""
    wrong: str = ""
    letters: tuple[PadKey, ...] = ()
    digits: tuple[PadKey, ...] = ()
    delete: str = ""
    ok: str = ""
    ready: bool = False


def keys(signs: Iterable[str]) -> tuple[PadKey, ...]:
    return tuple(PadKey(_KEY + sign, sign) for sign in signs)


def pressed(typed: str, key: str) -> str:
    """What is typed after `key` of a pad."""
    return typed[:-1] if key == DELETE else typed + key.removeprefix(_KEY)


@QmlElement
class PadView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Pad()
        self._letters, self._digits = Rows(PadKey, self), Rows(PadKey, self)

    def show(self, pad: Pad) -> None:
        if pad != self._now:
            self._now = pad
            self._letters.show(pad.letters)
            self._digits.show(pad.digits)
            self.changed.emit()

    @Property(QObject, notify=changed)
    def letters(self) -> QObject:
        return self._letters

    @Property(QObject, notify=changed)
    def digits(self) -> QObject:
        return self._digits

    @Property(int, notify=changed)
    def letterCount(self) -> int:
        return len(self._now.letters)

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._now.title

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._now.text

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._now.typed

    @Property(str, notify=changed)
    def wrong(self) -> str:
        return self._now.wrong

    @Property(str, notify=changed)
    def erase(self) -> str:
        return self._now.delete

    @Property(str, notify=changed)
    def ok(self) -> str:
        return self._now.ok

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._now.ready
