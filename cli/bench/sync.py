"""One site, many devices: from a call to the stores of ten displays, a kiosk's number over the wire, what is lost."""

import subprocess
import time
from bisect import bisect_left
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

from cli.bench.client import Client, request
from cli.bench.figures import ms, percentile
from cli.bench.hub import hub_process
from cli.bench.lan import Lan, lan
from cli.bench.lan_enrol import Joining, enrol
from cli.bench.memory import rss_mb
from cli.bench.stores import opened_store
from cli.bench.sync_counters import COUNTERS, Called, visitors
from cli.bench.sync_eye import Seen
from cli.bench.sync_kiosk import Issued
from cli.bench.sync_processes import Aide, followers
from core.decider import Accepted
from core.fold import fold
from core.words import Role
from store.check import differences
from store.log_reader import LogReader
from store.writer import wall_clock_ms
from store.yardstick import raw_commits

DISPLAYS = 10
CALM_PER_S, RUSH_PER_S = 5.0, 80.0
CALM_CALLS, RUSH_CALLS = 200, 1600
NUMBERS_PER_S = 5.0
RAW = 500
WAITING = 15
"""At each counter, as the calm part begins; a third of them still as it ends."""
GATE_PORT = 8443
ARRIVE_S = 20.0
"""A call that a display has not got after this long is lost."""


class Delays(NamedTuple):
    """Seconds from asking for a call to each store, and how many pairs of call and store never came together."""

    took: list[float]
    lost: int


def run(folder: Path) -> dict[str, float]:
    """The figures. A full hall of 20 counters at 5 calls a second with a kiosk beside it, then at 80 calls a second.

    Some 300 wait at first, as in a mall at its fullest; as many more as the second part calls come before it begins.
    """
    raw = raw_commits(folder, RAW)
    _fill(folder / "hub")
    stores = [folder / f"display-{n}" for n in range(1, DISPLAYS + 1)]
    with ExitStack() as stack:
        network = stack.enter_context(lan(DISPLAYS + 1))
        url, hub, far = _hub(stack, folder / "hub", network)
        nowhere: tuple[tuple[str, ...], ...] = ((),) * (DISPLAYS + 1)
        kiosk_at, *at = network.inside if network else nowhere
        if network is not None:
            joining = [Joining(i, f, f.name, Role.DISPLAY, far) for i, f in zip(at, stores, strict=True)]
            enrol([Joining(kiosk_at, folder / "kiosk-1", "kiosk-1", Role.KIOSK, far), *joining], folder / "hub", url)
        stack.enter_context(followers(stores, far, at))
        numbers = int(CALM_CALLS / CALM_PER_S * NUMBERS_PER_S)
        kiosk = Aide("sync_kiosk", far, folder / "kiosk-1", numbers, NUMBERS_PER_S, before=kiosk_at)
        calm, called = _play(url, "calm", CALM_CALLS, CALM_PER_S, folder / "hub", stores, kiosk)
        issued = [Issued(*row) for row in kiosk.figures()]
        _crowd(url)
        rush, _ = _play(url, "rush", RUSH_CALLS, RUSH_PER_S, folder / "hub", stores)
        rss = rss_mb(hub.pid)
    assert not any(differences(store, fold) for store in stores)
    return _told(calm, rush, issued, raw) | {
        "late_p99_ms": ms(percentile([call.late_s for call in called], 0.99)), "hub_rss_mb": round(rss, 1),
        "namespaces": len(network.inside) if network else 0,
    }  # fmt: skip


def _hub(stack: ExitStack, folder: Path, network: Lan | None) -> tuple[str, "subprocess.Popen[str]", str]:
    """The hub's address on its own machine, its process, and its address for devices."""
    if network is None:
        url, hub = stack.enter_context(hub_process(folder))
        return url, hub, url
    gate = f"{network.hub}:{GATE_PORT}"
    url, hub = stack.enter_context(hub_process(folder, "--gate", gate))
    return url, hub, f"https://{gate}"


def _fill(folder: Path) -> None:
    """A store with a queue at every counter that is long enough for the calm part."""
    with closing(opened_store(folder)) as writer:
        for counter in range(1, COUNTERS + 1):
            answers = writer.submit(visitors(counter, range(WAITING)), wall_clock_ms())
            assert all(isinstance(answer, Accepted) for answer in answers), answers[0]


def _crowd(url: str) -> None:
    """Whoever the rush calls."""
    with closing(Client(url)) as line:
        for counter in range(1, COUNTERS + 1):
            for visitor in visitors(counter, range(WAITING, WAITING + RUSH_CALLS // COUNTERS)):
                line.ask(request(visitor))


def _play(
    url: str, name: str, calls: int, per_s: float, hub: Path, stores: list[Path], *beside: Aide
) -> tuple[Delays, list[Called]]:
    """Calls, watched at every store, while those `beside` do their part too."""
    eye = Aide("sync_eye", *stores)
    counters = Aide("sync_counters", url, name, calls, per_s)
    for aide in (counters, *beside):
        aide.begin()
    called = [Called(int(lsn), asked, late) for lsn, asked, late in counters.figures()]
    last = max(call.lsn for call in called)
    whole = [_same(hub, store, last) for store in stores]
    seen = [Seen(int(store), int(lsn), at) for store, lsn, at in eye.figures()]
    return delays(called, seen, whole), called


def _same(hub: Path, store: Path, last: int) -> bool:
    """Whether a store comes to the log of the hub up to `last`, byte for byte, and can be read as it is."""
    until = time.monotonic() + ARRIVE_S
    with closing(LogReader(store)) as copy, closing(LogReader(hub)) as truth:
        wanted = truth.hash_at(last)
        while copy.hash_at(last) != wanted and time.monotonic() < until:
            time.sleep(0.05)
        return copy.hash_at(last) == wanted


def delays(called: list[Called], seen: list[Seen], whole: list[bool]) -> Delays:
    """From asking for each call to each store. A store that is not `whole` has lost every call."""
    took, lost = [], 0
    for store, sound in enumerate(whole):
        changes = [each for each in seen if each.store == store]
        places = [each.lsn for each in changes]
        for call in called:
            first = bisect_left(places, call.lsn)
            if sound and first < len(changes):
                took.append(changes[first].at_s - call.asked_s)
            else:
                lost += 1
    return Delays(took, lost)


def _told(calm: Delays, rush: Delays, issued: list[Issued], raw: list[float]) -> dict[str, float]:
    numbers, plain = [each.took_s for each in issued], [each.plain_s for each in issued]
    commit = percentile(raw, 0.5)
    return {
        "call_to_fold_p50_ms": ms(percentile(calm.took, 0.5)),
        "call_to_fold_p99_ms": ms(percentile(calm.took, 0.99)),
        "rush_p50_ms": ms(percentile(rush.took, 0.5)),
        "rush_p99_ms": ms(percentile(rush.took, 0.99)),
        "lost": calm.lost + rush.lost,
        "remote_issue_p50_ms": ms(percentile(numbers, 0.5)),
        "remote_issue_p99_ms": ms(percentile(numbers, 0.99)),
        "plain_p99_ms": ms(percentile(plain, 0.99)),
        "raw_p99_ms": ms(percentile(raw, 0.99)),
        "fold_per_commit_p50": round(percentile(calm.took, 0.5) / commit, 2),
        "issue_per_plain_p50": round(percentile(numbers, 0.5) / percentile(plain, 0.5), 2),
    }
