"""A display put together: local store, decider for what it reports, its own file, window."""

import datetime as dt
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cli.place import Place
from cli.screen_clock import screen_clock
from cli.way import lines_to
from core.catalog import Catalog
from core.events import Event, Parked, decode
from core.fold import fold
from core.words import Language, Text
from display.app import Beside, Options, application, run
from display.layout import Layout
from display.moment import Kept
from display.monitor import known_screens, screen_named
from display.speaking import Silent, Voice
from display.voice.hall_voice import HallVoice, VoiceOptions
from display.voice.output import PlayerOutput
from display.voice.settings import Saying
from display.voice.times import times
from display.zones import shown_zones
from store.faults import Fault
from store.kept import last_day_kept
from store.log_reader import LogReader
from store.own_file import open_display
from store.reader import SiteReader
from store.shown import ShownCalls
from sync.remote import RemoteDecider
from ui.clock import Clock

_UNKNOWN_ZONE = Text(
    "Zona {name} tidak ada di data situs. Yang ada: {known}.", "The site file has no zone {name}. There are: {known}."
)
_ONE_ZONE = Text(
    "Tata letak zone memerlukan satu --zone. Yang ada: {known}.",
    "The layout zone needs one --zone. There are: {known}.",
)
_UNKNOWN_SCREEN = Text(
    "Monitor {name} tidak ditemukan. Yang ada: {known}.", "The monitor {name} was not found. There are: {known}."
)
_BAD_TIMES = Text(
    "{what} bukan waktu seperti 07:00-09:00=60 atau 12:00-13:00=chime.",
    "{what} is not a time like 07:00-09:00=60 or 12:00-13:00=chime.",
)

DISPLAY_DB = "display.db"
MOST_MISSED = 20_000
"""So many events are looked through for calls that were made while the display was off: more than a busy day has."""


class WrongOption(Exception):
    """An option that cannot be followed here."""

    def __init__(self, text: Text, **places: str) -> None:
        self.text = Text(text.id.format(**places), text.en.format(**places))
        super().__init__(self.text.en)


@dataclass(frozen=True, slots=True)
class Speech:
    """How this display speaks: `packs` and `player` as in display.voice, the rest as display.voice.times reads it."""

    packs: tuple[Path, ...] = ()
    player: str = ""
    volume: int = 100
    volumes: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    saying: Saying = field(default_factory=lambda: Saying(agency=True))


def run_display(
    place: Place, demo_speed: float | None, options: Options, speech: Speech | None, stack: ExitStack
) -> int:
    """`speech` None: it speaks nothing.

    Runs until the window closes; everything opened is left to `stack`. Raises store.faults.Fault, WrongOption,
    NotEnrolled.
    """
    reader = stack.enter_context(closing(SiteReader.open(place.folder, fold=fold)))
    _check(options, speech, reader.catalog)
    own = stack.enter_context(closing(open_display(place.folder / DISPLAY_DB)))
    line = lines_to(place, options.device)
    decider = stack.enter_context(closing(RemoteDecider(place.hub, options.device, own, line=line)))
    decider.start()
    shown, clock = ShownCalls(own), screen_clock(reader, demo_speed)
    voice = _voice(speech, place, reader, clock, options, stack)
    beside = Beside(voice, _missed(place, shown, reader), kept=partial(_kept, place.folder))
    return run(reader, decider, shown, options, clock, beside)


def _voice(
    speech: Speech | None, place: Place, reader: SiteReader, clock: Clock, options: Options, stack: ExitStack
) -> Voice:
    if speech is None:
        return Silent()
    application()  # players and packs are Qt's, which wants its application first
    languages = reader.catalog.site.site.languages if reader.catalog else (Language.ID,)
    voice = VoiceOptions(
        options.device, options.zones, tuple(languages), speech.packs,
        times(speech.volume, speech.volumes, speech.quiet), speech.saying,
    )  # fmt: skip
    return stack.enter_context(closing(HallVoice(reader, clock, PlayerOutput(speech.player), place.folder, voice)))


def _check(options: Options, speech: Speech | None, catalog: Catalog | None) -> None:
    """Raises WrongOption. Zones can be known only once there is a site file; until then any will do.

    Pictures and voices that are missing or broken are no reason not to show calls.
    """
    if speech is not None:
        _check_speech(speech)
    if catalog is not None:
        known = ", ".join(catalog.zones)
        for name in sorted(options.zones - set(catalog.zones)):
            raise WrongOption(_UNKNOWN_ZONE, name=name, known=known)
        if options.look.layout is Layout.ZONE and len(shown_zones(catalog, options.zones, options.device)) != 1:
            raise WrongOption(_ONE_ZONE, known=known)
    if options.screen and options.size is None:
        application()
        if screen_named(options.screen) is None:
            raise WrongOption(_UNKNOWN_SCREEN, name=options.screen, known=known_screens())


def _check_speech(speech: Speech) -> None:
    """Raises WrongOption."""
    try:
        times(speech.volume, speech.volumes, speech.quiet)
    except ValueError as fault:
        raise WrongOption(_BAD_TIMES, what=str(fault)) from fault


def _missed(place: Place, shown: ShownCalls, reader: SiteReader) -> list[Event]:
    """What happened since this display last showed a call; nothing where it never did, or there is no store yet."""
    places = shown.places()
    if places is None or reader.waiting is not None:
        return []
    with closing(LogReader(place.folder)) as rows:
        entries = rows.after(max(places.shown_lsn, reader.state.lsn - MOST_MISSED), MOST_MISSED)
    events = [decode(entry.raw) for entry in entries if entry.lsn <= reader.state.lsn]
    return [event for event in events if not isinstance(event, Parked)]


def _kept(folder: Path, before: dt.date) -> Kept | None:
    """How promises were kept on the last day before that; None where the store cannot tell."""
    try:
        found = last_day_kept(folder, before)
    except Fault:
        return None
    return Kept(*found) if found else None
