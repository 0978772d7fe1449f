from contextlib import closing
from pathlib import Path

import pytest

from core import commands
from core.commands import Command, Issue, Printed
from core.ids import derived
from core.numbers import Label
from core.words import Evidence
from store import outbox as outboxes
from store.device_store import DeviceStore
from store.faults import AlreadyWriting, NewerSchema
from store.lane import LaneCounters
from store.open import open_reader
from store.outbox import Moment, Outbox
from store.own_file import open_display, open_kiosk
from store.shown import Places, ShownCalls


class Clock:
    def __init__(self) -> None:
        self.now = Moment(1_000_000, 500, "boot-1")

    def __call__(self) -> Moment:
        return self.now

    def later(self, ms: int) -> None:
        self.now = self.now._replace(wall_ms=self.now.wall_ms + ms, mono_ms=self.now.mono_ms + ms)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def kiosk(folder: Path) -> DeviceStore:
    return open_kiosk(folder / "kiosk.db")


def printed(number: int) -> Printed:
    return Printed(derived("ticket", number), 0, Evidence.CONFIRMED)


def seqs(box: Outbox) -> list[int]:
    return [fact.origin.seq for fact in box.facts() if fact.origin]


def test_facts_are_numbered_and_kept_until_the_hub_holds_them(tmp_path: Path, clock: Clock) -> None:
    store = kiosk(tmp_path)
    box = Outbox(store, "kiosk-1", clock)
    made = [box.report(printed(number)) for number in range(3)]
    store.close()
    store = kiosk(tmp_path)
    box = Outbox(store, "kiosk-1", clock)
    assert box.facts() == made
    assert seqs(box) == [1, 2, 3]
    box.acknowledge(box.incarnation, 2)
    assert seqs(box) == [3]
    assert box.report(printed(4)).origin == commands.Origin(box.incarnation, 4)
    assert len(box.facts(limit=1)) == 1
    store.close()


def test_a_hub_that_was_set_back_is_sent_again_what_it_lost(tmp_path: Path, clock: Clock) -> None:
    store = kiosk(tmp_path)
    box = Outbox(store, "kiosk-1", clock)
    for number in range(3):
        box.report(printed(number))
    box.acknowledge(box.incarnation, 3)
    assert box.facts() == []
    box.acknowledge(box.incarnation, 1)
    assert seqs(box) == [2, 3]
    store.close()


