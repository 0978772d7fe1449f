"""A kiosk finds the hub at whichever of its places it is, within the visitor's patience."""

from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from cli.place import Place
from cli.way import lines_to
from core.commands import Printed
from core.decider import Accepted, HubUnreachable
from core.words import Evidence
from store.own_file import open_kiosk
from sync.link import NotUnderstood
from sync.remote import RemoteDecider
from sync.sender import Sent
from sync.wandering import Wandering, Whereabouts
from tests.sync.conftest import RunningHub, StartHub
from tests.sync.mall import issue
from tests.sync.test_promotion import free_port
from tests.sync.test_remote import NOBODY, PATIENT, until


def decider(stack: ExitStack, folder: Path, hub: str, *standbys: str) -> RemoteDecider:
    store = stack.enter_context(closing(open_kiosk(folder / "kiosk.db")))
    place = Place(folder, hub, standbys=standbys)
    made = RemoteDecider(hub, "kiosk-1", store, lambda issue: "A", PATIENT, lines_to(place, "kiosk-1"))
    return stack.enter_context(closing(made))


def test_where_nobody_is_the_next_place_is_asked_at_once(hub: RunningHub, tmp_path: Path) -> None:
    with ExitStack() as stack:
        kiosk = decider(stack, tmp_path, NOBODY, hub.url)
        assert isinstance(kiosk.submit(issue()), Accepted)
        kiosk.report(Printed("A" * 22, 0, Evidence.CONFIRMED))
        until(lambda: kiosk.send_once() is Sent.ALL)


def test_a_hub_that_moved_is_found_and_found_again(mall: Path, start_hub: StartHub, tmp_path: Path) -> None:
    here, there = free_port(), free_port()
    first = start_hub(mall, port=here)
    with ExitStack() as stack:
        kiosk = decider(stack, tmp_path, first.url, f"http://127.0.0.1:{there}")
        assert isinstance(kiosk.submit(issue()), Accepted)
        first.stop()
        second = start_hub(mall, port=there)
        assert isinstance(kiosk.submit(issue()), Accepted)
        second.stop()
        with pytest.raises(HubUnreachable):
            kiosk.submit(issue())
        start_hub(mall, port=here)
        assert isinstance(kiosk.submit(issue()), Accepted)


class Deaf:
    """A place where something answers that is no hub."""

    def __init__(self, status: int) -> None:
        self._status = status

    def post(self, path: str, body: bytes, timeout_s: float) -> bytes:
        raise NotUnderstood(self._status, b"")

    def close(self) -> None:
        """Nothing is held."""


class Good(Deaf):
    def post(self, path: str, body: bytes, timeout_s: float) -> bytes:
        return body


def test_where_a_ballot_is_held_there_is_no_hub_yet() -> None:
    line = Wandering([Deaf(404), Good(200)], Whereabouts(2))
    assert line.post("/v1/own", b"x", 1.0) == b"x"
    line.close()


def test_a_hub_that_does_not_understand_is_not_run_away_from() -> None:
    where = Whereabouts(2)
    with pytest.raises(NotUnderstood):
        Wandering([Deaf(400), Good(200)], where).post("/v1/own", b"x", 1.0)
    assert where.now == 0
