"""Old months leave the database as files, and come back; on both databases."""

import datetime as dt
from pathlib import Path

import pytest
import zstandard
from sqlalchemy import delete, insert, select, update

from centre import keeping, month_file, tables
from centre.database import Database
from centre.intake import Intake
from centre.keeping import Busy, Kept, Unlike
from centre.month_file import BadFile, MonthEvent
from centre.rereading import reread
from store import log
from tests.centre.conftest import Another
from tests.centre.mall import SITE, Mall, everything, stored
from tests.centre.test_intake import taken

OTHER = "mpp-lain"
LATER = dt.date(2027, 6, 1)


def october(mall: Mall) -> list[tuple[object, ...]]:
    """What of the mall's log is of October; the log goes on in November."""
    found = [(SITE, e.day, e.lsn, e.epoch, e.raw, e.hash) for e in mall.entries if e.day.startswith("2026-10")]
    assert 100 < len(found) < len(mall.entries) - 100
    return sorted(found, key=repr)


def settle(database: Database, mall: Mall, site: str = SITE) -> None:
    """A site that has gone on for so long that the beginnings of its days in October are kept no more."""
    taken(database, mall, 300, site)
    snapshot = tables.snapshot
    with database.writing() as connection:
        newest = connection.execute(
            select(snapshot.c.lsn).where(snapshot.c.site_id == site).order_by(snapshot.c.lsn.desc()).limit(1)
        ).scalar_one()
        connection.execute(delete(snapshot).where(snapshot.c.site_id == site, snapshot.c.lsn < newest))


def kept(database: Database, folder: Path) -> list[Kept]:
    return list(keeping.keep(database, folder, LATER))


def test_a_month_leaves_as_a_file_and_everything_else_stays(database: Database, mall: Mall, tmp_path: Path) -> None:
    settle(database, mall)
    before = everything(database)
    first, *_ = kept(database, tmp_path)
    left = october(mall)
    assert (first.whole.month, first.whole.events, first.sites) == ("2026-10", len(left), 1)
    assert sorted(map(tuple, month_file.read(first.path)), key=repr) == left
    after = everything(database)
    assert not [row for row in after["event"] if str(row[1]).startswith("2026-10")]
    assert {**after, "event": []} == {**before, "event": []}


def test_what_a_worker_still_folds_from_stays(database: Database, mall: Mall, tmp_path: Path, another: Another) -> None:
    """The log ends in November and is silent since: its last day is needed, however old it is."""
    half = len(mall.entries) * 2 // 3
    made = Intake(database, lambda: 0)
    made.take(mall.push(1, half))
    assert kept(database, tmp_path)
    Intake(database, lambda: 0).take(mall.push(half + 1, len(mall.entries)))
    whole = another()
    taken(whole, mall)
    ours, theirs = everything(database), everything(whole)
    for name in ("ticket", "step", "counter", "rollup", "digest"):
        assert ours[name] == theirs[name], name


def test_a_site_without_a_days_beginning_keeps_all(database: Database, mall: Mall, tmp_path: Path) -> None:
    Intake(database, lambda: 0).take(mall.push(1, 200))
    assert kept(database, tmp_path) == []
    assert len(stored(database, tables.event)) == 200


def test_recent_months_stay(database: Database, mall: Mall, tmp_path: Path) -> None:
    settle(database, mall)
    assert list(keeping.keep(database, tmp_path, dt.date(2027, 1, 29))) == []
    assert [each.whole.month for each in keeping.keep(database, tmp_path, dt.date(2027, 1, 30))] == ["2026-10"]


def test_what_stays_of_others_is_not_touched(database: Database, mall: Mall, tmp_path: Path) -> None:
    settle(database, mall)
    Intake(database, lambda: 0).take(mall.push(1, 200, OTHER))
    first, *_ = kept(database, tmp_path)
    assert first.sites == 1
    assert len(stored(database, tables.event, OTHER)) == 200


def test_a_month_comes_back_and_leaves_again(database: Database, mall: Mall, tmp_path: Path) -> None:
    settle(database, mall)
    before = everything(database)
    done = kept(database, tmp_path)
    for each in done:
        assert reread(database, each.path) == (each.whole, each.whole.events)
        assert reread(database, each.path) == (each.whole, 0)
    assert everything(database) == before
    again = kept(database, tmp_path)
    assert [each.whole for each in again] == [each.whole for each in done]
    assert {each.path for each in again}.isdisjoint(each.path for each in done)
    assert kept(database, tmp_path) == []


def test_the_log_goes_on_after_a_month_has_left(database: Database, mall: Mall, tmp_path: Path) -> None:
    settle(database, mall)
    assert kept(database, tmp_path)
    made = Intake(database, lambda: 0)
    assert made.take(mall.push(len(mall.entries) - 10, len(mall.entries))).head == mall.head
    assert made.hash_at(SITE, len(mall.entries)) == mall.head.hash


