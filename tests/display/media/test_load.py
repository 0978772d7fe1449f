"""Files as slides: good ones fit, bad ones are refused with a reason."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from display.media.load import MOST_PAGE_BYTES, load
from display.media.schedule import BadMedia
from tests.display.media.files import broken, huge, picture


@pytest.mark.parametrize(("name", "size"), [("a.png", (320, 200)), ("a.jpg", (2000, 100)), ("a.jpeg", (100, 900))])
def test_a_picture_is_fitted_to_its_panel(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    slide = load(picture(tmp_path / name, *size), 12, 640, 400)
    assert slide.picture is not None
    width, height = slide.picture.width(), slide.picture.height()
    assert (width == 640 and height <= 400) or (height == 400 and width <= 640)
    assert abs(width / height - size[0] / size[1]) < 0.05 * size[0] / size[1]
    assert slide.picture.pixelColor(width // 2, height // 2).red() > 240
    assert isinstance(slide.picture.pixelColor(0, 0), QColor)


def test_a_picture_under_a_wrong_name_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture(tmp_path / "b.jpg").read_bytes())
    assert load(tmp_path / "a.png", 12, 640, 400).picture is not None


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.png", b"not a picture", "is not a picture"),
        ("a.png", b"", "is not a picture"),
        ("a.gif", b"GIF89a", "is neither PNG"),
        ("a.png", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "is not a picture in PNG or JPEG"),
        ("a.txt", b"\xff\xfe\xff", "cannot be read"),
        ("a.txt", b"  \n", "is empty"),
        ("a.md", b"x" * (MOST_PAGE_BYTES + 1), "is too long"),
    ],
)
def test_what_is_no_slide_is_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadMedia, match=why):
        load(tmp_path / name, 12, 640, 400)


@pytest.mark.qt_log_ignore("Invalid JPEG")
def test_huge_broken_and_missing_pictures_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadMedia, match="too many pixels"):
        load(huge(tmp_path / "huge.png"), 12, 640, 400)
    with pytest.raises(BadMedia, match=r"is damaged|is not a picture"):
        load(broken(tmp_path / "broken.jpg"), 12, 640, 400)
    with pytest.raises(BadMedia, match="cannot be read"):
        load(tmp_path / "none.png", 12, 640, 400)


def test_a_page_of_markdown_loses_its_signs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Jam *layanan*\n\nBuka **08.00**.\n\n- Senin\n- Selasa\n\n![x](http://x/y.png)\n")
    slide = load(tmp_path / "a.md", 12, 640, 400)
    assert (slide.title, slide.body) == ("Jam *layanan*", "Buka 08.00.\n•  Senin\n•  Selasa")


def test_a_page_of_text_is_shown_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Satu *dua*\n")
    slide = load(tmp_path / "a.txt", 12, 640, 400)
    assert (slide.title, slide.body) == ("", "Satu *dua*")
