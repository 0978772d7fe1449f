import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core import commands
from core.events import Event, TicketIssued
from core.fold import fold
from core.state import encode
from store.faults import Busy, Missing, OlderSchema
from store.log_reader import LogReader
from store.open import open_writer
from store.opening import DATABASE
from store.reader import SiteReader
from store.schema import SCHEMA
from tests.store.busy_day import play
from tests.store.hall import DAY, OPENING_MS, Commands, accepted, open_hub, stored_log


def why(reader: SiteReader) -> str | None:
    """The code of what the reader waits for."""
    return reader.waiting.code if reader.waiting else None


def test_a_reader_that_starts_first_waits_and_says_so(tmp_path: Path) -> None:
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    assert why(reader) == Missing.code
    assert (reader.poll(), reader.state.lsn, reader.alive()) == ([], 0, None)
    hub = open_hub(tmp_path / "site")
    reader.poll()
    assert why(reader) is None
    accepted(hub.submit(Commands().morning(), OPENING_MS))
    assert len(reader.poll()) == 8
    reader.close()
    hub.close()


def test_a_reader_waits_for_the_writer_to_migrate(tmp_path: Path) -> None:
    open_hub(tmp_path / "site").close()
    with open_writer(tmp_path / "site" / DATABASE) as connection:
        connection.exec_driver_sql("PRAGMA user_version=0")
        reader = SiteReader.open(tmp_path / "site", fold=fold)
        assert why(reader) == OlderSchema.code
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    reader.poll()
    assert why(reader) is None
    reader.close()


HUB = """
import sys
from pathlib import Path
from tests.store.hall import OPENING_MS, Commands, open_hub
hub, make = open_hub(Path(sys.argv[1])), Commands()
hub.submit(make.morning(), OPENING_MS)
for line in sys.stdin:
    hub.submit([make.issue("A")], OPENING_MS)
    print(hub.state.lsn, flush=True)
hub.close()
"""


def test_a_reader_sees_what_another_process_commits(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HUB, tmp_path / "site"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as hub:
        assert hub.stdin is not None
        assert hub.stdout is not None
        seen: list[Event] = []
        for number in range(6):
            hub.stdin.write("\n")
            hub.stdin.flush()
            lsn = int(hub.stdout.readline())
            if number == 0:
                reader = SiteReader.open(tmp_path / "site", fold=fold)
            seen += reader.poll()
            assert reader.state.lsn == lsn
            assert reader.poll() == []
        hub.stdin.close()
    assert [type(event.body) for event in seen] == [TicketIssued] * 5
    assert reader.catalog is not None
    reader.close()


def test_a_reader_folds_what_the_writer_folds(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    submit, seen = hub.submit, []

    def submit_and_poll(*given: object) -> object:
        answers = submit(*given)  # type: ignore[arg-type]
        seen.extend(reader.poll())
        assert encode(reader.state) == encode(hub.state)
        return answers

    hub.submit = submit_and_poll  # type: ignore[assignment, method-assign]
    play(hub, seed=11, batches=60)
    assert [event.lsn for event in seen] == list(range(1, hub.state.lsn + 1))
    late = SiteReader.open(tmp_path / "site", fold=fold)
    assert encode(late.state) == encode(hub.state)
    for each in (reader, late, hub):
        each.close()


def test_a_poll_without_news_reads_nothing(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    assert reader._watch is not None
    asked: list[str] = []
    reader._watch.connection.driver.set_trace_callback(asked.append)
    reader.poll()
    assert asked == ["PRAGMA data_version"]
    reader.close()
    hub.close()


def test_a_reader_takes_a_replaced_file_and_what_it_adds_to_the_same_past(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    hub.close()
    shutil.copytree(tmp_path / "site", tmp_path / "other")
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    other = open_hub(tmp_path / "other")
    accepted(other.submit([make.issue("B")], OPENING_MS))
    other.close()
    (tmp_path / "other" / DATABASE).replace(tmp_path / "site" / DATABASE)
    assert [event.lsn for event in reader.poll()] == [9]
    assert (reader.loads, reader.state.lsn) == (2, 9)
    reader.close()


def test_a_store_with_another_past_gives_no_news(tmp_path: Path) -> None:
    for name in ("site", "other"):
        hub = open_hub(tmp_path / name)
        accepted(hub.submit([*Commands(name).morning(), Commands("x" + name).issue("A")], OPENING_MS))
        hub.close()
    hub = open_hub(tmp_path / "other")
    accepted(hub.submit([Commands("more").issue("B")], OPENING_MS))
    hub.close()
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    (tmp_path / "other" / DATABASE).replace(tmp_path / "site" / DATABASE)
    assert reader.poll() == []
    assert reader.loads == 2
    reader.close()


def test_a_new_epoch_is_read_from_the_beginning_and_its_events_are_news(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    accepted(hub.submit([make.issue("A"), make(commands.BeginEpoch(20)), make.issue("A")], OPENING_MS))
    assert [event.epoch for event in reader.poll()] == [1, 2, 2]
    assert reader.loads == 2
    assert reader.state.epoch == 2
    reader.close()
    hub.close()


def test_a_new_site_file_and_the_life_of_the_hub_are_seen(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site", wall_ms=lambda: 5)
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    assert (reader.catalog, reader.alive()) == (None, None)
    accepted(hub.submit(Commands().morning(), OPENING_MS))
    hub.alive(9)
    reader.poll()
    alive = reader.alive()
    assert reader.catalog is not None
    assert alive is not None
    assert (alive.wall_ms, alive.clock_ms) == (5, 9)
    reader.close()
    hub.close()


def test_a_reader_survives_a_moment_in_which_the_file_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = open_hub(tmp_path / "site")
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    accepted(hub.submit(Commands().morning(), OPENING_MS))
    with monkeypatch.context() as patch:
        patch.setattr(reader._watch, "changed", lambda: (_ for _ in ()).throw(Busy(reader.path)))
        assert reader.poll() == []
    assert why(reader) == Busy.code
    assert len(reader.poll()) == 8
    reader.close()
    hub.close()


def test_the_log_is_handed_out_as_it_stands(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    lines = LogReader(tmp_path / "site")
    accepted(hub.submit(Commands().morning(), OPENING_MS))
    assert lines.after(0, 100) == stored_log(tmp_path / "site")
    assert [line.lsn for line in lines.after(3, 2)] == [4, 5]
    lines.close()
    hub.close()


def test_a_day_later_the_reader_still_agrees(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    reader = SiteReader.open(tmp_path / "site", fold=fold)
    accepted(hub.submit([*make.morning(), make.issue("A")], OPENING_MS))
    hub.submit([make(commands.OpenDay(DAY + dt.timedelta(1), synchronised=True))], OPENING_MS + commands.DAY_MS)
    reader.poll()
    assert encode(reader.state) == encode(hub.state)
    reader.close()
    hub.close()
