import shutil
from pathlib import Path

import pytest

from core import events
from core.events import EpochBegan, Event, Parked, decode
from core.fold import fold
from core.state import State
from store import anchor, anomalies, identity
from store.anchor import Suspicion, anchor_path
from store.open import open_reader, open_writer
from store.opening import DATABASE
from store.writer import OurFault, SiteWriter
from tests.store.hall import OPENING_MS, Commands, accepted, open_hub, stored_log


def ran(folder: Path, make: Commands, *letters: str) -> SiteWriter:
    """A hub that has given a number for each letter and was closed."""
    hub = open_hub(folder, wall_ms=lambda: OPENING_MS)
    accepted(hub.submit([make.issue(letter) for letter in letters], OPENING_MS))
    hub.close()
    return hub


@pytest.fixture
def make(tmp_path: Path) -> Commands:
    commands = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(commands.morning(), OPENING_MS))
    hub.close()
    return commands


def test_a_store_that_is_opened_again_is_itself(tmp_path: Path, make: Commands) -> None:
    first, second = ran(tmp_path / "site", make, "A"), ran(tmp_path / "site", make, "B")
    assert (second.suspicion, second.identity.incarnation) == (None, first.identity.incarnation)
    assert anchor.read(anchor_path(tmp_path / "site")) is not None


def set_back(folder: Path, make: Commands) -> None:
    shutil.copytree(folder, folder.with_name("old"))
    ran(folder, make, "A", "A")
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("old"), folder)


def fork(folder: Path, make: Commands) -> None:
    """Set back, and gone on further than ever: the place alone would not tell."""
    set_back(folder, make)
    anchor_path(folder).rename(folder.with_name("kept"))
    ran(folder, make, "B", "B", "B", "B")
    folder.with_name("kept").rename(anchor_path(folder))


def swap(folder: Path, make: Commands) -> None:
    other = open_hub(folder.with_name("other"))
    accepted(other.submit(Commands("other").morning(), OPENING_MS))
    other.close()
    shutil.rmtree(folder)
    folder.with_name("other").rename(folder)


def copy(folder: Path, make: Commands) -> None:
    anchor_path(folder).unlink()
    with open_writer(folder / DATABASE) as connection:
        connection.exec_driver_sql("UPDATE identity SET machine = 'another'")


@pytest.mark.parametrize(
    ("misfortune", "suspicion"),
    [
        (set_back, Suspicion.ROLLED_BACK), (fork, Suspicion.ROLLED_BACK), (swap, Suspicion.SWAPPED),
        (copy, Suspicion.COPIED),
    ],
)  # fmt: skip
def test_a_database_that_is_not_the_last_one_begins_a_new_life_past_all_numbers(
    tmp_path: Path, make: Commands, misfortune: object, suspicion: Suspicion
) -> None:
    folder = tmp_path / "site"
    misfortune(folder, make)  # type: ignore[operator]
    with open_reader(folder / DATABASE) as connection:
        before = identity.known(connection)
    hub = open_hub(folder, wall_ms=lambda: OPENING_MS, jump=50)
    assert hub.suspicion == suspicion
    assert hub.identity.incarnation != before.incarnation
    assert hub.identity.database_id != before.database_id
    assert hub.state.epoch == 2
    (answer,) = accepted(hub.submit([make.issue("C")], OPENING_MS))
    assert answer.events[0].body.label == "C051"  # type: ignore[union-attr]
    hub.close()
    assert isinstance(decode(stored_log(folder)[-2].raw).body, EpochBegan)
    with open_reader(folder / DATABASE) as connection:
        assert [(a.kind, a.detail) for a in anomalies.newest(connection)] == [("identity", suspicion)]
    assert ran(folder, make, "A").suspicion is None


def test_the_doubt_stays_until_the_new_life_has_begun(tmp_path: Path, make: Commands) -> None:
    folder = tmp_path / "site"
    set_back(folder, make)

    def breaking(*case: object) -> list[events.Body]:
        raise KeyError

    with pytest.raises(OurFault):
        open_hub(folder, decide=breaking)
    hub = open_hub(folder, wall_ms=lambda: OPENING_MS)
    assert (hub.suspicion, hub.state.epoch) == (Suspicion.ROLLED_BACK, 2)
    hub.close()


