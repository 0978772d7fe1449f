"""Display: from a call to its frame, lost calls, CPU, memory; drawn in software, off screen, on a real hub."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from cli.bench import four_counters, kupang
from cli.bench.bare_window import bare_window, unseen
from cli.bench.commits import commits
from cli.bench.display_trace import Call, disordered, paint_seconds, painted, spoken
from cli.bench.fast_hall import FastHall
from cli.bench.figures import ms, percentile
from cli.bench.hub import running_hub
from cli.bench.hum import hums
from cli.bench.kiosk_trace import moments
from cli.bench.stores import opened_store
from core.events import Event, StepCalled, decode
from store.log_reader import LogReader

WIDTH, HEIGHT = 1920, 1080
CALLS_PER_S = 5
MINUTE_S = 60.0
SPOKEN_EACH_S = 10.0
FLASH_EACH_S = 4.0
FLASH_CALLS = 8
START_S, STOP_S, LAST_S = 30.0, 15.0, 30.0
SETTLE_S = 3.0
TICKS_PER_S, PAGE_BYTES = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
WARM_DAYS = 2

OPTIONS = (
    click.Option(["--seconds"], type=click.IntRange(1, 780), default=600, show_default=True,
                 help="For how long four counters call five times a second."),
    click.Option(["--speak-minutes"], type=click.FloatRange(0.01, 60), default=5.0, show_default=True,
                 help="For how long six calls a minute are spoken."),
    click.Option(["--days"], type=click.IntRange(1, 60), default=1, show_default=True,
                 help="Days that are played fast for soak_growth_mb, after two to warm up."),
    click.Option(["--day-minutes"], type=click.IntRange(1, 1440), default=1440, hidden=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screen:
    """A running display, seen from outside."""

    process: "subprocess.Popen[bytes]"
    trace: Path

    def cpu_s(self) -> float:
        """Seconds of a core that it has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_S

    def rss_mb(self) -> float:
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1e6

    def numbers(self) -> dict[str, int]:
        return painted(moments(self.trace))


def run(folder: Path, seconds: int, speak_minutes: float, days: int, day_minutes: int) -> dict[str, float]:
    """The figures. Times begin at the commit of a call, see `commits`; `decided_to_paint_p99_ms` when the hub has
    decided it and is about to write it to the disk. `answer_p99_ms` and `late_p99_ms` tell how busy disk and machine
    were meanwhile: see `four_counters.Asked`.
    """
    bare = bare_window(WIDTH, HEIGHT)
    click.echo(f"{CALLS_PER_S} calls a second for {seconds} s …", err=True)
    rush = _rush(folder / "rush", seconds)
    click.echo(f"spoken for {speak_minutes:g} min …", err=True)
    said = _spoken(folder / "spoken", speak_minutes * MINUTE_S)
    click.echo(f"{WARM_DAYS + days} days …", err=True)
    soaked = _soaked(folder / "soak", days, day_minutes)
    ratio = {"bare_rss_mb": round(bare.rss_mb, 1), "rss_ratio": round(rush["rss_mb"] / bare.rss_mb, 2)}
    return rush | said | soaked | ratio


def _rush(folder: Path, seconds: float) -> dict[str, float]:
    """Five calls a second from four counters; then one every four seconds, so that one flashes all the time."""
    made = kupang.site()
    opened_store(folder, made).close()
    with running_hub(folder) as url, running_display(folder, url, "--mute") as screen:
        with commits(folder) as committed:
            with _core_percent(screen) as rushing:
                asked = four_counters.call(url, made, 1 / CALLS_PER_S, seconds, "rush")
            with _core_percent(screen) as flashing:
                four_counters.call(url, made, FLASH_EACH_S, FLASH_EACH_S * FLASH_CALLS, "flash")
        calls = _calls(folder)
        _await_last(screen, calls)
        seen, rss = screen.numbers(), screen.rss_mb()
    return _times(calls, committed, seen) | {
        "answer_p99_ms": ms(percentile([one.answer_s for one in asked], 0.99)),
        "late_p99_ms": ms(percentile([one.late_s for one in asked], 0.99)),
        "disordered": disordered(calls, seen),
        "cpu_percent": flashing[0],
        "rush_cpu_percent": rushing[0],
        "rss_mb": round(rss, 1),
    }


