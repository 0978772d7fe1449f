"""The pictures of a site: every page that the kiosk has, in every way of looking, from a morning that is made up."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.flow.where import Screen
from kiosk.look import TEXT_PERCENT, Look
from kiosk.shots import modes
from kiosk.shots.album import Album
from kiosk.shots.modes import Mode
from kiosk.shots.morning import morning
from kiosk.shots.situations import situations
from tests.ui.hub import TEN, sample
from ui.words import Words

MORNING = morning(sample(), TEN)


@pytest.fixture
def album(qtbot: QtBot) -> Iterator[Album]:
    album = Album(MORNING, Words.load())
    yield album
    album.close()


def test_every_screen_of_the_flow_is_on_a_picture() -> None:
    shown = {situation.flow.screen for situation in situations(MORNING).values()}
    assert set(Screen) - shown == set()


def test_every_way_of_looking_is_there_once() -> None:
    made = modes.every(("id", "en"))
    assert len({mode.name("x") for mode in made}) == len(made) == 3 * 3 * 2 * 2
    for field, values in (("text_percent", TEXT_PERCENT), ("contrast", (False, True)), ("low", (False, True))):
        assert {getattr(mode.look, field) for mode in made} == set(values)
    assert Mode("tall", "id", Look(200, contrast=True)).name("number") == "tall-id-200-contrast-number"


def test_pictures_are_as_large_as_the_window_and_not_alike(album: Album, tmp_path: Path) -> None:
    shown = {name: situations(MORNING)[name] for name in ("welcome", "agencies", "number")}
    looks = [Mode("tall", "id", Look()), Mode("small", "en", Look(200, contrast=True))]
    assert album.take(shown, looks, tmp_path, lambda size: None) == 6
    pictures = {path.stem: QImage(str(path)) for path in tmp_path.glob("*.png")}
    assert (pictures["tall-id-100-number"].width(), pictures["tall-id-100-number"].height()) == (1080, 1920)
    assert pictures["small-en-200-contrast-agencies"].width() == 1024
    assert all(one != other for a, one in pictures.items() for b, other in pictures.items() if a < b)
    sheet = (tmp_path / "index.html").read_text()
    assert all(f'src="{name}.png"' in sheet for name in pictures)


def test_a_picture_that_cannot_be_written_is_told(album: Album, tmp_path: Path) -> None:
    shown = {"welcome": situations(MORNING)["welcome"]}
    with pytest.raises(OSError, match="tall-id-100-welcome"):
        album.take(shown, modes.quick(["id"]), tmp_path / "gone", lambda size: None)


def test_every_page_can_be_made(album: Album, tmp_path: Path) -> None:
    shown = situations(MORNING)
    assert album.take(shown, [Mode("small", "en", Look(150))], tmp_path, lambda size: None) == len(shown)


def test_the_morning_is_the_next_one_on_which_the_site_is_open() -> None:
    saturday = morning(sample(), TEN + 4 * 86_400_000)
    assert saturday.catalog.local(saturday.now_ms).isoformat() == "2026-11-30T10:00:00+08:00"


def test_a_site_with_one_agency_that_gives_no_numbers_has_pictures(qtbot: QtBot, tmp_path: Path) -> None:
    site = sample()
    one = next(agency for agency in site.agencies if not any(service.walk_in for service in agency.services))
    made = morning(msgspec.structs.replace(site, agencies=(one,), journeys=()), TEN)
    few = situations(made)
    assert {"welcome", "closed", "staff"} <= set(few)
    album = Album(made, Words.load())
    assert album.take(few, modes.quick(["id"]), tmp_path, lambda size: None) == len(few)
    album.close()
