"""What happened in a demo, on one page. Every figure is computed from the log."""

from collections.abc import Iterable
from hashlib import blake2b
from statistics import median

import msgspec

from core.catalog import Catalog
from core.commands import MINUTE_MS
from core.events import Event, LaneHanded, decode
from core.state import State, Step, Ticket
from core.words import Evidence, StepState

KIOSK = "kiosk-1"

_PRINTED = (Evidence.CONFIRMED, Evidence.PROCESSED, Evidence.UNVERIFIED)


def fingerprint(raws: Iterable[bytes]) -> str:
    """Hex: the same for two demos with one seed. Over everything that was decided, but for what devices did alone."""
    digest = blake2b(digest_size=8)
    for event in map(decode, raws):
        if isinstance(event, Event) and event.origin is None and not isinstance(event.body, LaneHanded):
            digest.update(msgspec.json.encode((event.at, event.command, event.device, event.body)))
    return digest.hexdigest()


def account(state: State, catalog: Catalog, mark: str, seed: int, now_ms: int) -> str:
    """Markdown: the hall in figures, agency by agency, one visit from beginning to end. `mark`: the fingerprint."""
    tickets = sorted(state.tickets.values(), key=lambda t: t.issued_ms)
    steps = [s for t in tickets for s in t.steps]
    day = f"{catalog.local(now_ms):%Y-%m-%d}"
    lines = [
        f"# A morning at {catalog.site.site.name.en}",
        "",
        f"Seed {seed}, {day}, up to {catalog.local(now_ms):%H:%M} {catalog.site.site.timezone_label}."
        " Hub, kiosk and display ran as processes of their own; one driver played visitors and officers.",
        "",
        "| | |",
        "|---|---|",
        *_row("numbers given", len(tickets)),
        *_row("papers out of the kiosk", f"{_papers(tickets, _PRINTED)} of {_papers(tickets)}"),
        *_row("errands", len(steps)),
        *_row("called", sum(1 for s in steps if s.called_ms)),
        *_row("done", _count(steps, StepState.DONE)),
        *_row("with an officer now", _count(steps, StepState.CALLED) + _count(steps, StepState.SERVING)),
        *_row("waiting now", _count(steps, StepState.WAITING)),
        *_row("not come", _count(steps, StepState.ABSENT) + _count(steps, StepState.HELD)),
        *_row("median wait for the first call", f"{_median_wait(tickets):.0f} min"),
        *_row("last call shown on the display", f"lsn {max((d.shown_lsn for d in state.devices.values()), default=0)}"),
        *_row("events in the log", state.lsn),
        *_row("fingerprint, the same for the same seed", f"`{mark}`"),
        "",
        *_agencies(state, catalog, steps),
        "",
        *_story(catalog, tickets),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, value: object) -> list[str]:
    return [f"| {name} | {value} |"]


def _papers(tickets: Iterable[Ticket], states: tuple[Evidence, ...] | None = None) -> int:
    """The papers that kiosk-1 owes, or those of them that are in one of `states`."""
    return sum(1 for t in tickets if t.print_at == KIOSK and (states is None or t.paper in states))


def _count(steps: Iterable[Step], state: StepState) -> int:
    return sum(1 for s in steps if s.state == state)


def _median_wait(tickets: Iterable[Ticket]) -> float:
    waits = [(t.steps[0].called_ms - t.issued_ms) / MINUTE_MS for t in tickets if t.steps[0].called_ms]
    return median(waits) if waits else 0.0


def _agencies(state: State, catalog: Catalog, steps: list[Step]) -> list[str]:
    """One row for each agency that somebody came for, the busiest first."""
    rows = []
    for agency in catalog.site.agencies:
        own = [s for s in steps if s.agency == agency.id]
        open_ = sum(1 for c in state.counters.values() if c.officer and catalog.counters[c.no].agency == agency.id)
        if own:
            row = (len(own), _count(own, StepState.DONE), _count(own, StepState.WAITING), open_)
            rows.append((row, f"| {agency.short} | {' | '.join(map(str, row))} |"))
    rows.sort(key=lambda pair: pair[0], reverse=True)
    return [
        "| agency | errands | done | waiting | counters open |",
        "|---|---|---|---|---|",
        *(text for _, text in rows),
    ]


def _story(catalog: Catalog, tickets: list[Ticket]) -> list[str]:
    """The visit with the most errands done."""
    if not tickets:
        return ["Nobody came."]
    ticket = max(tickets, key=lambda t: (_count(t.steps, StepState.DONE), -t.issued_ms))

    def time(ms: int | None) -> str:
        return f"{catalog.local(ms):%H:%M}" if ms is not None else "–"

    lines = [f"One visit, one number: **{ticket.label}**, given at {time(ticket.issued_ms)}, {ticket.ahead} ahead.", ""]
    for step in ticket.steps:
        name = catalog.services[step.service].name.en
        where = f"counter {step.counter}" if step.counter else "not called yet"
        lines.append(f"- {name}: {where}, called {time(step.called_ms)}, done {time(step.ended_ms)} ({step.state})")
    return lines
