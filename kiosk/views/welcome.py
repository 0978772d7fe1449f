"""The page that waits for a visitor."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.words import Language
from kiosk.hall import agencies
from kiosk.scene import Scene
from kiosk.views.menu import Option
from ui.rows import Rows

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


PICTURES = 16
"""So many agencies show their sign, at most."""


NOTICE_MS = 12_000
"""For so long a notice stands before the next one takes its place."""


@dataclass(frozen=True, slots=True)
class Sign:
    """`picture`: a name in assets/icons."""

    picture: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """`other`, `other_touch`: greeting and invitation in the other language, for those who cannot read the first.

    `notice`: what hangs in the hall.
    """

    greeting: str = ""
    other: str = ""
    touch: str = ""
    other_touch: str = ""
    privacy: str = ""
    visit: str = ""
    notice: str = ""
    faces: tuple[Option, ...] = ()
    signs: tuple[Sign, ...] = ()


def welcome(scene: Scene, faces: tuple[Option, ...]) -> Welcome:
    """`faces`: what those on their way out can touch."""
    here = agencies(scene.catalog, scene.now_ms)
    return Welcome(
        greeting=scene.say("kiosk.welcome"),
        other=_otherwise(scene, "kiosk.welcome"),
        touch=scene.say("kiosk.touch"),
        other_touch=_otherwise(scene, "kiosk.touch"),
        privacy=scene.say("kiosk.privacy"),
        visit=scene.say("rating.visit"),
        notice=_notice(scene),
        faces=faces,
        signs=tuple(Sign(agency.id) for agency in here if agency.id in scene.pictures)[:PICTURES],
    )


def _notice(scene: Scene) -> str:
    """One at a time, each long enough to be read."""
    if not scene.notices:
        return ""
    return scene.notices[scene.now_ms // NOTICE_MS % len(scene.notices)]


def _otherwise(scene: Scene, key: str) -> str:
    """In Indonesian, and in English where that says nothing new: a further language may lack these very words."""
    own, indonesian = scene.say(key), scene.words.say(key, Language.ID)
    return indonesian if indonesian != own else scene.words.say(key, Language.EN)


@QmlElement
class WelcomeView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Welcome()
        self._faces, self._signs = Rows(Option, self), Rows(Sign, self)

    def show(self, welcome: Welcome) -> None:
        if welcome != self._now:
            self._now = welcome
            self._faces.show(welcome.faces)
            self._signs.show(welcome.signs)
            self.changed.emit()

    @Property(str, notify=changed)
    def greeting(self) -> str:
        return self._now.greeting

    @Property(str, notify=changed)
    def other(self) -> str:
        return self._now.other

    @Property(str, notify=changed)
    def otherTouch(self) -> str:
        return self._now.other_touch

    @Property(QObject, notify=changed)
    def signs(self) -> QObject:
        return self._signs

    @Property(int, notify=changed)
    def signCount(self) -> int:
        return len(self._now.signs)

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
    def notice(self) -> str:
        return self._now.notice

    @Property(str, notify=changed)
    def privacy(self) -> str:
        return self._now.privacy
