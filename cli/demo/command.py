"""`besti demo`: a busy morning at MPP Kota Kupang, on the real processes."""

import datetime as dt
import os
import shutil
import signal
import sys
import time
from contextlib import ExitStack, closing
from importlib.resources import files
from pathlib import Path

import click

from cli.asking import leave
from cli.demo.account import KIOSK, account, fingerprint
from cli.demo.driver import HubClock, Pace, drive, run_on
from cli.demo.processes import Box, NotStarted, Running, hub_of, screens_of
from cli.main import Context
from core.catalog import Catalog
from core.commands import MINUTE_MS, ChangeDocument, Command
from core.decider import HubUnreachable
from core.fold import fold
from core.ids import derived
from core.visitors import plan_of
from core.words import Text
from store.faults import Fault
from store.log_reader import LogReader
from store.reader import SiteReader
from store.sitefile import dump, read_site
from sync.direct import DirectDecider

KUPANG = Path(str(files("assets") / "sites" / "mpp-kupang.json"))
DAY = dt.date(2026, 11, 30)
"""Always the same Monday, so that a seed gives the same log whenever it is played."""

MARK = ".besti-demo"
START_S, PAPERS_S = 30.0, 60.0
_SPEED = {True: 300.0, False: 30.0}
_FAILED, _NOT_OURS = 70, 73

_FOREIGN = Text(
    "{out} berisi berkas lain. Pilih map kosong dengan --out.",
    "{out} holds other files. Choose an empty folder with --out.",
)
_UNWRITABLE = Text(
    "{out} tidak dapat ditulis: {cause}. Pilih map lain dengan --out.",
    "{out} cannot be written: {cause}. Choose another folder with --out.",
)
_PLAYING = Text(
    "Memutar {minutes} menit pagi di {site}, {speed:g} kali lebih cepat …",
    "Playing {minutes} minutes of a morning at {site}, {speed:g} times as fast …",
)
_LEFT = Text("Selesai. Hasilnya: {files}", "Done. What it left: {files}")
_TOUCH = Text(
    "Sekarang giliran Anda: sentuh kiosk. Tutup jendelanya atau tekan Ctrl-C untuk berhenti.",
    "Now it is your turn: touch the kiosk. Close its window or press Ctrl-C to stop.",
)
_BROKEN = Text("Demo terhenti: {what} tidak berjalan.", "The demo stopped: {what} does not run.")


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default="demo", show_default=True)
@click.option("--minutes", type=click.IntRange(1, 600), default=150, show_default=True, help="How much of the day.")
@click.option("--speed", type=click.IntRange(1, 10_000), help="Times the wall's clock; default 30, off screen 300.")
@click.option("--seed", type=int, default=1, show_default=True, help="Which morning.")
@click.option("--headless", is_flag=True, help="Nothing on a screen; the default where there is none.")
@click.pass_context
def demo(ctx: click.Context, out: Path, minutes: int, speed: int | None, seed: int, headless: bool) -> None:
    """Play a busy morning at the sample site with hub, kiosk and display."""
    context: Context = ctx.obj
    hidden = headless or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    box = Box(out, speed or _SPEED[hidden], hidden)
    _make_room(ctx, out)
    # Whoever ends the demo ends its processes with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        _play(context, box, minutes, seed)
    except (NotStarted, HubUnreachable) as broken:
        leave(ctx, _BROKEN.in_language(context.language).format(what=str(broken) or "hub"), _FAILED)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    left = sorted(path for path in out.iterdir() if path.suffix in (".png", ".md"))
    click.echo(_LEFT.in_language(context.language).format(files=", ".join(map(str, left))))


def _make_room(ctx: click.Context, out: Path) -> None:
    """An empty folder, or what an earlier demo left in it taken away."""
    context: Context = ctx.obj
    try:
        if out.exists() and any(out.iterdir()):
            if not (out / MARK).exists():
                leave(ctx, _FOREIGN.in_language(context.language).format(out=out), _NOT_OURS)
            shutil.rmtree(out)
        out.mkdir(parents=True, exist_ok=True)
        (out / MARK).touch()
    except OSError as error:
        words = _UNWRITABLE.in_language(context.language).format(out=out, cause=error.strerror)
        leave(ctx, words, _NOT_OURS)


def _play(context: Context, box: Box, minutes: int, seed: int) -> None:
    site = read_site(KUPANG)
    catalog = Catalog(site)
    plan = plan_of(catalog, DAY, seed)
    assert plan is not None
    with ExitStack() as stack:
        url = stack.enter_context(hub_of(box))
        clock = stack.enter_context(closing(HubClock(url)))
        decider = stack.enter_context(closing(DirectDecider(url)))
        clock.set(plan.opens_ms - 10 * MINUTE_MS)
        decider.submit(Command(derived("demo", seed, "site"), "demo", ChangeDocument("site", dump(site))))
        running = stack.enter_context(screens_of(box, url))
        _until_kiosk_is_there(box, running)
        playing = _PLAYING.in_language(context.language)
        click.echo(playing.format(minutes=minutes, site=site.site.short, speed=box.speed))
        drive(plan, catalog, decider, clock, Pace(minutes, box.speed), running.all_alive)
        _account(box, seed, clock, running)
        if not box.headless:
            click.echo(_TOUCH.in_language(context.language))
            _until_stopped(clock, running)


def _until_kiosk_is_there(box: Box, running: Running) -> None:
    """A kiosk that has asked for its lane reads the log by then, so no paper passes it by."""
    until = time.monotonic() + START_S
    with closing(SiteReader.open(box.store, fold=fold)) as reader:
        while all(lane.device != KIOSK for lane in reader.state.lanes.values()):
            if time.monotonic() > until or not running.all_alive():
                raise NotStarted("kiosk")
            time.sleep(0.05)
            reader.poll()


def _until_stopped(clock: HubClock, running: Running) -> None:
    try:
        run_on(clock, running.all_alive)
    except KeyboardInterrupt:
        return


def _account(box: Box, seed: int, clock: HubClock, running: Running) -> None:
    """Waits until every paper is out and every call was painted, then keeps pictures and account."""
    with closing(SiteReader.open(box.store, fold=fold)) as reader:
        until = time.monotonic() + PAPERS_S
        while not _all_told(reader) and time.monotonic() < until and running.all_alive():
            clock.set(clock.now_ms)
            time.sleep(0.1)
            reader.poll()
        running.take_pictures()
        assert reader.catalog is not None
        with closing(LogReader(box.store)) as rows:
            mark = fingerprint(entry.raw for entry in rows.after(0, reader.state.lsn))
        text = account(reader.state, reader.catalog, mark, seed, clock.now_ms)
    (box.out / "account.md").write_text(text)
    papers = sorted(box.papers.glob("*.png"), key=lambda path: path.stat().st_size)
    if papers:
        shutil.copy(papers[-1], box.out / "ticket.png")


def _all_told(reader: SiteReader) -> bool:
    """Whether every paper was printed that the kiosk of this box owes."""
    return all(ticket.paper is not None for ticket in reader.state.tickets.values() if ticket.print_at == KIOSK)
