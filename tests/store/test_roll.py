"""The paper used since the last new roll outlives the program, also in a file that is older than its table."""

from contextlib import closing
from pathlib import Path

import pytest

from store import print_journal
from store.device_store import DeviceStore
from store.roll import PaperRoll


def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    for used in (0.0, 120.5, 241.0):
        with closing(DeviceStore(tmp_path / "kiosk.db", print_journal.TABLES)) as store:
            roll = PaperRoll(store, lambda: 5)
            assert roll.used_mm == pytest.approx(used)
            assert roll.since_ms is None
            roll.use(120.5)
    with closing(DeviceStore(tmp_path / "kiosk.db", print_journal.TABLES)) as store:
        roll = PaperRoll(store, lambda: 7)
        roll.change()
        assert (roll.used_mm, roll.since_ms) == (0.0, 7)
        roll.use(10.0)
        again = PaperRoll(store)
        assert (again.used_mm, again.since_ms) == (10.0, 7)
