"""The numbers that a kiosk may give alone: one running counter per letter, handed over by the hub, saved before use."""

from collections.abc import Mapping

from core.numbers import Label, following, reached
from store.device_store import DeviceStore

TABLES = (
    """
    CREATE TABLE lane (
        one INTEGER NOT NULL, lane INTEGER NOT NULL, incarnation TEXT NOT NULL,
        CONSTRAINT pk_lane PRIMARY KEY (one), CONSTRAINT ck_lane_one CHECK (one = 1)
    )
    """,
    """
    CREATE TABLE lane_counter (
        letter TEXT NOT NULL, number INTEGER NOT NULL, CONSTRAINT pk_lane_counter PRIMARY KEY (letter)
    ) WITHOUT ROWID
    """,
)

LATER = (
    """
    CREATE TABLE IF NOT EXISTS lane_epoch (
        one INTEGER NOT NULL, epoch INTEGER NOT NULL,
        CONSTRAINT pk_lane_epoch PRIMARY KEY (one), CONSTRAINT ck_lane_epoch_one CHECK (one = 1)
    )
    """,
)


class LaneCounters:
    """A file that was never handed a lane, or began a new life since, gives no numbers."""

    def __init__(self, store: DeviceStore) -> None:
        self._store = store

    def take_over(self, lane: int, incarnation: str, counters: Mapping[str, int], epoch: int) -> None:
        """The hub hands the lane to this life of the device. `counters`: the last number given, per letter.

        The same lane and life again, in the same epoch: a counter that has gone on here meanwhile stays; one that the
        hub knows further was set back here, and moves on. In another epoch the hub's counters have jumped past
        whatever was given, too far to tell which of two lies ahead, so they hold.
        """
        with self._store.write():
            since = self._store.run("SELECT epoch FROM lane_epoch").scalar()
            if self.held_by(incarnation) != lane or since not in (None, epoch):
                self._store.run("DELETE FROM lane_counter")
                self._store.run("INSERT OR REPLACE INTO lane VALUES (1, ?, ?)", (lane, incarnation))
            self._store.run("INSERT OR REPLACE INTO lane_epoch VALUES (1, ?)", (epoch,))
            for letter, number in counters.items():
                here = self._store.run("SELECT number FROM lane_counter WHERE letter = ?", (letter,)).scalar()
                now = reached(number, here) if here is not None else number
                self._store.run("INSERT OR REPLACE INTO lane_counter VALUES (?, ?)", (letter, now))

    def give_back(self) -> None:
        """The hub does not hand it over: what this file counted so far may be known of by nobody else."""
        with self._store.write():
            self._store.run("DELETE FROM lane")

    def held_by(self, incarnation: str) -> int | None:
        """The lane that this life of the device has been handed; None: none, so it gives no numbers."""
        found: int | None = self._store.run("SELECT lane FROM lane WHERE incarnation = ?", (incarnation,)).scalar()
        return found

    def take(self, letter: str, incarnation: str) -> Label | None:
        """The next number of `letter`; on the disk as given before this returns. None: no lane, or an unknown letter.

        Inside `DeviceStore.write` it is saved together with the fact that it is for.
        """
        with self._store.write():
            lane = self.held_by(incarnation)
            last = self._store.run("SELECT number FROM lane_counter WHERE letter = ?", (letter,)).scalar()
            if lane is None or last is None:
                return None
            number = following(last)
            self._store.run("UPDATE lane_counter SET number = ? WHERE letter = ?", (number, letter))
        return Label(letter, number, lane)
