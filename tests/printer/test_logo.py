from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from printer.encode import encode
from printer.logo import MOST_BYTES, BadLogo, load_logo
from printer.profiles import PROFILES, Profile

WIDTHS = [PROFILES["generic-58"], PROFILES["tm-t88"], PROFILES["generic-80"]]
GENERIC_80 = PROFILES["generic-80"]


def saved(path: Path, picture: Image.Image, **options: Any) -> Path:
    picture.save(path, **options)
    return path


@pytest.mark.parametrize("profile", WIDTHS, ids=lambda profile: str(profile.dots))
@pytest.mark.parametrize("size", [(3000, 400), (400, 3000), (1200, 1200), (90, 45)])
def test_a_logo_fits_the_paper_and_twenty_millimetres(profile: Profile, size: tuple[int, int], tmp_path: Path) -> None:
    logo = load_logo(saved(tmp_path / "logo.png", Image.new("RGB", size, "navy")), profile)
    assert logo.width <= profile.dots
    assert logo.height <= profile.rows(20)
    assert len(logo.bits) == logo.width // 8 * logo.height
    assert logo.height <= size[1]
    assert encode([logo], profile)


def test_greys_become_fine_dots_and_what_shines_through_is_paper(tmp_path: Path) -> None:
    half = Image.new("RGBA", (160, 80), (128, 128, 128, 255))
    half.paste((0, 0, 0, 0), (80, 0, 160, 80))
    logo = load_logo(saved(tmp_path / "logo.png", half), GENERIC_80)
    rows = [logo.bits[at : at + 20] for at in range(0, len(logo.bits), 20)]
    left = sum(byte.bit_count() for row in rows for byte in row[:9]) / (72 * 80)
    assert 0.4 < left < 0.6
    assert all(row[11:] == b"\xff" * 9 for row in rows)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "CMYK"])
def test_pictures_of_any_kind(mode: str, tmp_path: Path) -> None:
    name = "logo.jpg" if mode == "CMYK" else "logo.png"
    logo = load_logo(saved(tmp_path / name, Image.new(mode, (200, 100))), GENERIC_80)
    assert (logo.width, logo.height) == (200, 100)


def test_a_photograph_taken_sideways_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path / "logo.jpg", Image.new("L", (100, 50)), exif=exif)
    logo = load_logo(path, GENERIC_80)
    assert (logo.width, logo.height) == (56, 100)


def test_a_hundred_megapixels_are_refused_unread(tmp_path: Path) -> None:
    path = saved(tmp_path / "logo.png", Image.new("1", (10_000, 10_000)))
    with pytest.raises(BadLogo, match="more than 16 megapixels"):
        load_logo(path, GENERIC_80)
    path = saved(tmp_path / "bomb.png", Image.new("1", (14_000, 14_000)))
    with pytest.raises(BadLogo, match="more than 16 megapixels"):
        load_logo(path, GENERIC_80)


def test_what_is_no_picture_is_told_in_words(tmp_path: Path) -> None:
    whole = saved(tmp_path / "whole.png", Image.effect_noise((300, 300), 50)).read_bytes()
    (tmp_path / "half.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.png").write_text("Mal Pelayanan Publik")
    (tmp_path / "empty.png").touch()
    (tmp_path / "vast.png").touch()
    with (tmp_path / "vast.png").open("r+b") as vast:
        vast.truncate(MOST_BYTES + 1)
    for name, why in [
        ("half.png", "not a picture"),
        ("text.png", "not a picture"),
        ("empty.png", "not a picture"),
        ("vast.png", "too large"),
        ("nowhere.png", "no such file"),
        (".", "no such file"),
    ]:
        with pytest.raises(BadLogo, match=why) as caught:
            load_logo(tmp_path / name, GENERIC_80)
        assert "tanpa logo" in caught.value.words.id
