import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from core import commands
from core.commands import Command
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from core.state import encode
from store import documents
from store.anchor import Suspicion, anchor_path
from store.backup import Elsewhere, Restored, backup, check_copy, restore, scheduled_backup
from store.check import differences
from store.faults import AlreadyWriting, Corrupt, NotAStore, OlderSchema, Unreadable
from store.follower import Follower
from store.log import Head
from store.open import open_reader
from store.opening import DATABASE
from store.tails import Tail
from store.writer import SiteWriter
from tests.store.busy_day import play
from tests.store.hall import DAY, OPENING_MS, Commands, accepted, open_hub, stored_log, stored_rows, ticket_of


def give(hub: SiteWriter, *wanted: Command) -> list[str]:
    """The labels of the numbers that were asked for."""
    answers = accepted(hub.submit(wanted, OPENING_MS))
    return [event.body.label for answer in answers for event in answer.events]  # type: ignore[union-attr]


def put_back(folder: Path, copy: Path, jump: int = 100, tails: list[Tail] | None = None) -> Restored:
    return restore(copy, folder, decide=decide, fold=fold, tails=lambda head: tails or [], jump=jump)


@pytest.fixture
def make() -> Commands:
    return Commands()


@pytest.fixture
def hub(tmp_path: Path, make: Commands) -> SiteWriter:
    """A hub that has given A001, and a backup of that moment."""
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    assert give(hub, make.issue("A")) == ["A001"]
    made = backup(tmp_path / "site", tmp_path / "copy.db")
    assert (made.epoch, made.lsn) == (1, 9)
    return hub


def test_a_backup_is_one_whole_file_made_while_the_hub_goes_on(tmp_path: Path) -> None:
    busy = "import sys; from pathlib import Path; from tests.store.hall import open_hub;"
    busy += "from tests.store.busy_day import play; play(open_hub(Path(sys.argv[1])), 1, 300)"
    (tmp_path / "copies").mkdir()
    made: list[tuple[int, int]] = []
    with subprocess.Popen([sys.executable, "-c", busy, tmp_path / "site"]) as hub:
        while hub.poll() is None:
            if (tmp_path / "site" / DATABASE).exists() and len(made) < 20:
                made += still(tmp_path, len(made))
    assert hub.returncode == 0
    assert len({lsn for _, lsn in made}) > 3
    assert sorted(made) == made
    assert all(name.suffix == ".db" for name in (tmp_path / "copies").iterdir())


def still(folder: Path, number: int) -> list[tuple[int, int]]:
    """The place of one more backup; none where the hub has not made its tables yet."""
    try:
        made = backup(folder / "site", folder / "copies" / f"{number}.db")
    except (OlderSchema, NotAStore):
        return []
    assert check_copy(made.path) == (made.epoch, made.lsn)
    return [(made.epoch, made.lsn)]


def test_what_was_printed_since_the_backup_is_recovered_from_the_old_store(
    tmp_path: Path, hub: SiteWriter, make: Commands
) -> None:
    late = make.issue("B")
    assert give(hub, make.issue("A"), late) == ["A002", "B001"]
    hub.close()
    done = put_back(tmp_path / "site", tmp_path / "copy.db")
    assert (done.epoch, done.lsn, done.recovered) == (2, 12, 2)
    assert done.kept is not None
    assert done.kept.exists()
    again = open_hub(tmp_path / "site")
    assert again.suspicion is None
    assert ticket_of(late) in again.state.tickets
    assert give(again, make.issue("A"), make.issue("B")) == ["A103", "B102"]
    again.close()
    assert differences(tmp_path / "site", fold) == []


def test_what_a_crash_left_in_the_wal_is_recovered_and_does_not_meet_the_new_file(
    tmp_path: Path, hub: SiteWriter, make: Commands
) -> None:
    give(hub, make.issue("A"), make.issue("B"))
    subprocess.run(["cp", "-r", tmp_path / "site", tmp_path / "crashed"], check=True)
    hub.close()
    done = put_back(tmp_path / "crashed", tmp_path / "copy.db")
    assert done.recovered == 2
    assert differences(tmp_path / "crashed", fold) == []


