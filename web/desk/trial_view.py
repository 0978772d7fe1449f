"""What came of the trial of an agency: its test ticket, its call on the screens, its call as it was heard. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from core.catalog import Catalog, valid_on
from core.site import Agency, Counter, Service
from core.state import PaperNow, Trial
from core.time_of_day import time_of_day
from core.words import Evidence, PaperKind, Role
from store.unseen_calls import shows
from web.desk.walk import SLIP_MS, Light
from web.sight import Sight

SCREEN_MS = 30_000
HEARD_MS = 60_000
"""A voice lets calls of visitors go first."""

_OUT = frozenset({Evidence.CONFIRMED, Evidence.PROCESSED, Evidence.UNVERIFIED})


@dataclass(frozen=True, slots=True)
class TrialLine:
    """`light` AMBER: not tried, or not known yet. `key`: names the words, whose places `values` fill."""

    name: str
    light: Light
    key: str
    values: dict[str, Any] = field(default_factory=dict)


def first_service(agency: Agency) -> Service | None:
    """The service whose number is printed: the first that can be had without a booking."""
    return next((service for service in agency.services if service.walk_in), None)


def first_counter(sight: Sight, catalog: Catalog, agency: Agency) -> Counter | None:
    today = catalog.local(sight.now_ms).date()
    theirs = (c for c in catalog.site.counters if c.agency == agency.id and c.letters)
    return next((c for c in theirs if valid_on(today, c.valid_from, c.valid_until)), None)


def trial_lines(sight: Sight, catalog: Catalog, agency: Agency, tongue: str) -> tuple[TrialLine, ...]:
    return (_slip(sight, catalog, agency, tongue), *_call(sight, catalog, agency, tongue))


def _slip(sight: Sight, catalog: Catalog, agency: Agency, tongue: str) -> TrialLine:
    codes = {service.code for service in agency.services}
    asked = [p for p in sight.state.papers.values() if p.paper == PaperKind.TEST and p.subject in codes]
    if not asked:
        return TrialLine("slip", Light.AMBER, "untried")
    last = asked[-1]
    light, key = _came(last, sight.now_ms)
    place = next((k.place.in_language(tongue) for k in catalog.site.kiosks if k.id == last.at), last.at)
    label = f"{catalog.services[last.subject].letter}000"
    time = time_of_day(catalog.local(last.asked_ms), tongue)
    return TrialLine("slip", light, key, {"label": label, "place": place, "time": time})


def _came(paper: PaperNow, now_ms: int) -> tuple[Light, str]:
    if paper.evidence in _OUT:
        return Light.GREEN, "slip_out"
    waits = paper.evidence is None and now_ms - paper.asked_ms < SLIP_MS
    return (Light.AMBER, "slip_waits") if waits else (Light.RED, "slip_lost")


def _call(sight: Sight, catalog: Catalog, agency: Agency, tongue: str) -> Iterator[TrialLine]:
    theirs = {c.no: c for c in catalog.site.counters if c.agency == agency.id}
    trials = sight.state.day.trials.values() if sight.state.day else ()
    last = max((t for t in trials if t.counter in theirs), key=lambda trial: trial.at_ms, default=None)
    if last is None or last.counter is None:
        yield from (TrialLine("screen", Light.AMBER, "untried"), TrialLine("voice", Light.AMBER, "untried"))
        return
    counter = theirs[last.counter]
    zone = catalog.zones[counter.zone].name.in_language(tongue)
    values = {"zone": zone, "counter": counter.label, "time": time_of_day(catalog.local(last.at_ms), tongue)}
    yield _screen(sight, catalog, last, counter, values)
    yield _voice(sight, last, values)


def _screen(sight: Sight, catalog: Catalog, trial: Trial, counter: Counter, values: dict[str, Any]) -> TrialLine:
    """Every display that shows the zone has to tell that it did."""
    known = [d for d in sight.state.devices.values() if d.role is Role.DISPLAY and not d.revoked]
    expected = {d.id for d in known if shows(d, catalog, counter.no)} | set(trial.shown)
    missing = expected - set(trial.shown)
    values = values | {"shown": ", ".join(sorted(trial.shown)), "missing": ", ".join(sorted(missing))}
    if not missing and expected:
        return TrialLine("screen", Light.GREEN, "screen_shown", values)
    if sight.now_ms - trial.at_ms < SCREEN_MS:
        return TrialLine("screen", Light.AMBER, "screen_waits", values)
    return TrialLine("screen", Light.RED, "screen_missing" if expected else "screen_nobody", values)


def _voice(sight: Sight, trial: Trial, values: dict[str, Any]) -> TrialLine:
    if trial.spoken:
        return TrialLine("voice", Light.GREEN, "voice_heard", values | {"spoken": ", ".join(sorted(trial.spoken))})
    if sight.now_ms - trial.at_ms < HEARD_MS:
        return TrialLine("voice", Light.AMBER, "voice_waits", values)
    return TrialLine("voice", Light.RED, "voice_silent", values)
