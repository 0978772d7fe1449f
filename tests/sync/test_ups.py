"""What a UPS says over NUT's protocol, and what comes of silence and of nonsense."""

import asyncio
import re
from contextlib import closing

import pytest

from sync.ups import NutUps, Silent, Ups, parts, told
from tests.sync.upsd import upsd


def asked(place: str, times: int = 1) -> list[Ups]:
    async def ask() -> list[Ups]:
        with closing(NutUps(place)) as ups:
            return [await ups.now() for _ in range(times)]

    return asyncio.run(ask())


def test_mains_and_battery_are_told_apart() -> None:
    with upsd() as server:
        assert asked(server.place, 2) == [Ups(on_battery=False, charge=100, runtime_s=1800)] * 2
        server.said |= {"ups.status": "OB DISCHRG LB", "battery.charge": "18.6"}
        assert asked(server.place) == [Ups(on_battery=True, charge=19, runtime_s=1800, empty=True)]


def test_a_upsd_that_was_started_again_is_asked_anew() -> None:
    async def ask() -> None:
        with upsd() as server, closing(NutUps(server.place)) as ups:
            await ups.now()
            server.mute = True
            with pytest.raises(Silent):
                await ups.now()
            server.mute = False
            assert (await ups.now()).on_battery is False

    asyncio.run(ask())


@pytest.mark.parametrize("name", ["other@127.0.0.1:{port}", "mall@127.0.0.1:9"])
def test_nobody_who_answers_is_silence(name: str) -> None:
    with upsd() as server, pytest.raises(Silent):
        asked(name.format(port=server.server_address[1]))


@pytest.mark.parametrize("said", [{}, {"ups.status": ""}, {"ups.status": "WAIT"}, {"battery.charge": "50"}])
def test_a_ups_that_does_not_tell_its_status_is_silent(said: dict[str, str]) -> None:
    with pytest.raises(Silent):
        told(said)


def test_what_a_ups_does_not_say_is_not_known() -> None:
    assert told({"ups.status": "OL CHRG", "battery.charge": "?"}) == Ups(on_battery=False)


def test_a_place_is_written_as_nut_writes_it() -> None:
    assert parts("ups") == ("ups", "127.0.0.1", 3493)
    assert parts("ups@10.0.0.5") == ("ups", "10.0.0.5", 3493)
    assert parts("ups@10.0.0.5:99") == ("ups", "10.0.0.5", 99)


@pytest.mark.parametrize("place", ["", "@host", "ups@", "ups@host:", "ups@host:x", "my ups@host"])
def test_a_place_that_is_none_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"{place!r} names no UPS")):
        parts(place)
