"""Pages: from the button to the answer, to phone and display; then 2,000 phones and 30 counters on one hub."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import click
import msgspec

from cli.bench import four_counters, kupang, mall
from cli.bench.client import Client, request
from cli.bench.display import running_display
from cli.bench.figures import ms, percentile
from cli.bench.hub import hub_process
from cli.bench.memory import rss_mb
from cli.bench.pages_people import Officer, Pressed, hire
from cli.bench.stores import opened_store
from core.access import Person
from core.commands import Command, Errand, Issue
from core.ids import derived
from core.site import OWN_RISK, Site

CALL_EACH_S = 0.25
LOAD_EACH_S = 10.0
LATE_S = 30.0

OPTIONS = (
    click.Option(["--calls"], type=click.IntRange(4, 900), default=200, show_default=True,
                 help="How many calls, four counters one after the other, with phones and a display."),
    click.Option(["--phones"], type=click.IntRange(1, 5000), default=2000, show_default=True,
                 help="How many phones watch under load."),
    click.Option(["--counters"], type=click.IntRange(1, 40), default=30, show_default=True,
                 help="How many counters call meanwhile, each once in ten seconds."),
    click.Option(["--seconds"], type=click.IntRange(1, 600), default=60, show_default=True, help="For how long."),
)  # fmt: skip


def run(folder: Path, calls: int, phones: int, counters: int, seconds: int) -> dict[str, float]:
    """`next_p95_ms`: button to answered page. `next_to_screen_p95_ms`: button until phone and display both show it.

    `load_p99_ms`: button to answered page while all phones watch. `rss_mb`: the hub's memory then.
    """
    click.echo(f"{calls} calls …", err=True)
    quiet = _quiet(folder / "quiet", calls)
    click.echo(f"{phones} phones and {counters} counters for {seconds} s …", err=True)
    return quiet | _load(folder / "load", phones, counters, seconds)


def _quiet(folder: Path, calls: int) -> dict[str, float]:
    """Four counters call in turn; everybody who is called has a phone."""
    made = kupang.site()
    person = _opened(folder, made)
    places = four_counters.counters(made)
    with hub_process(folder) as (url, _), running_display(folder, url, "--mute") as screen, ExitStack() as open_:
        tickets = _issue(url, [places[n % len(places)][1] for n in range(calls)])
        officers = [open_.enter_context(closing(Officer(url, person, counter.no))) for counter, _ in places]
        told = open_.enter_context(_phones(url, list(tickets)))
        pressed = [_at(officers[n % len(officers)], CALL_EACH_S) for n in range(calls)]
        labels = {one.ticket: tickets[one.ticket] for one in pressed}
        _wait(lambda: labels.keys() <= told.keys() and set(labels.values()) <= screen.numbers().keys())
        painted = screen.numbers()
    shown = shown_seconds(pressed, told, painted, labels)
    phone = [(told[one.ticket] - one.at_ns) / 1e9 for one in pressed]
    return {
        "next_p95_ms": ms(percentile([one.answer_s for one in pressed], 0.95)),
        "next_p50_ms": ms(percentile([one.answer_s for one in pressed], 0.5)),
        "next_to_screen_p95_ms": ms(percentile(shown, 0.95)),
        "next_to_phone_p95_ms": ms(percentile(phone, 0.95)),
        "calls": len(pressed),
    }


def shown_seconds(
    pressed: Sequence[Pressed], told: dict[str, int], painted: dict[str, int], labels: dict[str, str]
) -> list[float]:
    """From each button until the phone was told and the display had painted, whichever came last.

    `told`, `labels`: by ticket; `painted`: by label.
    """
    return [(max(told[one.ticket], painted[labels[one.ticket]]) - one.at_ns) / 1e9 for one in pressed]


def _load(folder: Path, phones: int, counters: int, seconds: int) -> dict[str, float]:
    made = mall.site()
    person = _opened(folder, made)
    letters = mall.letters()[:counters]
    with hub_process(folder) as (url, process), ExitStack() as open_:
        tickets = _issue(url, [f"{letters[n % counters]}1" for n in range(phones)])
        officers = [open_.enter_context(closing(Officer(url, person, n + 1))) for n in range(counters)]
        told = open_.enter_context(_phones(url, list(tickets)))
        with ThreadPoolExecutor(counters) as pool:
            asked = list(chain.from_iterable(pool.map(partial(_shift, seconds), range(counters), officers)))
        pressed = [one for one in asked if one.ticket]
        _wait(lambda: {one.ticket for one in pressed} <= told.keys())
        rss = rss_mb(process.pid)
    phone = [(told[one.ticket] - one.at_ns) / 1e9 for one in pressed]
    return {
        "load_p99_ms": ms(percentile([one.answer_s for one in asked], 0.99)),
        "load_p50_ms": ms(percentile([one.answer_s for one in asked], 0.5)),
        "load_to_phone_p99_ms": ms(percentile(phone, 0.99)),
        "load_calls": len(asked),
        "rss_mb": round(rss, 1),
    }


def _opened(folder: Path, made: Site) -> Person:
    """The store, open for the day, with one officer; and who that is. More wait than the rest of a day can serve."""
    replace = msgspec.structs.replace
    willing = replace(made, promises=replace(made.promises, beyond_closing=OWN_RISK))
    with closing(opened_store(folder, willing)) as writer:
        return hire(writer)


def _issue(url: str, services: Sequence[str]) -> dict[str, str]:
    """Somebody for each service; every ticket with its number."""
    found = {}
    with closing(Client(url)) as line:
        for n, service in enumerate(services):
            ticket = derived("pages", "ticket", n)
            body = Issue(ticket, (Errand(service),), own_risk=True)
            raw = line.ask(request(Command(derived("pages", "issue", n), f"bench-{n % 97}", body)))
            found[ticket] = raw.split(b'"label":"')[1].split(b'"')[0].decode()
    return found


def _at(officer: Officer, pause_s: float) -> Pressed:
    time.sleep(pause_s)
    return officer.call_next()


def _shift(seconds: float, n: int, officer: Officer) -> list[Pressed]:
    """Calls once in ten seconds, the officers not all at once."""
    time.sleep(LOAD_EACH_S * (n * 0.618 % 1))
    until = time.monotonic() + seconds
    pressed = []
    while time.monotonic() < until:
        pressed.append(officer.call_next())
        time.sleep(LOAD_EACH_S)
    return pressed


@contextmanager
def _phones(url: str, tickets: Sequence[str]) -> Iterator[dict[str, int]]:
    """Phones in a process of their own. Fills in, by ticket, when its phone was told that it is called."""
    told: dict[str, int] = {}
    argv = [sys.executable, "-m", "cli.bench.pages_phones", urlsplit(url).netloc]
    with (
        subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process,
        ThreadPoolExecutor(1) as pool,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(f"{ticket}\n" for ticket in tickets) + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n", "the phones got no pages"
        reading = pool.submit(_read, process.stdout, told)
        yield told
        process.stdin.close()
        reading.result(LATE_S)


def _read(lines: Iterator[str], told: dict[str, int]) -> None:
    for line in lines:
        at_ns, ticket = line.split()
        told[ticket] = int(at_ns)


def _wait(done: Callable[[], bool]) -> None:
    """Gives what was called last the time to be shown."""
    until = time.monotonic() + LATE_S
    while not done():
        assert time.monotonic() < until, "a call was not shown"
        time.sleep(0.05)