def test_where_nothing_else_is_left_every_series_jumps(tmp_path: Path, hub: SiteWriter, make: Commands) -> None:
    give(hub, *(make.issue("A", device=f"kiosk-{n}") for n in range(40)))
    hub.close()
    done = put_back(tmp_path / "new", tmp_path / "copy.db")
    assert (done.epoch, done.lsn, done.recovered, done.kept) == (2, 10, 0, None)
    again = open_hub(tmp_path / "new")
    assert give(again, make.issue("A"), make.issue("C")) == ["A102", "C101"]
    again.close()


def test_a_day_that_the_backup_does_not_know_starts_past_the_jump_too(
    tmp_path: Path, hub: SiteWriter, make: Commands
) -> None:
    tomorrow = OPENING_MS + commands.DAY_MS
    hub.close()
    restore(tmp_path / "copy.db", tmp_path / "new", decide=decide, fold=fold, jump=70, now_ms=tomorrow)
    again = open_hub(tmp_path / "new")
    day = make(commands.OpenDay(DAY + dt.timedelta(1), synchronised=True))
    _, answer = accepted(again.submit([day, make.issue("A")], tomorrow))
    assert answer.events[0].body.label == "A071"  # type: ignore[union-attr]
    again.close()


def test_the_tail_of_a_follower_is_taken_first(tmp_path: Path, hub: SiteWriter, make: Commands) -> None:
    give(hub, make.issue("A"), make.issue("A"))
    accepted(hub.submit([make(commands.ChangeDocument("voice", "{}"))], OPENING_MS))
    state = encode(hub.state)
    hub.close()
    raws = [entry.raw for entry in stored_log(tmp_path / "site")]
    with open_reader(tmp_path / "site" / DATABASE) as connection:
        bodies = list(documents.every(connection))
    asked: list[Head] = []

    def tails(head: Head) -> list[Tail]:
        asked.append(head)
        return [Tail(raws[10:]), Tail([b"damaged"]), Tail(raws[: head.lsn + 1]), Tail(raws, bodies)]

    done = restore(tmp_path / "copy.db", tmp_path / "new", decide=decide, fold=fold, tails=tails)
    assert (done.recovered, done.lsn) == (3, 13)
    assert asked == [Head(9, stored_log(tmp_path / "site")[8].hash)]
    assert [entry.raw for entry in stored_log(tmp_path / "new")][:12] == raws
    again = open_hub(tmp_path / "new")
    assert encode(again.state) != state
    assert give(again, make.issue("A")) == [f"A{3 + 300 + 1}"]
    with open_reader(again.path) as connection:
        assert list(documents.every(connection)) == bodies
    again.close()


def test_a_command_that_was_answered_before_the_backup_has_no_second_effect(
    tmp_path: Path, hub: SiteWriter, make: Commands
) -> None:
    known = make.issue("A")
    give(hub, known)
    backup(tmp_path / "site", tmp_path / "copy.db")
    hub.close()
    put_back(tmp_path / "site", tmp_path / "copy.db")
    again = open_hub(tmp_path / "site")
    (answer,) = again.submit([known], OPENING_MS)
    assert isinstance(answer, Accepted)
    assert answer.events[0].lsn == 10
    again.close()


def test_a_backup_that_somebody_copied_into_place_is_noticed(tmp_path: Path, hub: SiteWriter) -> None:
    hub.close()
    (tmp_path / "hand").mkdir()
    (tmp_path / "copy.db").rename(tmp_path / "hand" / DATABASE)
    again = open_hub(tmp_path / "hand")
    assert (again.suspicion, again.state.epoch) == (Suspicion.RESTORED, 2)
    again.close()


def test_a_store_in_use_is_not_replaced(tmp_path: Path, hub: SiteWriter) -> None:
    with pytest.raises(AlreadyWriting):
        put_back(tmp_path / "site", tmp_path / "copy.db")
    hub.close()
    assert not list((tmp_path / "site").glob("*before*"))


def test_a_damaged_backup_leaves_the_old_store_as_it_was(tmp_path: Path, hub: SiteWriter) -> None:
    hub.close()
    before = stored_log(tmp_path / "site")
    copy = tmp_path / "copy.db"
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])
    with pytest.raises(Corrupt):
        put_back(tmp_path / "site", copy)
    copy.write_bytes(b"")
    with pytest.raises(NotAStore):
        put_back(tmp_path / "site", copy)
    with pytest.raises(Unreadable):
        put_back(tmp_path / "site", tmp_path / "nothing.db")
    assert stored_log(tmp_path / "site") == before
    assert anchor_path(tmp_path / "site").exists()


