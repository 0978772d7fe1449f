"""Other devices on the first page of the desk: when each was heard, whether it keeps up, and its clock."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from core.access import Staff
from core.fold import fold
from store.heard import Heard
from store.reader import SiteReader
from store.writer import SiteWriter
from tests.store.hall import OPENING_MS, Commands, accepted, open_hub
from web.answers import Files, Paper
from web.desk.followers import BEHIND, FORGOTTEN_MS, SILENT_MS, followers, heard_today
from web.desk.surroundings import Alone
from web.desk.today import TodayTopic
from web.sight import Sight
from web.words import Words


@pytest.fixture
def hub(tmp_path: Path) -> SiteWriter:
    hub = open_hub(tmp_path)
    accepted(hub.submit(Commands().morning(), OPENING_MS))
    return hub


def lines(hub: SiteWriter, folder: Path, *heard: Heard, language: str = "id") -> dict[str, str]:
    """What the page says of each device."""
    hub.keep_heard(heard, OPENING_MS)
    with closing(SiteReader.open(folder, fold=fold)) as reader:
        sight = Sight(reader.state, reader.catalog, Staff(()), OPENING_MS, reader)
        assert len(followers(sight, language)) <= len(heard)
        page = TodayTopic(language, Paper(Words.load(), Files()), Alone()).html(sight)
    hub.close()
    card = page.rpartition("Perangkat lain di jaringan" if language == "id" else "Other devices of the network")[2]
    found = re.findall(r"<li><b>([\w-]+)</b><span>(.*?)</span></li>", card, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", said).split()) for name, said in found}


def test_one_that_keeps_up(hub: SiteWriter, tmp_path: Path) -> None:
    lsn = hub.state.lsn
    said = lines(hub, tmp_path, Heard("standby-1", OPENING_MS, lsn, 59_000))
    assert said == {"standby-1": "terakhir terdengar 08.00 semua catatan sampai · jamnya tepat"}


def test_one_that_is_silent_behind_and_late(hub: SiteWriter, tmp_path: Path) -> None:
    ill = Heard("kiosk-2", OPENING_MS - SILENT_MS - 1, hub.state.lsn - BEHIND - 1, -3 * 60_000)
    said = lines(hub, tmp_path, ill, Heard("gone", OPENING_MS - FORGOTTEN_MS, 0, 0), language="en")
    clock = "The clock of kiosk-2 is 3 minutes behind the hub."
    assert said == {"kiosk-2": f"not heard since 07:58 {BEHIND + 1} records behind · {clock}"}


def test_one_that_is_a_moment_behind_keeps_up(hub: SiteWriter, tmp_path: Path) -> None:
    said = lines(hub, tmp_path, Heard("tv-2", OPENING_MS - SILENT_MS, hub.state.lsn - BEHIND, 0))
    assert said == {"tv-2": "terakhir terdengar 07.59 semua catatan sampai · jamnya tepat"}


def test_a_kiosk_that_only_follows_is_heard_too(hub: SiteWriter, tmp_path: Path) -> None:
    hub.keep_heard([Heard("kiosk-1", OPENING_MS - 1, 0, 0), Heard("gone", OPENING_MS - FORGOTTEN_MS, 0, 0)], OPENING_MS)
    with closing(SiteReader.open(tmp_path, fold=fold)) as reader:
        sight = Sight(reader.state, reader.catalog, Staff(()), OPENING_MS, reader, heard={"tv-1": 5, "kiosk-1": 7})
        assert heard_today(sight) == {"kiosk-1": OPENING_MS - 1, "tv-1": 5}
        sight.heard["kiosk-1"] = OPENING_MS
        assert heard_today(sight)["kiosk-1"] == OPENING_MS
    hub.close()


def test_where_nobody_follows_nothing_is_said(hub: SiteWriter, tmp_path: Path) -> None:
    with closing(SiteReader.open(tmp_path, fold=fold)) as reader:
        sight = Sight(reader.state, reader.catalog, Staff(()), OPENING_MS, reader)
        page = TodayTopic("id", Paper(Words.load(), Files()), Alone()).html(sight)
    hub.close()
    assert "Perangkat lain di jaringan" not in page
