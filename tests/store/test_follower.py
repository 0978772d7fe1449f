from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.events import Event, Parked
from core.fold import fold
from core.state import State, encode
from store import documents, identity, machine
from store.check import differences
from store.documents import Document
from store.faults import ACopy, Corrupt
from store.follower import Follower, Gap
from store.open import open_reader
from store.opening import DATABASE
from store.writer import SiteWriter
from tests.store.busy_day import play
from tests.store.hall import open_hub, stored_log, stored_rows


def follow(folder: Path, take: Callable[[State, Any], None] = fold, *, own: bool = False) -> Follower:
    return Follower.open(folder, fold=take, device="kiosk-1", now_ms=0, own=own)


@pytest.fixture
def hub_log(tmp_path: Path) -> list[bytes]:
    hub = open_hub(tmp_path / "hub")
    play(hub, seed=3, batches=60)
    hub.close()
    return [entry.raw for entry in stored_log(tmp_path / "hub")]


def site_bodies(folder: Path) -> list[Document]:
    with open_reader(folder / DATABASE) as connection:
        return list(documents.every(connection))


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_a_follower_is_the_hub_byte_for_byte_whatever_the_batches(
    tmp_path: Path, hub_log: list[bytes], size: int
) -> None:
    follower = follow(tmp_path / "follower")
    follower.append(hub_log[:1], site_bodies(tmp_path / "hub"))
    for start in range(0, len(hub_log), size):
        follower.append(hub_log[start : start + size])
    assert follower.catalog is not None
    state = encode(follower.state)
    follower.close()
    assert stored_log(tmp_path / "follower") == stored_log(tmp_path / "hub")
    assert stored_rows(tmp_path / "follower") == stored_rows(tmp_path / "hub")
    again = follow(tmp_path / "follower")
    assert encode(again.state) == state
    again.close()


def test_a_body_that_comes_late_is_taken(tmp_path: Path, hub_log: list[bytes]) -> None:
    follower = follow(tmp_path / "follower")
    follower.append(hub_log)
    before = follower.catalog
    assert follower.append([], site_bodies(tmp_path / "hub")) == []
    assert (before, follower.catalog is None) == (None, False)
    follower.close()
    assert stored_rows(tmp_path / "follower") == stored_rows(tmp_path / "hub")


def test_a_gap_is_told_and_nothing_is_taken(tmp_path: Path, hub_log: list[bytes]) -> None:
    follower = follow(tmp_path / "follower")
    follower.append(hub_log[:5])
    with pytest.raises(Gap) as caught:
        follower.append([hub_log[5], hub_log[8]])
    assert caught.value.after == follower.head.lsn == 5
    follower.append(hub_log[3:])
    assert follower.head.lsn == len(hub_log)
    follower.close()


def test_bytes_that_are_no_event_are_not_taken(tmp_path: Path, hub_log: list[bytes]) -> None:
    follower = follow(tmp_path / "follower")
    with pytest.raises(Corrupt):
        follower.append([hub_log[0], b"{}"])
    assert follower.head.lsn == 0
    follower.close()


def with_strange_kind(raw: bytes) -> bytes:
    event = msgspec.json.decode(raw)
    event["body"] = {"kind": "from.the.future", "x": [1.50, "é"]}
    return msgspec.json.encode(event).replace(b":", b" : ", 3)


def test_an_unknown_kind_is_parked_kept_and_relayed_byte_for_byte(tmp_path: Path, hub_log: list[bytes]) -> None:
    number = next(n for n, raw in enumerate(hub_log) if b"ticket.printed" in raw)
    raws = [*hub_log[:number], with_strange_kind(hub_log[number]), *hub_log[number + 1 :]]
    follower = follow(tmp_path / "follower")
    follower.append(raws)
    assert follower.state.parked == [number + 1]
    assert follower.state.lsn == len(raws)
    follower.close()
    assert [entry.raw for entry in stored_log(tmp_path / "follower")] == raws
    with open_reader(tmp_path / "follower" / DATABASE) as connection:
        assert [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM parked")] == [
            (number + 1, "from.the.future")
        ]
    assert differences(tmp_path / "follower", fold) == []


@pytest.mark.parametrize("again", [follow, open_hub])
def test_after_the_upgrade_a_parked_event_is_folded_in_its_place(
    tmp_path: Path, hub_log: list[bytes], again: Callable[[Path], Follower | SiteWriter]
) -> None:
    def older(state: State, item: Event | Parked) -> None:
        if isinstance(item, Event) and item.lsn == 30:
            raise KeyError("a kind of which this version understands the words but not the sense")
        fold(state, item)

    follower = follow(tmp_path / "follower", older, own=again is open_hub)
    follower.append(hub_log, site_bodies(tmp_path / "hub"))
    assert follower.state.parked == [30]
    follower.close()
    upgraded = again(tmp_path / "follower")
    assert upgraded.state.parked == []
    upgraded.close()
    with open_reader(tmp_path / "follower" / DATABASE) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM parked").scalar() == 0
    assert differences(tmp_path / "follower", fold) == []


def test_nobody_decides_on_a_copy(tmp_path: Path, hub_log: list[bytes]) -> None:
    follower = follow(tmp_path / "follower")
    follower.append(hub_log)
    follower.close()
    with pytest.raises(ACopy) as refused:
        open_hub(tmp_path / "follower")
    assert "besti promote" in refused.value.words("en")
    assert [entry.raw for entry in stored_log(tmp_path / "follower")] == hub_log


def test_a_copied_follower_has_a_name_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(tmp_path / "follower").close()
    first = name_of(tmp_path / "follower")
    follow(tmp_path / "follower").close()
    assert name_of(tmp_path / "follower") == first
    monkeypatch.setattr(machine, "SYSTEM_ID", tmp_path / "id")
    (tmp_path / "id").write_text("another box")
    follow(tmp_path / "follower").close()
    second = name_of(tmp_path / "follower")
    assert second[0] != first[0]
    assert second[1] != first[1]


def name_of(folder: Path) -> tuple[str, str]:
    with open_reader(folder / DATABASE) as connection:
        found = identity.known(connection)
    return found.database_id, found.incarnation
