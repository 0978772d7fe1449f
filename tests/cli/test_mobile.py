"""`besti mobile prepare`: a laptop that goes to Car Free Day with a site of its own, and what keeps it from going."""

import datetime as dt
import json
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from cli.settings import read
from core.commands import ConfirmDate, OpenDay
from core.decide import decide
from core.decider import Accepted
from core.events import TicketIssued
from core.fold import fold
from store.reader import SiteReader
from store.writer import SiteWriter
from tests.cli.shell import Besti, shell
from tests.sync.mall import command, issue

SAMPLE = files("assets") / "sites" / "mpp-kupang.json"


@pytest.fixture
def mall(tmp_path: Path) -> Besti:
    """A mall with a site file and no hub running."""
    besti = shell(tmp_path / "mall")
    assert besti("site", "load", str(SAMPLE)).exit_code == 0
    return besti


def prepared(mall: Besti, target: Path, *more: str, lang: str = "en") -> str:
    result = mall("mobile", "prepare", "cfd", "--to", str(target), *more, lang=lang)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_laptop_is_ready_to_go_and_gives_numbers_of_its_own(mall: Besti, tmp_path: Path) -> None:
    target = tmp_path / "cfd"
    said = prepared(mall, target)
    assert said.startswith(f"MPP Kota Kupang, Car Free Day is ready in {target}: 4 agencies, numbers CA001 and on.")
    seven = next_saturday_at_seven()
    with closing(SiteWriter.open(target / "data", decide=decide, fold=fold)) as writer:
        assert writer.catalog is not None
        assert writer.identity.site_id == "mpp-kota-kupang-cfd"
        day = writer.catalog.local(seven).date()
        accepted = writer.submit([command(ConfirmDate(day)), command(OpenDay(day)), issue("A1")], seven)
        issued = accepted[-1]
        assert isinstance(issued, Accepted), issued
        body = issued.events[0].body
        assert isinstance(body, TicketIssued)
        assert body.label == "CA001"


def next_saturday_at_seven() -> int:
    """In Kupang, in milliseconds."""
    now = dt.datetime.now(tz=dt.timezone(dt.timedelta(hours=8)))
    there = now + dt.timedelta(days=(5 - now.weekday()) % 7 or 7)
    return round(there.replace(hour=7, minute=0).timestamp() * 1000)


def test_the_settings_start_hub_and_kiosk_on_the_small_printer(mall: Besti, tmp_path: Path) -> None:
    prepared(mall, tmp_path / "cfd", "--printer", "tcp://10.0.0.9")
    commands = read(tmp_path / "cfd" / "cfd.toml").commands()
    assert list(commands) == ["hub", "kiosk"]
    assert commands["kiosk"][-4:] == ["--printer", "tcp://10.0.0.9", "--profile", "generic-58"]
    assert str(tmp_path / "cfd" / "data") in commands["hub"]


def test_prepared_again_the_log_goes_on_and_settings_are_kept(mall: Besti, tmp_path: Path) -> None:
    prepared(mall, tmp_path / "cfd")
    settings = tmp_path / "cfd" / "cfd.toml"
    settings.write_text(settings.read_text().replace("8080", "80"))
    doc = json.loads(SAMPLE.read_text())
    doc["mobile_sites"][0]["agencies"] = ["dukcapil"]
    (tmp_path / "new.json").write_text(json.dumps(doc))
    mall("site", "load", str(tmp_path / "new.json"))
    assert "1 gerai" in prepared(mall, tmp_path / "cfd", lang="id")
    with closing(SiteReader.open(tmp_path / "cfd" / "data", fold=fold)) as reader:
        assert reader.versions("site") == [2, 1]
    assert '0.0.0.0:80"' in settings.read_text()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["pasar"], 2, "There are: cfd, saboak."), (["cfd", "--prefix", "I"], 2, "The letter I cannot stand"),
        (["cfd", "--profile", "lain"], 2, "lain"),
    ],
)  # fmt: skip
def test_what_cannot_go_is_told(mall: Besti, tmp_path: Path, words: list[str], code: int, told: str) -> None:
    result = mall("mobile", "prepare", *words, "--to", str(tmp_path / "x"))
    assert (result.exit_code, told in result.stderr) == (code, True), result.output
    assert not (tmp_path / "x").exists()


def test_a_folder_with_the_data_of_another_site_is_left_alone(mall: Besti, tmp_path: Path) -> None:
    prepared(mall, tmp_path / "cfd")
    result = mall("mobile", "prepare", "saboak", "--to", str(tmp_path / "cfd"))
    assert result.exit_code == 78
    assert "holds the data of MPP Kota Kupang, Car Free Day" in result.stderr


def test_a_folder_that_cannot_be_made_is_told(mall: Besti, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = mall("mobile", "prepare", "cfd", "--to", str(tmp_path / "file" / "x"))
    assert result.exit_code == 73
    assert "cannot be written" in result.stderr


def test_without_a_site_file_there_is_nothing_to_take_along(tmp_path: Path) -> None:
    result = shell(tmp_path / "none")("mobile", "prepare", "cfd", "--to", str(tmp_path / "cfd"))
    assert result.exit_code != 0
    assert not (tmp_path / "cfd").exists()
