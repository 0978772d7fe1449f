"""Which tables each device's own file has."""

from pathlib import Path

from store import lane, outbox, paper_lane, print_journal, seen_number, shown
from store.device_store import DeviceStore


def open_kiosk(path: Path) -> DeviceStore:
    """kiosk.db at `path`: outbox, lane, print journal, seen numbers. Raises the faults of store.faults."""
    return DeviceStore(path, (*outbox.TABLES, *lane.TABLES, *print_journal.TABLES), seen_number.TABLES)


def open_display(path: Path) -> DeviceStore:
    """display.db at `path`: outbox and what was shown. Raises the faults of store.faults."""
    return DeviceStore(path, (*outbox.TABLES, *shown.TABLES))


def open_paper_lane(path: Path) -> DeviceStore:
    """paper_lane.db at `path`: the numbers printed beforehand. Raises the faults of store.faults."""
    return DeviceStore(path, paper_lane.TABLES)