def test_the_doubt_stays_while_the_hub_waits_for_an_upgrade(tmp_path: Path, make: Commands) -> None:
    folder = tmp_path / "site"
    set_back(folder, make)

    def older(state: State, item: Event | Parked) -> None:
        if isinstance(item, Event) and item.lsn == 5:
            raise KeyError
        fold(state, item)

    waiting = open_hub(folder, fold=older, wall_ms=lambda: OPENING_MS)
    assert waiting.state.parked == [5]
    waiting.alive(OPENING_MS)
    waiting.close()
    hub = open_hub(folder, wall_ms=lambda: OPENING_MS)
    assert (hub.suspicion, hub.state.epoch) == (Suspicion.ROLLED_BACK, 2)
    hub.close()


def test_an_anchor_that_cannot_be_written_stops_nobody_and_is_told_once(tmp_path: Path, make: Commands) -> None:
    hub = open_hub(tmp_path / "site", anchor_path=tmp_path / "no" / "such" / "folder.json", wall_ms=lambda: 3)
    accepted(hub.submit([make.issue("A")], OPENING_MS))
    hub.alive(OPENING_MS)
    with open_reader(hub.path) as connection:
        assert [(a.at_ms, a.kind, a.detail) for a in anomalies.newest(connection)] == [
            (3, "anchor_not_written", "Missing"),
        ]
    (tmp_path / "no" / "such").mkdir(parents=True)
    hub.alive(OPENING_MS)
    assert anchor.read(tmp_path / "no" / "such" / "folder.json") is not None
    hub.close()


def test_half_an_anchor_is_none(tmp_path: Path, make: Commands) -> None:
    anchor_path(tmp_path / "site").write_bytes(b'{"database_id":')
    assert ran(tmp_path / "site", make, "A").suspicion is None


def test_a_new_store_has_its_name_and_its_kind_for_good(tmp_path: Path) -> None:
    open_hub(tmp_path / "site", device="box", training=True).close()
    hub = open_hub(tmp_path / "site")
    assert (hub.identity.device, hub.identity.training) == ("box", True)
    hub.close()


def test_an_empty_store_on_another_machine_just_takes_a_new_name(tmp_path: Path) -> None:
    open_hub(tmp_path / "site").close()
    copy(tmp_path / "site", Commands())
    hub = open_hub(tmp_path / "site")
    assert (hub.suspicion, hub.state.lsn) == (Suspicion.COPIED, 0)
    hub.close()
    assert ran(tmp_path / "site", Commands()).suspicion is None


def test_a_database_that_is_set_back_to_the_same_moment_twice_gives_no_number_twice(
    tmp_path: Path, make: Commands
) -> None:
    """The second new life is past the first one too, which the database knows nothing of."""
    site, old = tmp_path / "site", tmp_path / "old"
    shutil.copytree(site, old)
    seen: list[set[str]] = []
    for _ in range(3):
        hub = open_hub(site, wall_ms=lambda: OPENING_MS)
        answers = accepted(hub.submit([make.issue("A"), make.issue("B")], OPENING_MS))
        given = [event.body.label for answer in answers for event in answer.events if hasattr(event.body, "label")]
        seen.append({*given, f"epoch {hub.state.epoch}"})
        hub.close()
        shutil.rmtree(site)
        shutil.copytree(old, site)
    assert len(seen[0]) == 3
    assert seen[0].isdisjoint(seen[1])
    assert (seen[0] | seen[1]).isdisjoint(seen[2])


def test_the_note_of_an_older_besti_names_no_epoch(tmp_path: Path, make: Commands) -> None:
    path = anchor_path(tmp_path / "site")
    path.write_text('{"database_id":"d","incarnation":"i","lsn":7,"hash":"00"}')
    assert anchor.epochs_to_begin(path, 1) == 1
    path.write_text('{"database_id":"d","incarnation":"i","lsn":7,"hash":"00","epoch":999999999}')
    assert anchor.epochs_to_begin(path, 1) == 10