def test_a_replaced_store_that_cannot_be_read_is_kept_all_the_same(tmp_path: Path, hub: SiteWriter) -> None:
    hub.close()
    (tmp_path / "site" / DATABASE).write_bytes(b"nothing that can be read" * 1000)
    done = put_back(tmp_path / "site", tmp_path / "copy.db")
    assert (done.recovered, done.lsn) == (0, 10)
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"nothing")


def test_a_busy_day_comes_back_row_by_row(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    play(hub, seed=8, batches=80)
    backup(tmp_path / "site", tmp_path / "copy.db")
    hub.close()
    put_back(tmp_path / "new", tmp_path / "copy.db")
    assert stored_rows(tmp_path / "new") == stored_rows(tmp_path / "site")


def test_scheduled_backups_keep_the_newest(tmp_path: Path, hub: SiteWriter) -> None:
    for day in range(1, 6):
        scheduled_backup(tmp_path / "site", tmp_path / "copies", f"2026-11-0{day}", keep=3)
    hub.close()
    assert sorted(path.name for path in (tmp_path / "copies").iterdir()) == [
        f"2026-11-0{day}.besti.db" for day in (3, 4, 5)
    ]


def a_copy_at(name: str, hub: Path, folder: Path, *, events: int) -> Path:
    """A backup made at a device that follows the hub in `hub` and has heard so many events."""
    follower = Follower.open(folder / name, fold=fold, device=name, now_ms=0)
    follower.append([entry.raw for entry in stored_log(hub)][:events])
    follower.close()
    return backup(folder / name, folder / f"{name}.besti.db").path


def test_the_backups_of_displays_are_taken_in_as_far_as_the_longest_goes(
    tmp_path: Path, hub: SiteWriter, make: Commands
) -> None:
    give(hub, make.issue("A"), make.issue("A"), make.issue("A"))
    hub.close()
    also = [a_copy_at(f"display-{n}", tmp_path / "site", tmp_path, events=10 + n) for n in (2, 1)]
    done = restore(tmp_path / "copy.db", tmp_path / "new", decide=decide, fold=fold, also=also)
    assert (done.recovered, done.strange) == (3, ())
    assert stored_log(tmp_path / "new")[:12] == stored_log(tmp_path / "site")


def test_the_backup_of_another_hall_is_no_help_and_is_named(tmp_path: Path, hub: SiteWriter, make: Commands) -> None:
    other = open_hub(tmp_path / "other")
    accepted(other.submit([*make.morning(), *(make.issue("B") for _ in range(4))], OPENING_MS))
    other.close()
    hub.close()
    foreign = a_copy_at("display-9", tmp_path / "other", tmp_path, events=12)
    done = restore(tmp_path / "copy.db", tmp_path / "new", decide=decide, fold=fold, also=[foreign])
    assert (done.recovered, done.strange) == (0, (foreign,))


def test_a_file_beside_it_that_is_no_store_changes_nothing(tmp_path: Path, hub: SiteWriter) -> None:
    hub.close()
    (tmp_path / "display.db").write_text("no store " * 1000)
    with pytest.raises(NotAStore):
        restore(tmp_path / "copy.db", tmp_path / "site", decide=decide, fold=fold, also=[tmp_path / "display.db"])
    assert not list((tmp_path / "site").glob("*before*"))


@pytest.mark.parametrize("had", [True, False])
def test_where_another_hub_leads_the_store_is_as_it_was(
    tmp_path: Path, hub: SiteWriter, make: Commands, *, had: bool
) -> None:
    give(hub, make.issue("A"))
    hub.close()
    folder = tmp_path / ("site" if had else "new")
    before = stored_log(folder) if had else []

    def elsewhere(follower: Follower) -> None:
        raise Elsewhere(["display-1"])

    with pytest.raises(Elsewhere):
        restore(tmp_path / "copy.db", folder, decide=decide, fold=fold, ask=elsewhere)
    assert (folder / DATABASE).exists() == had
    assert not list(folder.glob("*before*"))
    if had:
        again = open_hub(folder)
        assert (again.suspicion, again.state.epoch) == (None, 1)
        again.close()
        assert stored_log(folder) == before
