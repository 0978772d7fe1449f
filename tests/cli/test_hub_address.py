"""A device that was told to find its hub by name: found, remembered, and told plainly where it is not."""

from pathlib import Path

import pytest

from cli.bench.stores import opened_store
from cli.hub_address import Find, NoHubFound, hub_address
from cli.hub_companions import companions
from cli.hub_power import HubPower
from sync.announced import Announced
from sync.discovery import Found
from sync.power import Mains
from tests.cli.shell import shell

URL = "https://10.0.0.2:8443"


def answering(*hubs: Found, asked: list[str | None] | None = None) -> Find:
    def find(site: str | None, wait_s: float) -> list[Found]:
        if asked is not None:
            asked.append(site)
        return [hub for hub in hubs if site in (None, hub.site)]

    return find


def test_a_new_device_takes_the_hub_that_answers_and_remembers_it(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert hub_address(folder, answering(Found("mpp", URL))) == URL
    assert hub_address(folder, answering()) == URL
    moved = "https://10.0.0.9:8443"
    assert hub_address(folder, answering(Found("mpp", moved))) == moved
    assert hub_address(folder, answering()) == moved


def test_a_device_of_a_site_takes_no_other_site_s_hub(tmp_path: Path) -> None:
    opened_store(tmp_path / "store").close()
    asked: list[str | None] = []
    with pytest.raises(NoHubFound):
        hub_address(tmp_path / "store", answering(Found("lain", URL), asked=asked))
    assert asked == ["bench"]


def test_a_remembered_address_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "hub-address").write_bytes(b"\xff\xfe")
    with pytest.raises(NoHubFound):
        hub_address(tmp_path, answering())


def test_the_command_line_tells_that_nobody_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.hub_address.FIND_S", 0.1)
    monkeypatch.setattr("cli.hub_address.hub_address.__defaults__", (answering(),))
    result = shell(tmp_path / "store", "mdns")("status", lang="id")
    assert result.exit_code == 69
    assert "tidak ditemukan lewat mDNS" in result.stderr


def test_a_command_works_on_the_hub_that_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.hub_address.hub_address.__defaults__", (answering(Found("bench", "http://127.0.0.1:9")),))
    opened_store(tmp_path / "store").close()
    assert shell(tmp_path / "store", "mdns")("status").exit_code == 0
    assert (tmp_path / "store" / "hub-address").read_text() == "http://127.0.0.1:9\n"


Gate = tuple[str, int] | None


@pytest.mark.parametrize(
    ("gate", "many"),
    [(None, 0), (("127.0.0.1", 8443), 0), (("0.0.0.0", 0), 0), (("0.0.0.0", 8443), 1), (("10.0.0.2", 8443), 1),
     (("hub.mall", 8443), 1)],
)  # fmt: skip
def test_a_hub_is_announced_where_others_can_come_in(gate: Gate, many: int) -> None:
    found = companions(HubPower(None), gate)
    assert [type(one) for one in found] == [Mains, *[Announced] * many]
