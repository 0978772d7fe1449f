"""What stands on every page: the mall, the time, and the ways out."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.catalog import Catalog
from core.time_of_day import time_of_day
from ui.dates import long_date
from ui.words import Words

QML_IMPORT_NAME = "Besti.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Header:
    site: str = ""
    motto: str = ""
    time: str = ""
    date: str = ""
    up: str = ""
    down: str = ""
    back: str = ""
    home: str = ""
    training: str = ""


def header(catalog: Catalog | None, words: Words, language: str, now_ms: int, training: bool) -> Header:
    """The header of every page; without a site file there is no name and no zone to tell the time in."""
    header = Header(
        up=words.say("kiosk.up", language),
        down=words.say("kiosk.down", language),
        back=words.say("common.back", language),
        home=words.say("common.home", language),
        training=words.say("mode.training", language) if training else "",
    )
    if catalog is None:
        return header
    now = catalog.local(now_ms)
    return Header(
        site=catalog.site.site.name.in_language(language),
        motto=catalog.site.site.motto,
        time=f"{time_of_day(now, language)} {catalog.site.site.timezone_label}",
        date=long_date(now.date(), language),
        up=header.up,
        down=header.down,
        back=header.back,
        home=header.home,
        training=header.training,
    )


@QmlElement
class HeaderView(QObject):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = Header()

    def show(self, header: Header) -> None:
        if header != self._now:
            self._now = header
            self.changed.emit()

    @Property(str, notify=changed)
    def site(self) -> str:
        return self._now.site

    @Property(str, notify=changed)
    def motto(self) -> str:
        return self._now.motto

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._now.time

    @Property(str, notify=changed)
    def date(self) -> str:
        return self._now.date

    @Property(str, notify=changed)
    def up(self) -> str:
        return self._now.up

    @Property(str, notify=changed)
    def down(self) -> str:
        return self._now.down

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._now.back

    @Property(str, notify=changed)
    def home(self) -> str:
        return self._now.home

    @Property(str, notify=changed)
    def training(self) -> str:
        return self._now.training
