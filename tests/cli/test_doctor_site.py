"""`besti doctor` on the whole site: followers, what was survived, copies, hub, UPS and name, each with what to do."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cli.bench.hub import running_hub
from cli.bench.stores import opened_store
from cli.examination_site import OLD_COPY_S, copies, followers, survived, wanted_version
from core.fold import fold
from store import anomalies
from store.floor_note import FloorNote
from store.heard import Heard
from store.open import transaction
from store.reader import SiteReader
from store.writer import SiteWriter, wall_clock_ms
from sync.discovery import Announcement, Found, find
from sync.health import health
from tests.cli.shell import shell
from tests.sync.upsd import upsd

MINUTE_MS = 60_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def writer(folder: Path) -> Iterator[SiteWriter]:
    with closing(opened_store(folder)) as writer:
        writer.alive(wall_clock_ms())
        yield writer


def wrong(text: str) -> list[str]:
    return [line[4:] for line in text.splitlines() if line.startswith("!!")]


def test_who_is_silent_and_who_is_behind(folder: Path, writer: SiteWriter) -> None:
    now, lsn = wall_clock_ms(), writer.state.lsn
    writer.keep_heard([Heard("tv-1", now, lsn, 0), Heard("tv-2", now - 5 * MINUTE_MS - 30_000, lsn, 0)], now)
    writer.keep_heard([Heard("kiosk-2", now, lsn - 1000, 0), Heard("tv-3", now, lsn - 1, 0)], now)
    with closing(SiteReader.open(folder, fold=fold)) as reader:
        found = [(finding.well, finding.words.en) for finding in followers(reader)]
    assert found == [
        (False, "kiosk-2 is 1000 events behind: look at its network."),
        (False, "tv-2 was not heard for 5 min: look at its power and its cable."),
        (True, "tv-1, tv-3"),
    ]


def test_what_was_survived_is_told_for_a_week_each_once(folder: Path, writer: SiteWriter) -> None:
    now = wall_clock_ms()
    connection = writer._opened.connection
    with transaction(connection):
        for age_days, kind, detail in (
            (8, "disk_full", "x"), (1, "unknown_paper", "kiosk-1"), (0, "unknown_paper", "kiosk-1"), (0, "new", "y"),
        ):  # fmt: skip
            anomalies.note(connection, now - age_days * 24 * 60 * MINUTE_MS - 1, kind, detail)
    found = [finding.words.id for finding in survived(folder, now)]
    assert found == [
        "new: y",
        "kiosk kiosk-1 mencetak nomor yang tidak dikenal; lihat kertasnya dan terima lewat QR-nya",
    ]


def test_copies_that_are_missing_or_old(folder: Path) -> None:
    now = time.time()
    assert list(copies(folder, None)) == []
    assert list(copies(folder, now)) == []
    assert "There is no copy" in next(copies(folder, now - 2 * 86_400)).words.en
    (folder / "backups").mkdir(parents=True)
    copy = folder / "backups" / "2026-11-24.besti.db"
    copy.touch()
    assert list(copies(folder, now)) == []
    os.utime(copy, (now - OLD_COPY_S - 86_400,) * 2)
    assert "5 hari lebih tua" in next(copies(folder, now)).words.id


def test_a_hub_that_does_not_answer_where_it_should(folder: Path, writer: SiteWriter) -> None:
    found = wrong(shell(folder)("doctor").stdout)
    (line,) = [line for line in found if line.startswith("The hub at http://127.0.0.1:9 does not answer")]
    assert line.endswith("look at that machine and the cable.")


def test_a_hub_that_is_well_is_not_spoken_of(folder: Path) -> None:
    opened_store(folder).close()
    with running_hub(folder) as url:
        while health(url).alive is None:
            time.sleep(0.05)
        assert not [line for line in wrong(shell(folder, url)("doctor").stdout) if "hub" in line.lower()]


def test_the_ups_is_asked_where_it_is_named(folder: Path) -> None:
    besti = shell(folder)
    with upsd() as server:
        assert f"ok  UPS {server.place}: 100 %" in besti("doctor", "--ups", server.place).stdout
        server.said |= {"ups.status": "OB", "battery.charge": "64"}
        assert "Listrik padam; baterai UPS 64 %." in besti("doctor", "--ups", server.place, lang="id").stdout
        server.said |= {"battery.charge": "9"}
        assert "the service waits for the power" in besti("doctor", "--ups", server.place).stdout
    assert "does not answer" in besti("doctor", "--ups", "mall@127.0.0.1:9").stdout
    assert besti("doctor", "--ups", "a b").exit_code == 2


def test_the_name_is_looked_for_where_it_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = ["127.0.0.1"]
    announced: list[str] = []

    def found(site: str | None, wait_s: float) -> list[Found]:
        return find(site, 30, here) if announced else []

    monkeypatch.setattr("cli.examination_power.find", found)
    opened_store(folder).close()
    assert "No hub is heard by mDNS" in shell(folder)("doctor", "--find").stdout
    announced.append("bench")
    with closing(Announcement("bench", 8931, interfaces=here)):
        assert "ok  mDNS: bench http://127.0.0.1:8931" in shell(folder)("doctor", "--find").stdout


def test_a_centre_that_asks_for_a_newer_version_is_told(folder: Path, writer: SiteWriter) -> None:
    assert list(wanted_version(folder)) == []
    FloorNote(folder).note("0.0.1")
    assert list(wanted_version(folder)) == []
    FloorNote(folder).note("999.1")
    (found,) = wanted_version(folder)
    assert not found.well
    assert "999.1" in found.words.en
    assert any("999.1" in line for line in wrong(shell(folder)("doctor").stdout))
