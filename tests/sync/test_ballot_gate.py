"""A ballot for devices on other machines: by TLS, each in its own name, and nobody that the site does not know."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from cli.promote import roll_of
from core.commands import Body, ChangeDocument, EnrolDevice
from core.decide import decide
from core.decider import Accepted
from core.devices import DEVICES, DeviceKey, DeviceKeys
from core.fold import fold
from core.promotion import Place, Tally, Vote
from core.words import Role
from store import documents
from store.follower import Follower
from store.open import open_reader
from store.writer import SiteWriter
from sync import credential
from sync.ballot import Ballot
from sync.candidacy import BallotGate, Timing, campaign
from sync.credential import Credential
from sync.entry import Entry
from sync.hub_key import HubKey
from sync.serve import bound
from sync.upstream import Cut, Strange, Upstream
from tests.store.hall import stored_log
from tests.sync.mall import NINE_O_CLOCK, command, prepare
from tests.sync.test_remote import until


class Held:
    """A ballot that is held at `url`; `told`: how it went."""

    def __init__(self, folder: Path, known: Credential) -> None:
        hub = prepare(folder / "mall")
        keys = DeviceKeys((DeviceKey("display-1", known.key),))
        bodies: list[Body] = [
            EnrolDevice("display-1", Role.DISPLAY), EnrolDevice("standby-1", Role.HUB),
            ChangeDocument(DEVICES, msgspec.json.encode(keys).decode()),
        ]  # fmt: skip
        writer = SiteWriter.open(hub, decide=decide, fold=fold)
        answers = writer.submit([command(body, "desk") for body in bodies], NINE_O_CLOCK)
        writer.close()
        assert all(isinstance(answer, Accepted) for answer in answers), answers
        with open_reader(hub / "site.db") as connection:
            every = list(documents.every(connection))
        self.folder = folder / "standby-1"
        self.follower = Follower.open(self.folder, fold=fold, device="standby-1", now_ms=0)
        self.follower.append([entry.raw for entry in stored_log(hub)], every)
        self.key = HubKey(self.folder)
        self.told: list[Tally] = []
        self._door, self._here = bound(0), bound(0)
        self.url = f"https://127.0.0.1:{self._door.getsockname()[1]}"
        self._thread = threading.Thread(target=self._hold)
        self._thread.start()

    def _hold(self) -> None:
        ballot = Ballot(self.follower, self.folder, time.monotonic, forced=False, ask_s=0.2)
        gate = BallotGate(self._door, self.key, roll_of(self.follower.state, self.folder))
        timing = Timing(patience=60.0, lease=0.2, margin=0.0)
        campaign(ballot, [self._here], timing, self.told.append, forced=False, gate=gate)

    def close(self) -> None:
        self._thread.join()
        self.follower.close()
        for listening in (self._door, self._here):
            listening.close()


@pytest.fixture
def known() -> Credential:
    return credential.new("display-1", ())


@pytest.fixture
def held(tmp_path: Path, known: Credential) -> Iterator[Held]:
    made = Held(tmp_path, known)
    yield made
    made.close()


def vote(held: Held, device: str, *, hears: bool = False, pledged: int = 0) -> Vote:
    return Vote(device, hears, pledged, Place(1, held.follower.head.lsn), held.follower.head.hash.hex())


def test_a_device_votes_by_its_key_and_in_no_other_name(held: Held, known: Credential, tmp_path: Path) -> None:
    mine = msgspec.structs.replace(known, pins=(held.key.pin,))
    stranger = credential.new("display-1", (held.key.pin,))
    way = Entry(tmp_path / "stranger", stranger, held.url)
    with closing(Upstream(held.url, way=way)) as other, pytest.raises((Cut, Strange)):
        other.vote(vote(held, "display-1"))
    with closing(Upstream(held.url, way=Entry(tmp_path / "display-1", mine, held.url))) as display:
        paper = display.paper()
        assert paper is not None
        assert (paper.epoch, paper.candidate) == (2, "standby-1")
        with pytest.raises((Cut, Strange)):
            display.vote(vote(held, "kiosk-2"))
        assert held.told[-1].hearing == ()
        until(lambda: display.vote(vote(held, "display-1")).pledge)
        display.vote(vote(held, "display-1", pledged=2))


def test_a_hub_with_another_key_is_not_voted_for(held: Held, known: Credential, tmp_path: Path) -> None:
    deceived = msgspec.structs.replace(known, pins=("00" * 32,))
    way = Entry(tmp_path / "display-1", deceived, held.url)
    with closing(Upstream(held.url, way=way)) as display, pytest.raises((Cut, Strange)):
        display.paper()
    right = msgspec.structs.replace(known, pins=(held.key.pin,))
    with closing(Upstream(held.url, way=Entry(tmp_path / "display-1", right, held.url))) as display:
        until(lambda: display.vote(vote(held, "display-1")).pledge)
        display.vote(vote(held, "display-1", pledged=2))
