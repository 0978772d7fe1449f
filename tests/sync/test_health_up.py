"""What a hub tells of itself, how often, and that what comes down does not wait for it."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.main import main
from store import heard
from store.heard import Heard
from store.log_reader import LogReader
from store.open import open_writer
from store.opening import DATABASE
from sync.health_up import STRANGE_S, TELL_S, HealthUp, health
from sync.upstream import Strange
from sync.wire_health import DeviceHealth, HubHealth


class Line:
    offset_ms = 250

    def __init__(self) -> None:
        self.said: list[HubHealth] = []
        self.strange = False

    def health(self, said: HubHealth) -> None:
        if self.strange:
            raise Strange("404")
        self.said.append(said)


class Down:
    def __init__(self) -> None:
        self.pulled = self.told = 0

    def pull(self) -> bool:
        self.pulled += 1
        return True

    def tell(self) -> None:
        self.told += 1


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "site"
    words = ["simulate", str(folder), "--days", "1", "--from", "2026-10-29", "--seed", "9"]
    assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    return folder


def test_it_tells_where_the_log_ends_and_how_its_clock_is(store: Path) -> None:
    line, down, now_s = Line(), Down(), [100.0]
    up: Any = HealthUp(down, line, store, "0.1.0", lambda: now_s[0])  # type: ignore[arg-type]
    reader = LogReader(store)
    _, head = reader.head()
    reader.close()
    assert up.pull() is True
    # The centre's clock is ahead, so this one is behind.
    assert [(said.version, said.lsn, said.offset_ms) for said in line.said] == [("0.1.0", head.lsn, -250)]
    now_s[0] += TELL_S - 0.1
    up.pull()
    assert len(line.said) == 1
    now_s[0] += 0.1
    up.pull()
    assert (len(line.said), down.pulled) == (2, 3)
    up.tell()
    assert down.told == 1


def test_a_centre_that_does_not_know_of_it_is_left_alone_for_a_while(store: Path) -> None:
    line, down, now_s = Line(), Down(), [0.0]
    up = HealthUp(down, line, store, "0.1.0", lambda: now_s[0])  # type: ignore[arg-type]
    line.strange = True
    assert up.pull() is True
    line.strange = False
    now_s[0] += STRANGE_S - 1
    up.pull()
    assert (line.said, down.pulled) == ([], 2)
    now_s[0] += 1
    up.pull()
    assert len(line.said) == 1


def test_devices_are_told_as_the_hub_heard_them(store: Path) -> None:
    with open_writer(store / DATABASE) as connection:
        heard.put(connection, [Heard("kiosk-1", 1_000, 7, -20)], 1_000)
    assert health(store, "x", 0, 4_500).devices == (DeviceHealth("kiosk-1", 3_500, 7, -20),)
