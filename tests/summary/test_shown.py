"""What tables and lines show is what plain loops over the events say, on every day lived by hand."""

import datetime as dt
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.rollup.account import Account
from core.unmet import WISHES, Topic
from core.words import Text
from summary import annex
from summary.causes import CAUSES
from summary.known import Changed
from summary.outcomes import unfinished
from summary.remarks import remarks
from summary.report import counters
from summary.small_table import Table
from tests.core.rollup.lived import DAYS, Lived, lived
from tests.core.rollup.test_every_figure import told
from tests.summary.days import ZONE


@pytest.fixture(params=DAYS, ids=lambda day: day.__name__)
def day(request: pytest.FixtureRequest) -> tuple[Account, dict[str, Any]]:
    """An account, and what the loops say of its day."""
    which: Lived = request.param
    return told(lived(which))


Day = tuple[Account, dict[str, Any]]


def rows(table: Table) -> dict[str, list[str]]:
    return {row[0].en: [cell.en for cell in row[1:]] for row in table.rows}


def clock(at_ms: int) -> str:
    return f"{dt.datetime.fromtimestamp(at_ms / 1000, ZoneInfo(ZONE)):%H:%M}"


def line(account: Account, anchor: str) -> str:
    found = [each.text.en for each in remarks(account, ZONE, Changed([], [], [])) if each.anchor == anchor]
    return found[0] if found else ""


def test_who_came(day: Day) -> None:
    account, said = day
    came = said["tickets"]
    names: dict[str, dict[str, Text]] = {
        "needs": annex._NEEDS, "languages": annex._LANGUAGES, "channels": annex._CHANNELS,
    }  # fmt: skip
    expected = {
        "Priority": came["priority"], "Several errands": came["several"], "Fetching a result": came["pickups"],
        "Did not come when called": came["absent"],
    }  # fmt: skip
    for kind, called in names.items():
        expected |= {called[key].en: count for key, count in came[kind].items()}
    shown = Counter({annex._BOOKINGS[state].en: 0 for state in said["bookings"]})
    shown.update({annex._BOOKINGS[state].en: count for state, count in said["bookings"].items()})
    expected |= shown
    assert rows(annex.people(account)) == {name: [str(count)] for name, count in expected.items() if count}


def test_journeys_and_governments(day: Day) -> None:
    account, said = day
    found = rows(annex.journeys(account))
    started = sum(each["started"] for each in said["journeys"].values())
    completed = sum(each["completed"] for each in said["journeys"].values())
    assert found.get("All: integrated services", ["", "0", "0"])[1:3] == [str(started), str(completed)]
    for sums in rows(annex.governments(account)).values():
        shares = [each["governments"].get("kota", {}) for each in said["journeys"].values()]
        assert sums[1] == str(sum(steps["created"] for steps in said["services"].values()))
        assert sums[3] == str(sum(share.get("started", 0) for share in shares))


def test_papers(day: Day) -> None:
    account, said = day
    expected = {annex._PAPERS[key].en: str(count) for key, count in said["papers"].items()}
    assert {name: cells[0] for name, cells in rows(annex.papers(account)).items()} == expected


def test_why_errands_were_not_finished(day: Day) -> None:
    account, said = day
    services = said["services"].values()
    expected: Counter[str] = Counter()
    for steps in services:
        expected.update({o: count for o, count in steps["outcomes"].items() if o != "done"})
        expected.update({name: steps[name] for name in ("absent", "cancelled", "expired")})
    assert sorted(int(cells[0]) for cells in rows(unfinished(account)).values()) == sorted((+expected).values())


def test_the_table_of_counters(day: Day) -> None:
    account, said = day
    for shown, (no, sums) in zip(counters(account), sorted(said["counters"].items()), strict=True):
        late = sums["late_ms"] // 60_000 if sums["late_ms"] is not None else None
        assert shown.name.en == str(no)
        assert (shown.planned_min, shown.open_min, shown.paused_min, shown.late_min) == (
            *(sums[name] // 60_000 for name in ("planned_ms", "open_ms", "paused_ms")), late,
        )  # fmt: skip
        assert shown.desk.done == said["desks"].get(no, {"done": 0})["done"]


def test_quotas_outages_and_pauses(day: Day) -> None:
    account, said = day
    quotas, outages, pauses = (line(account, anchor) for anchor in ("quotas", "outages", "pauses"))
    assert quotas.count(":") == len(said["used_up"]) + bool(quotas)
    assert all(f"{letter} {clock(at)}" in quotas for letter, at in said["used_up"].items())
    assert outages.count("–") == len(said["outages"])
    for outage in said["outages"]:
        end = "…" if outage["end_ms"] is None else clock(outage["end_ms"])
        assert f"{clock(outage['start_ms'])}–{end} ({CAUSES[outage['cause']].en})" in outages
    rested: Counter[str] = Counter()
    for sums in said["counters"].values():
        rested.update({code: length // 60_000 for code, length in sums["pauses"].items()})
    assert all(f"{CAUSES[code].en} {m // 60}:{m % 60:02}" in pauses for code, m in rested.items() if m)
    assert bool(pauses) == bool(+rested)


def test_kiosks_printers_and_what_was_asked_for(day: Day) -> None:
    account, said = day
    unsure = said["papers"].get("unknown", 0) + said["papers"].get("unverified", 0)
    alone, printer, unmet = (line(account, anchor) for anchor in ("alone", "printer", "unmet"))
    assert (f" {sum(said['alone'].values())} numbers" in alone) == bool(said["alone"])
    assert bool(printer) == bool(unsure or said["reprints"])
    if printer:
        assert printer == f"Printer: {unsure} papers not confirmed, {said['reprints']} printed again."
    assert all(f"{WISHES[Topic(topic)].name.en} {count}" in unmet for topic, count in said["unmet"].items())
    assert bool(unmet) == bool(said["unmet"])
    assert bool(line(account, "helps")) == bool(said["helps"])
