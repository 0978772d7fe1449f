"""Every figure, from a real hub's disk and from the centre's two databases, against plain loops over the events."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from centre.database import Database
from centre.intake import Intake
from core.commands import ChangeDocument, CloseDay, Command
from core.decide import decide
from core.decider import Accepted, Refused
from core.events import Body, DayOpened, Event, Parked, decode
from core.fold import fold
from core.refusal import Refusal
from core.rollup.account import Account
from core.site import Site
from store import centre_rollups
from store.rollups import accounts, made_due
from store.writer import SiteWriter
from tests.centre.conftest import fresh
from tests.centre.mall import Mall
from tests.core.play import Play
from tests.core.rollup.lived import DAYS, Lived
from tests.core.rollup.tally import Tally
from tests.core.rollup.test_every_figure import normal, plain
from tests.core.small_site import SMALL, site_text
from tests.store.busy_day import play as play_busily
from tests.store.hall import DAY, OPENING_MS, open_hub
from tests.store.hall import site as busy_site

FIRST, LAST = "2026-11-01", "2026-12-31"


class HubPlay(Play):
    """A play whose commands a hub with a store decides."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.writer = SiteWriter.open(folder, decide=decide, fold=fold)
        self.state = self.writer.state

    def send(self, command: Command) -> list[Body] | Refusal:
        (answer,) = self.writer.submit([command], self.now_ms)
        self.state = self.writer.state
        if isinstance(answer, Accepted):
            self.log += answer.events
            return [event.body for event in answer.events]
        assert isinstance(answer, Refused), answer
        return answer.refusal


@pytest.fixture(scope="module")
def halls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A hub's store for every day lived by hand, and one of a busy day with everything in it."""
    folder = tmp_path_factory.mktemp("halls")
    for day in DAYS:
        live(folder / day.__name__, day)
    hub = open_hub(folder / "busy")
    play_busily(hub, seed=5, batches=250)
    hub.submit([Command("ff" * 16, "hub", CloseDay(DAY + dt.timedelta(days=1)))], OPENING_MS + 40 * 3_600_000)
    hub.keep_accounts(made_due(folder / "busy", fold))
    hub.close()
    return {path.name: path for path in folder.iterdir() if path.is_dir()}


def live(folder: Path, day: Lived) -> None:
    play = HubPlay(folder)
    play.do(ChangeDocument("site", site_text()))
    play.at("08:00").opened(1, 2, 3)
    day(play)
    if play.state.is_open:
        play.later(minutes=1).do(CloseDay(play.date))
    play.writer.keep_accounts(made_due(folder, fold))
    play.writer.close()


def told(log: Sequence[Event | Parked], site: Site, day: str) -> dict[str, object]:
    """What the loops say of a day that is over; nothing that came later."""
    ends = next((n for n, e in enumerate(log) if isinstance(e.body, DayOpened) and str(e.body.day) > day), None)
    return Tally(log[:ends], site, dt.date.fromisoformat(day), log[:ends][-1].at).account()


def of_hub(folder: Path) -> list[Account]:
    return accounts(folder, fold, FIRST, LAST)


def test_what_a_hub_keeps_is_what_the_loops_say(halls: dict[str, Path]) -> None:
    seen = []
    for name, folder in halls.items():
        log = [decode(entry.raw) for entry in Mall(folder).entries]
        for account in of_hub(folder):
            found, expected = plain(account), told(log, busy_site() if name == "busy" else SMALL.site, account.day)
            assert [key for key, value in expected.items() if found[key] != normal(value)] == [], (name, account.day)
            seen.append(account)
    assert len(seen) >= len(halls)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_centre_keeps_what_the_hubs_keep(halls: dict[str, Path], kind: str, tmp_path: Path, postgres: str) -> None:
    database = Database.open(fresh(postgres) if kind == "postgresql" else str(tmp_path / "centre.db"))
    intake = Intake(database, lambda: 0)
    for name, folder in halls.items():
        for push in Mall(folder).pushes(97, name):
            intake.take(push)
    holds_what_the_hubs_hold(database, halls)


def test_so_does_a_centre_that_hears_of_the_site_files_last(halls: dict[str, Path], tmp_path: Path) -> None:
    database = Database.open(str(tmp_path / "centre.db"))
    intake = Intake(database, lambda: 0)
    for name, folder in halls.items():
        hub = Mall(folder)
        for push in hub.pushes(97, name):
            intake.take(push._replace(documents=()))
        intake.learn(name, hub.documents)
    holds_what_the_hubs_hold(database, halls)


def holds_what_the_hubs_hold(database: Database, halls: dict[str, Path]) -> None:
    """And closes the database."""
    with database.reading() as connection:
        held = {name: centre_rollups.stored(connection, name, FIRST, LAST) for name in halls}
    database.close()
    assert held == {name: of_hub(folder) for name, folder in halls.items()}
