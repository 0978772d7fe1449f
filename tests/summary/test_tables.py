"""Numbers, errands, hours, counters, promises, what was not finished: against plain loops over a simulated day."""

import math

import pytest
from msgspec.structs import replace

from core import events
from core.words import Outcome
from summary.counted import counted
from summary.hourly import hourly
from summary.outcomes import promised, unfinished
from summary.page import page
from summary.report import Report, report_on
from summary.sentences import Before
from summary.small_table import Table
from tests.core.rollup.loops import Loops
from tests.summary.days import HEAD, MALL, MONDAY, quiet, simulated
from tests.summary.test_page import MONDAY as TITLE


def rows(table: Table) -> dict[str, tuple[str, ...]]:
    return {row[0].en: tuple(cell.en for cell in row[1:]) for row in table.rows}


def report(language: str = "en") -> Report:
    return report_on([simulated()[0]], TITLE, "2026-09-07", HEAD, Before(), language)


def test_numbers_and_errands_are_counted_apart() -> None:
    account, heard = simulated()
    loops = Loops(heard)
    found = rows(counted(account))
    ends = loops.endings()
    names = ("done", "absent", "cancelled", "expired", "open")
    numbers = [int(cell) for cell in found["Numbers"] if cell != "–"]
    assert numbers == [len(loops.issued), *(ends[name] for name in names)]
    total = sum(sum(counts[name] for name in counts if name != "created") for counts in loops.by_service().values())
    errands = [int(cell) for cell in found["Errands"]]
    assert errands[0] == sum(errands[1:]) == total


def test_the_hours_are_what_loops_say() -> None:
    account, heard = simulated()
    loops = Loops(heard)
    found = rows(hourly(account, 1))
    free: dict[int, list[int]] = {}
    for ticket, errand in loops.each():
        at = loops.free(ticket, errand)
        if loops.freed(ticket, errand):
            waited = max(0, errand.first_call - at) // 60_000 if errand.first_call else -1
            free.setdefault(MALL.local(at).hour, []).append(waited)
    for hour, lengths in free.items():
        cells = found[f"{hour:02}–{hour + 1:02}"]
        waits = sorted(wait for wait in lengths if wait >= 0)
        assert int(cells[0]) == len(lengths)
        assert cells[2] == (str(waits[math.ceil(0.5 * len(waits)) - 1]) if waits else "–")
        assert cells[4] == (str(waits[-1]) if waits else "–")
    nine = [loops.waiting(account.until_ms, MALL.at(MONDAY, "09:00") + 10_000 * n) for n in range(360)]
    assert float(found["09–10"][1]) == pytest.approx(sum(nine) / 360, abs=0.15)
    assert float(found["09–10"][9]) == 4.0  # the plan of the small mall: all four counters


def test_an_average_day_of_two_has_half() -> None:
    account, _ = simulated()
    one, two = rows(hourly(account, 1)), rows(hourly(account, 2))
    assert float(two["09–10"][1]) == pytest.approx(float(one["09–10"][1]) / 2, abs=0.06)


def test_what_was_not_finished_adds_up_to_what_ended() -> None:
    account, heard = simulated()
    finished = sum(isinstance(e.body, events.StepDone) and e.body.outcome == Outcome.DONE for e in heard)
    table = unfinished(account)
    not_finished = sum(int(cells[0]) for cells in rows(table).values())
    ended = sum(
        count for counts in Loops(heard).by_service().values() for name, count in counts.items()
        if name not in ("created", "open", "transferred")
    )  # fmt: skip
    assert table.foot.en.startswith(f"{ended - not_finished} of {ended} errands")
    assert finished >= ended - not_finished > 0


def test_promises_kept_early_and_late_are_all_promises() -> None:
    account, _ = simulated()
    for line in account.kept.values():
        line.promised, line.kept, line.early, line.late, line.width_ms = 7, 4, 1, 2, 7 * 600_000
    found = rows(promised(account))
    for cells in found.values():
        assert int(cells[0]) == sum(map(int, cells[1:4]))
    assert found["All"][4:] == ("57 %", "10")
    for line in account.kept.values():
        line.promised = line.kept = line.early = line.late = line.width_ms = 0
    simulated.cache_clear()


def test_nothing_promised_and_nothing_ended_is_no_table() -> None:
    assert (promised(quiet(0)).rows, unfinished(quiet(0)).rows, hourly(quiet(0), 1).rows) == ([], [], [])
    assert counted(quiet(0)).rows == []


def test_each_counter_has_what_it_was_open_for_and_what_was_done_there() -> None:
    made, (_, heard) = report(), simulated()
    done = Loops(heard).at_counters()
    for no, line in zip(sorted(made.account.counters), made.counters, strict=True):
        assert line.desk.done == done[no]
        assert line.planned_min == made.account.counters[no].planned_ms // 60_000
        assert line.agency.en in {agency.short for agency in MALL.agencies.values()}
    html = page(made)
    assert html.count("<tr><td>Loket ") == len(made.counters)


def test_who_signs_is_as_the_site_file_has_it() -> None:
    html = page(report())
    assert "Head of the mall" in html
    assert "NIP" not in html
    signed = replace(report(), head=replace(HEAD, signed_by="Ani <b>", signer_no="1980"))
    assert "<b>Ani &lt;b&gt;</b>" in page(signed)
    assert "NIP 1980" in page(signed)