def test_a_hub_that_was_set_back_to_what_has_left_is_refused(database: Database, mall: Mall, tmp_path: Path) -> None:
    settle(database, mall)
    assert kept(database, tmp_path)
    before = everything(database) | {"anomaly": []}
    assert not Intake(database, lambda: 0).cut(SITE, 300, epoch=2)
    after = everything(database)
    assert [row[2] for row in after["anomaly"]] == ["too_far_back"]
    assert after | {"anomaly": []} == before


@pytest.mark.parametrize(
    ("what", "after"),
    [("gone", "write"), ("changed", "write"), ("added", "write"), ("gone", "compare"), ("added", "compare")],
)
def test_a_database_that_changes_meanwhile_loses_nothing(
    database: Database, mall: Mall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, after: str
) -> None:
    settle(database, mall)
    whose, name = (month_file, "write") if after == "write" else (keeping, "_compare")
    step = getattr(whose, name)

    def then_changed(*words: object) -> object:
        done = step(*words)
        change(database, mall, what)
        return done

    monkeypatch.setattr(whose, name, then_changed)
    with pytest.raises(Unlike):
        kept(database, tmp_path)
    assert len(stored(database, tables.event)) == len(mall.entries) + {"gone": -1, "changed": 0, "added": 1}[what]
    assert list(tmp_path.glob("*.zst")) == []


def change(database: Database, mall: Mall, what: str) -> None:
    event = tables.event
    first = min(int(str(row[2])) for row in october(mall))
    one = (event.c.site_id == SITE) & (event.c.lsn == first)
    with database.writing() as connection:
        if what == "gone":
            connection.execute(delete(event).where(one))
        elif what == "changed":
            connection.execute(update(event).where(one).values(raw=b"{}"))
        else:
            connection.execute(insert(event).values((SITE, "2026-10-29", 0, 1, b"{}", bytes(16))))


def test_whoever_writes_into_an_old_month_is_waited_for_and_not_for_ever(
    another: Another, mall: Mall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = another()
    settle(database, mall)
    monkeypatch.setattr(keeping, "LOCK_S", 1)
    with database.writing() as busy:
        busy.execute(insert(tables.event).values((OTHER, "2026-10-29", 1, 1, b"{}", bytes(16))))
        with pytest.raises(Busy):
            kept(database, tmp_path)
    assert len(stored(database, tables.event)) == len(mall.entries)
    assert kept(database, tmp_path)
    assert len(stored(database, tables.event, OTHER)) == 1


@pytest.mark.parametrize("what", ["lost", "turned"])
def test_a_disk_that_lies_loses_nothing(
    database: Database, mall: Mall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    settle(database, mall)
    written = month_file.write

    def write(path: Path, month: str, rows: object) -> object:
        whole = written(path, month, rows)  # type: ignore[arg-type]
        spoil(path, what)
        return whole

    monkeypatch.setattr(month_file, "write", write)
    with pytest.raises((Unlike, BadFile)):
        kept(database, tmp_path)
    assert len(stored(database, tables.event)) == len(mall.entries)


def spoil(path: Path, what: str) -> None:
    content = bytearray(path.read_bytes())
    if what == "lost":
        del content[len(content) // 2 :]
    else:
        content[len(content) // 2] ^= 1
    path.write_bytes(content)


ROWS = [
    MonthEvent("mpp-é", "2026-10-29", 1, 1, b'{"a":"\t"}', log.chain(bytes(16), b"1")),
    MonthEvent("mpp-é", "2026-10-30", 2, 1, b"", bytes(16)),
]


def test_a_file_can_be_read_without_besti(tmp_path: Path) -> None:
    whole = month_file.write(tmp_path / "events-2026-10.zst", "2026-10", ROWS)
    assert month_file.check(tmp_path / "events-2026-10.zst") == whole
    text = zstandard.ZstdDecompressor().stream_reader((tmp_path / "events-2026-10.zst").read_bytes()).read()
    head, first, second, end = text.splitlines()
    assert head == b"besti-events 1 2026-10"
    assert first.split(b"\t", 5) == [
        "mpp-é".encode(),
        b"2026-10-29",
        b"1",
        b"1",
        ROWS[0].hash.hex().encode(),
        ROWS[0].raw,
    ]
    assert second.endswith(b"\t")
    assert end == f"end 2 {whole.digest}".encode()


@pytest.mark.parametrize("lsn", range(3))
def test_a_file_whose_text_was_changed_is_found_out(tmp_path: Path, lsn: int) -> None:
    path = tmp_path / "events-2026-10.zst"
    month_file.write(path, "2026-10", ROWS)
    lines = zstandard.ZstdDecompressor().stream_reader(path.read_bytes()).read().splitlines(keepends=True)
    del lines[1 + lsn]
    path.write_bytes(zstandard.compress(b"".join(lines)))
    with pytest.raises(BadFile):
        month_file.check(path)


def test_an_event_that_is_not_one_line_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one line"):
        month_file.write(tmp_path / "x.zst", "2026-10", [ROWS[0]._replace(raw=b"a\nb")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"text", zstandard.compress(b"another file\n")])
def test_what_is_no_such_file_is_told(database: Database, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zst"
    path.write_bytes(content)
    with pytest.raises(BadFile):
        reread(database, path)
