"""Which tables each device's own file has."""

import time
from pathlib import Path

from store import device_life, lane, outbox, paper_lane, paper_lane_home, print_journal, seen_number, shown
from store.device_life import DeviceLife
from store.device_store import DeviceStore


def open_kiosk(path: Path) -> DeviceStore:
    """kiosk.db at `path`: outbox, lane, print journal, seen numbers. Raises the faults of store.faults."""
    tables = (*outbox.TABLES, *lane.TABLES, *print_journal.TABLES)
    return _alive(DeviceStore(path, tables, (*lane.LATER, *seen_number.TABLES, *device_life.TABLES)))


def open_display(path: Path) -> DeviceStore:
    """display.db at `path`: outbox and what was shown. Raises the faults of store.faults."""
    return _alive(DeviceStore(path, (*outbox.TABLES, *shown.TABLES), device_life.TABLES))


def open_paper_lane(path: Path) -> DeviceStore:
    """paper_lane.db at `path`: the numbers printed beforehand. Raises the faults of store.faults."""
    return DeviceStore(path, paper_lane.TABLES, paper_lane_home.TABLES)


def _alive(store: DeviceStore) -> DeviceStore:
    """`store`, in a new life where it may be a copy."""
    try:
        DeviceLife(store, device_life.anchor_path(store.path), time.time_ns() // 1_000_000)
    except BaseException:
        store.close()
        raise
    return store
