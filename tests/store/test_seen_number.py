"""Which numbers a kiosk may have shown: over a restart, for a week, and in a file of an earlier version."""

from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from core.commands import Printed
from core.ids import derived
from core.words import Evidence
from store import lane, outbox, print_journal
from store.device_store import DeviceStore
from store.faults import DiskFull
from store.outbox import Outbox
from store.own_file import open_kiosk
from store.seen_number import KEEP_MS, SeenNumbers

TICKET, OTHER = derived("ticket"), derived("other")


def test_a_number_stays_noted_over_a_restart(tmp_path: Path) -> None:
    with closing(open_kiosk(tmp_path / "kiosk.db")) as store:
        seen = SeenNumbers(store)
        seen.note(TICKET)
        seen.note(TICKET)
        assert (seen.noted(TICKET), seen.noted(OTHER)) == (True, False)
    with closing(open_kiosk(tmp_path / "kiosk.db")) as store:
        assert SeenNumbers(store).noted(TICKET)


def test_it_is_forgotten_after_a_week(tmp_path: Path) -> None:
    with closing(open_kiosk(tmp_path / "kiosk.db")) as store:
        SeenNumbers(store, lambda: 1_000).note(TICKET)
        assert SeenNumbers(store, lambda: 1_000 + KEEP_MS).noted(TICKET)
        assert not SeenNumbers(store, lambda: 1_001 + KEEP_MS).noted(TICKET)


def test_a_file_of_an_earlier_version_gets_the_table_and_keeps_the_rest(tmp_path: Path) -> None:
    before = (*outbox.TABLES, *lane.TABLES, *print_journal.TABLES)
    with closing(DeviceStore(tmp_path / "kiosk.db", before)) as store:
        fact = Outbox(store, "kiosk-1").report(Printed(TICKET, 0, Evidence.CONFIRMED))
    with closing(open_kiosk(tmp_path / "kiosk.db")) as store:
        SeenNumbers(store).note(TICKET)
        assert [f.id for f in Outbox(store, "kiosk-1").facts()] == [fact.id]


def test_a_full_disk_keeps_no_kiosk_from_starting(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with closing(open_kiosk(tmp_path / "kiosk.db")) as store:
        SeenNumbers(store, lambda: 0).note(TICKET)
        with patch.object(store, "run", side_effect=DiskFull(store.path)):
            SeenNumbers(store)
        assert "old numbers are kept" in caplog.text
        assert SeenNumbers(store, lambda: 0).noted(TICKET)