def test_numbers_go_on_when_old_facts_have_been_dropped(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = kiosk(tmp_path)
    box = Outbox(store, "kiosk-1", clock)
    box.report(printed(1))
    clock.later(outboxes.KEEP_MS + 1)
    box.acknowledge(box.incarnation, 1)
    assert store.run("SELECT count(*) FROM outbox").scalar() == 1  # a clock alone drops nothing
    monkeypatch.setattr(outboxes, "KEEP_MANY", 0)
    box.acknowledge(box.incarnation, 1)
    assert store.run("SELECT count(*) FROM outbox").scalar() == 0
    box.report(printed(2))
    assert seqs(box) == [2]
    store.close()


def test_a_new_life_starts_its_own_numbers_after_the_old_facts_were_handed_over(tmp_path: Path, clock: Clock) -> None:
    store = kiosk(tmp_path)
    box = Outbox(store, "kiosk-1", clock)
    old = box.report(printed(1))
    first = box.incarnation
    assert box.begin_life() == box.incarnation != first
    new = box.report(printed(2))
    assert box.facts() == [old]
    box.acknowledge(first, 1)
    assert box.facts() == [new]
    assert new.origin == commands.Origin(box.incarnation, 1)
    store.close()
    store = kiosk(tmp_path)
    assert Outbox(store, "kiosk-1", clock).incarnation == box.incarnation
    store.close()


def test_the_age_is_that_of_the_monotonic_clock_while_the_machine_stays_up(tmp_path: Path, clock: Clock) -> None:
    store = kiosk(tmp_path)
    box = Outbox(store, "kiosk-1", clock)
    box.report(printed(1))
    clock.later(70)
    clock.now = clock.now._replace(wall_ms=5)
    assert [fact.age_ms for fact in box.facts()] == [70]
    clock.now = Moment(1_000_900, 3, "boot-2")
    assert [fact.age_ms for fact in box.facts()] == [900]
    clock.now = Moment(7, 3, "boot-2")
    assert [fact.age_ms for fact in box.facts()] == [0]
    store.close()


def test_a_command_waits_for_its_answer_over_a_crash(tmp_path: Path, clock: Clock) -> None:
    store = kiosk(tmp_path)
    box = Outbox(store, "kiosk-1", clock)
    wanted = [Command(derived(n), "kiosk-1", Issue(derived("t", n), (commands.Errand("A1"),))) for n in range(2)]
    for command in (*wanted, wanted[0]):
        box.save(command)
    box.note_attempt(wanted[0].id, "no_answer")
    store.close()
    store = kiosk(tmp_path)
    box = Outbox(store, "kiosk-1", clock)
    assert box.pending() == wanted
    assert box.facts() == []
    assert store.run("SELECT attempts, last_status FROM outbox").first() == (1, "no_answer")
    box.settle(wanted[0].id)
    assert box.pending() == wanted[1:]
    store.close()


def test_an_answered_command_leaves_with_what_is_written_next(tmp_path: Path, clock: Clock) -> None:
    with closing(kiosk(tmp_path)) as store, open_reader(store.path) as reader:
        box = Outbox(store, "kiosk-1", clock)
        command = Command(derived("command"), "kiosk-1", Issue(derived("ticket"), (commands.Errand("A1"),)))
        box.save(command)
        box.answered(command.id)
        assert reader.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one() == 1
        with pytest.raises(ZeroDivisionError), store.write():
            raise ZeroDivisionError
        assert reader.exec_driver_sql("SELECT count(*) FROM outbox").scalar_one() == 1
        box.report(printed(1))
        assert reader.exec_driver_sql("SELECT kind FROM outbox").all() == [("fact",)]


def test_whoever_reads_sees_no_answered_command(tmp_path: Path, clock: Clock) -> None:
    with closing(kiosk(tmp_path)) as store:
        box = Outbox(store, "kiosk-1", clock)
        command = Command(derived("command"), "kiosk-1", Issue(derived("ticket"), (commands.Errand("A1"),)))
        box.save(command)
        box.answered(command.id)
        assert box.depth == 0
        assert box.pending() == []
        box.save(command)
        box.answered(command.id)
    with closing(kiosk(tmp_path)) as store:
        assert Outbox(store, "kiosk-1", clock).pending() == []


def test_only_what_the_hub_has_not_answered_counts_as_unsent(tmp_path: Path, clock: Clock) -> None:
    with closing(kiosk(tmp_path)) as store:
        box = Outbox(store, "kiosk-1", clock)
        for number in range(3):
            box.report(printed(number))
        box.save(Command(derived("command"), "kiosk-1", Issue(derived("ticket"), (commands.Errand("A1"),))))
        assert box.depth == 4
        box.acknowledge(box.incarnation, 2)
        assert box.depth == 2


def test_a_command_that_is_too_old_to_be_sent_is_forgotten(tmp_path: Path, clock: Clock) -> None:
    with closing(kiosk(tmp_path)) as store:
        box = Outbox(store, "kiosk-1", clock)
        first, second = (
            Command(derived("command", n), "kiosk-1", Issue(derived("ticket", n), (commands.Errand("A1"),)))
            for n in range(2)
        )
        box.save(first)
        clock.later(Issue.LIFETIME_MS)
        box.save(second)
        assert [command.id for command in box.pending()] == [first.id, second.id]
        clock.later(1)
        box.save(second)
        assert [command.id for command in box.pending()] == [second.id]


def test_the_real_clock_goes_on() -> None:
    first, second = outboxes.this_moment(), outboxes.this_moment()
    assert first.boot == second.boot
    assert first.mono_ms <= second.mono_ms


def test_a_lane_gives_rising_numbers_over_a_crash(tmp_path: Path) -> None:
    store = kiosk(tmp_path)
    lane = LaneCounters(store)
    assert lane.take("A", "life-1") is None
    lane.take_over(2, "life-1", {"A": 998, "B": 0}, 1)
    assert [lane.take("A", "life-1"), lane.take("B", "life-1")] == [Label("A", 999, 2), Label("B", 1, 2)]
    store.close()
    store = kiosk(tmp_path)
    lane = LaneCounters(store)
    assert str(lane.take("A", "life-1")) == "A2001"
    assert lane.take("C", "life-1") is None
    assert (lane.held_by("life-1"), lane.held_by("life-2")) == (2, None)
    store.close()


def test_a_lane_handed_over_again_does_not_go_back(tmp_path: Path) -> None:
    store = kiosk(tmp_path)
    lane = LaneCounters(store)
    lane.take_over(2, "life-1", {"A": 5}, 1)
    lane.take("A", "life-1")
    lane.take_over(2, "life-1", {"A": 5, "C": 9}, 1)
    assert [lane.take("A", "life-1"), lane.take("C", "life-1")] == [Label("A", 7, 2), Label("C", 10, 2)]
    store.close()


def test_a_new_life_has_no_numbers_until_it_is_handed_some(tmp_path: Path) -> None:
    store = kiosk(tmp_path)
    lane = LaneCounters(store)
    lane.take_over(2, "life-1", {"A": 5}, 1)
    assert lane.take("A", "life-2") is None
    lane.take_over(2, "life-2", {"A": 305}, 1)
    assert lane.take("A", "life-2") == Label("A", 306, 2)
    assert lane.take("A", "life-1") is None
    store.close()


def test_a_lane_number_and_its_fact_are_saved_together_or_not_at_all(tmp_path: Path, clock: Clock) -> None:
    store = kiosk(tmp_path)
    lane, box = LaneCounters(store), Outbox(store, "kiosk-1", clock)
    lane.take_over(2, "life-1", {"A": 5}, 1)

    def fail() -> None:
        with store.write():
            lane.take("A", "life-1")
            box.report(printed(1))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert (box.facts(), lane.take("A", "life-1")) == ([], Label("A", 6, 2))
    store.close()


def test_a_display_remembers_what_it_has_shown_and_never_goes_back(tmp_path: Path) -> None:
    store = open_display(tmp_path / "display.db")
    shown = ShownCalls(store)
    assert shown.places() is None
    shown.note(7, 5)
    shown.note(6, 9)
    assert Outbox(store, "display-1").facts() == []
    store.close()
    store = open_display(tmp_path / "display.db")
    assert ShownCalls(store).places() == Places(7, 9)
    store.close()


def test_a_devices_file_has_one_writer_and_one_version(tmp_path: Path) -> None:
    store = kiosk(tmp_path)
    with pytest.raises(AlreadyWriting):
        kiosk(tmp_path)
    store.run("PRAGMA user_version=7")
    store.close()
    with pytest.raises(NewerSchema):
        kiosk(tmp_path)


def test_a_lane_that_was_set_back_moves_on_to_where_the_hub_knows_it(tmp_path: Path) -> None:
    store = kiosk(tmp_path)
    lane = LaneCounters(store)
    lane.take_over(1, "life", {"A": 5}, 1)
    assert lane.take("A", "life") == Label("A", 6, 1)
    lane.take_over(1, "life", {"A": 3}, 1)
    assert lane.take("A", "life") == Label("A", 7, 1)
    lane.take_over(1, "life", {"A": 40}, 1)
    assert lane.take("A", "life") == Label("A", 41, 1)
    store.close()


def test_in_another_epoch_the_counters_of_the_hub_hold_however_far_they_jumped(tmp_path: Path) -> None:
    """Two jumps of 300 lie more than half a turn ahead: the old counter would pass for the later one."""
    store = kiosk(tmp_path)
    lane = LaneCounters(store)
    lane.take_over(2, "life", {"C": 3}, 1)
    assert lane.take("C", "life") == Label("C", 4, 2)
    lane.take_over(2, "life", {"C": 603}, 2)
    assert lane.take("C", "life") == Label("C", 604, 2)
    lane.take_over(2, "life", {"C": 603}, 2)
    assert lane.take("C", "life") == Label("C", 605, 2)
    store.close()


def test_a_file_of_an_earlier_version_counts_on_where_it_stands(tmp_path: Path) -> None:
    store = kiosk(tmp_path)
    lane = LaneCounters(store)
    lane.take_over(2, "life", {"C": 3}, 1)
    assert lane.take("C", "life") == Label("C", 4, 2)
    with store.write():
        store.run("DROP TABLE lane_epoch")
    store.close()
    store = kiosk(tmp_path)
    lane = LaneCounters(store)
    lane.take_over(2, "life", {"C": 3}, 1)
    assert lane.take("C", "life") == Label("C", 5, 2)
    store.close()
