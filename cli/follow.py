"""`besti follow`: keeps this device's store an exact copy of the hub's log."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace

import click

from cli import logs
from cli.joining import await_key
from cli.main import Context
from cli.place import Place, found, placed_later
from cli.revoked import REVOKED, ThrownOut
from cli.training import MODE_CHANGED
from cli.way import NotEnrolled, way_to
from core.fold import fold
from core.words import Text
from store import notify
from store.faults import Fault
from store.follower import Follower
from store.rollups import made_due
from store.wipe import wipe
from store.writer import wall_clock_ms
from sync.beside import take_outlook
from sync.follow import Following, Stopped
from sync.upstream import Revoked, Upstream
from sync.voter import Voter
from sync.way_in import WayIn

CANNOT_FOLLOW = 76
KEEP_DAYS = 14

_CAUGHT_UP = Text(
    "Perangkat ini mengikuti {hub}; sudah sampai catatan {lsn}.",
    "This device follows {hub}; it has the log up to {lsn}.",
)
_STOPPED = Text(
    "Perangkat ini tidak bisa mengikuti {hub}: {reason}. Datanya tidak diubah.",
    "This device cannot follow {hub}: {reason}. Its data were left as they are.",
)
_REVOKED = Text(
    "Izin perangkat {device} sudah dicabut. Salinan data di perangkat ini sudah dihapus. "
    "Untuk memakainya lagi: besti device enrol",
    "The device {device} was revoked. The copy of the data on this device has been deleted. "
    "To use it again: besti device enrol",
)


class _Told:
    """Says once that the copy has caught up; lets old days go."""

    def __init__(self, place: Place, language: str, keep_days: int, device: str) -> None:
        self._place = place
        self._language = language
        self._keep_days = keep_days
        self._caught_up = False
        self._device = device
        self._day = ""

    def __call__(self, follower: Follower, hub_lsn: int, clock_ms: int) -> None:
        if not self._caught_up and follower.head.lsn >= hub_lsn:
            self._caught_up = True
            words = _CAUGHT_UP.in_language(self._language)
            click.echo(words.format(hub=self._place.hub, lsn=follower.head.lsn))
        if follower.head.lsn >= hub_lsn:
            known = follower.state.devices.get(self._device)
            if known is not None and known.enrolled and known.revoked:
                raise Revoked("revoked")
        day = follower.state.day
        if day is not None and day.date.isoformat() != self._day:
            self._day = day.date.isoformat()
            follower.keep_accounts(made_due(follower.path.parent, fold))
            follower.prune(self._keep_days)


@click.command()
@click.option("--device", default="follower", show_default=True, help="The name of this device.")
@click.option("--keep-days", type=click.IntRange(1, 400), default=KEEP_DAYS, show_default=True,
              help="Ended days whose log stays here; a display needs 2.")  # fmt: skip
@click.option("--training", is_flag=True, help="Latihan: the copy of a hub that trains.")
@click.option("--await-key", "awaits", is_flag=True, help="Wait while a screen of this device shows its code.")
@placed_later
@click.pass_context
def follow(ctx: click.Context, device: str, keep_days: int, training: bool, awaits: bool, place: Place) -> None:
    """Copy the log of the hub into the store of this device, and keep it the same, until SIGTERM or Ctrl-C.

    Kiosk and display of this device read that store, with or without a network. Where the hub is lost, it is looked
    for at the standbys, and this device has a voice in which of them becomes the hub.
    """
    context: Context = ctx.obj
    logs.begin()
    until = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: until.set())
    try:
        if awaits and not await_key(place, device, until):
            return
        place = found(place)
        told = _Told(place, context.language, keep_days, device)
        moved = _run(place, device, training, _places(place, device), told, until)
    except Revoked:
        wipe(place.folder)
        ThrownOut(place.folder).note()
        click.echo(_REVOKED.in_language(context.language).format(device=device), err=True)
        ctx.exit(REVOKED)
    except Stopped as stopped:
        words = _STOPPED.in_language(context.language)
        click.echo(words.format(hub=place.hub, reason=stopped), err=True)
        ctx.exit(CANNOT_FOLLOW)
    except (Fault, NotEnrolled) as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    if moved:
        ctx.exit(MODE_CHANGED)  # every part of this device is to find the hub anew


_Address = tuple[str, WayIn | None]


def _places(place: Place, device: str) -> list[_Address]:
    """Where a hub may be, each with the way in. Raises NotEnrolled and the faults of store.faults."""
    return [(url, way_to(replace(place, hub=url), device)) for url in (place.hub, *place.standbys)]


def _run(
    place: Place, device: str, training: bool, places: Sequence[_Address], told: _Told, until: threading.Event
) -> bool:
    """Whether it ended because the hub is elsewhere now."""
    folder = place.folder
    with ExitStack() as open_:
        hub, *others = [open_.enter_context(closing(Upstream(url, way=way))) for url, way in places]
        ears = [open_.enter_context(closing(Upstream(url, way=way))) for url, way in places]
        follower = open_.enter_context(
            closing(Follower.open(folder, fold=fold, device=device, training=training, now_ms=wall_clock_ms()))
        )
        watcher = notify.from_environment()

        def pulse() -> None:
            watcher.alive()
            moved()

        following = Following(hub, follower, told, pulse, others=others, beside=take_outlook)
        moved = _moved_hub(place, following, until)
        open_.enter_context(_voting(Voter(folder, follower, ears, following.silent_s)))
        # Ready before the hub is heard: what this device has is enough for those who read it.
        watcher.ready()
        following.run(until)
        return moved()


def _moved_hub(place: Place, following: Following, until: threading.Event) -> Callable[[], bool]:
    """Tells whether the hub was found elsewhere; looks for it where it goes by its name."""
    if not place.by_name:
        return lambda: False
    from cli.moved_hub import MovedHub

    return MovedHub(place, following.silent_s, until)


@contextmanager
def _voting(voter: Voter) -> Iterator[None]:
    until = threading.Event()
    thread = threading.Thread(target=voter.run, args=(until,), name="voter")
    thread.start()
    try:
        yield
    finally:
        until.set()
        thread.join()