def _times(calls: list[Call], committed: dict[int, int], seen: dict[str, int]) -> dict[str, float]:
    took = paint_seconds([call._replace(at_ns=committed[call.lsn]) for call in calls], seen)
    return {
        "call_to_paint_p99_ms": ms(percentile(took, 0.99)),
        "call_to_paint_p50_ms": ms(percentile(took, 0.5)),
        "call_to_paint_max_ms": ms(max(took)),
        "decided_to_paint_p99_ms": ms(percentile(paint_seconds(calls, seen), 0.99)),
        "calls": len(calls),
        "lost": len(calls) - len(took),
    }


def _spoken(folder: Path, seconds: float) -> dict[str, float]:
    """Six calls a minute, each of which is to be heard."""
    made = kupang.site()
    opened_store(folder, made).close()
    hums(folder, made)
    with running_hub(folder) as url, running_display(folder, url) as screen:
        four_counters.call(url, made, SPOKEN_EACH_S, seconds)
        calls = _calls(folder)
        until = time.monotonic() + LAST_S
        wanted = {call.lsn for call in calls}
        while wanted - spoken(moments(screen.trace)) and time.monotonic() < until:
            time.sleep(0.1)
        said, rss = wanted & spoken(moments(screen.trace)), screen.rss_mb()
    return {"spoken": len(said), "unspoken": len(wanted - said), "speaking_rss_mb": round(rss, 1)}


def _soaked(folder: Path, days: int, minutes: int) -> dict[str, float]:
    """Days of the sample site, one after the other; what one adds after the first two is growth."""
    with running_hub(folder, "--demo-clock") as url:
        hall = FastHall(url)
        with closing(hall), running_display(folder, url, "--mute", "--demo-speed", "1") as screen:
            sizes = []
            for day in range(WARM_DAYS + days):
                hall.play_a_day(minutes)
                time.sleep(SETTLE_S)
                sizes.append(screen.rss_mb())
                click.echo(f"day {day}: {sizes[-1]:.1f} MB", err=True)
    return {"soak_growth_mb": round(sizes[-1] - sizes[WARM_DAYS - 1], 2), "soak_days": days}


@contextmanager
def running_display(folder: Path, url: str, *words: str) -> Iterator[Screen]:
    """A display of that store, once it has painted something; stopped at the end."""
    trace = folder / "trace"
    argv = [sys.executable, "-m", "cli.bench.display_driver", str(trace), "--folder", str(folder), "--hub", url]
    with subprocess.Popen([*argv, "--window", f"{WIDTH}x{HEIGHT}", *words], env=unseen()) as process:
        try:
            _until_painted(process, trace)
            yield Screen(process, trace)
            assert process.poll() is None, "the display ended"
        finally:
            process.terminate()
            process.wait(STOP_S)


def _until_painted(process: "subprocess.Popen[bytes]", trace: Path) -> None:
    until = time.monotonic() + START_S
    while not moments(trace):
        assert process.poll() is None, "the display ended"
        assert time.monotonic() < until, "the display painted nothing"
        time.sleep(0.05)


@contextmanager
def _core_percent(screen: Screen) -> Iterator[list[float]]:
    """Fills the list with the percent of a core that the display takes meanwhile."""
    found: list[float] = []
    began, used = time.monotonic(), screen.cpu_s()
    yield found
    found.append(round((screen.cpu_s() - used) / (time.monotonic() - began) * 100, 1))


def _await_last(screen: Screen, calls: list[Call]) -> None:
    """Gives what was called last the time to be painted."""
    until = time.monotonic() + LAST_S
    while calls[-1].label not in screen.numbers() and time.monotonic() < until:
        time.sleep(0.1)


def _calls(folder: Path) -> list[Call]:
    """Every call in the log."""
    ahead_ns = time.time_ns() - time.monotonic_ns()
    with closing(LogReader(folder)) as rows:
        events = [decode(entry.raw) for entry in rows.after(0, -1)]
    return [
        Call(event.lsn, event.body.label, event.at * 1_000_000 - ahead_ns)
        for event in events
        if isinstance(event, Event) and isinstance(event.body, StepCalled)
    ]
