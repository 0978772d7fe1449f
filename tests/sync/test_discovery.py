"""A hub is found by its site over mDNS, real packets on the loopback, and no longer once it has gone."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from zeroconf import ServiceInfo, Zeroconf

from sync.discovery import TYPE, Announcement, Found, find

HERE = ["127.0.0.1"]
WAIT_S = 60.0
NOBODY_S = 2.0


@pytest.fixture
def hub() -> Iterator[Announcement]:
    with closing(Announcement("mpp-kupang", 8931, "https", HERE)) as announcement:
        yield announcement


def test_the_hub_of_a_site_is_found(hub: Announcement) -> None:
    with closing(Announcement("mpp-lain", 8932, interfaces=HERE)):
        assert find("mpp-kupang", WAIT_S, HERE) == [Found("mpp-kupang", "https://127.0.0.1:8931")]
        assert find("mpp-lain", WAIT_S, HERE) == [Found("mpp-lain", "http://127.0.0.1:8932")]


def test_two_hubs_of_one_machine_do_not_hide_each_other() -> None:
    first = Announcement("mpp-kupang", 8931, "https", HERE)
    with closing(Announcement("mpp-kupang", 8940, "https", HERE)):
        assert find("mpp-kupang", WAIT_S, HERE)
        first.close()
        assert find("mpp-kupang", WAIT_S, HERE) == [Found("mpp-kupang", "https://127.0.0.1:8940")]


def test_whoever_has_no_site_yet_finds_any_hub(hub: Announcement) -> None:
    assert find(None, WAIT_S, HERE)[0].site == "mpp-kupang"


def test_nobody_is_found_where_nobody_is(hub: Announcement) -> None:
    assert find("mpp-lain", NOBODY_S, HERE) == []


def test_a_hub_that_has_gone_is_not_found() -> None:
    with closing(Announcement("mpp-kupang", 8931, interfaces=HERE)):
        assert find("mpp-kupang", WAIT_S, HERE)
    assert find("mpp-kupang", NOBODY_S, HERE) == []


def test_what_is_no_hub_is_passed_over() -> None:
    """Somebody of the same kind who says neither site nor scheme."""
    with closing(Zeroconf(HERE)) as other:
        named = ServiceInfo(TYPE, f"lain.{TYPE}", port=9, server="lain.local.", parsed_addresses=HERE)
        other.register_service(named)
        assert find(None, NOBODY_S, HERE) == []


def test_without_a_network_nobody_is_found_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise OSError(socket.EAI_NONAME, "Network is unreachable")

    monkeypatch.setattr("sync.discovery.Zeroconf", no_network)
    with closing(Announcement("mpp-kupang", 8931, interfaces=HERE)):
        assert find("mpp-kupang", WAIT_S, HERE) == []
