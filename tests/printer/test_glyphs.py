import itertools

import pytest
from PIL import Image, ImageChops

from printer.glyphs import number_picture
from printer.profiles import PROFILES, Profile

WIDTHS = [PROFILES["generic-58"], PROFILES["tm-t88"], PROFILES["generic-80"]]


def ink_box(picture: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(picture.convert("L")).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("profile", WIDTHS, ids=lambda profile: str(profile.dots))
@pytest.mark.parametrize("label", ["A001", "BA999", "B1001", "A9050", "W888", "WW888", "J111", "W8888"])
def test_the_number_is_whole_and_large(label: str, profile: Profile) -> None:
    picture = number_picture(label, profile)
    left, top, right, bottom = ink_box(picture)
    assert picture.width == profile.dots
    assert left > 0
    assert top > 0
    assert right < picture.width
    assert bottom < picture.height
    assert 12 <= (bottom - top) / profile.dpi * 25.4 <= 25
    assert abs(left - (picture.width - right)) <= 2


@pytest.mark.parametrize("profile", WIDTHS, ids=lambda profile: str(profile.dots))
def test_every_letter_of_the_label_is_drawn(profile: Profile) -> None:
    """Letters stand apart: columns without ink between them, as many as there are gaps."""
    assert _groups(number_picture("A012", profile)) == 4
    assert _groups(number_picture("A1001", profile)) == 5
    assert _groups(number_picture("B8888", profile)) == 5


def _groups(picture: Image.Image) -> int:
    inked = [picture.crop((x, 0, x + 1, picture.height)).getextrema()[0] == 0 for x in range(picture.width)]
    return sum(1 for before, now in itertools.pairwise([False, *inked]) if now and not before)


def test_bold_is_bold() -> None:
    """The font is variable: a weight that was not set would draw thin strokes and a third less ink."""
    picture = number_picture("B888", PROFILES["generic-80"])
    left, top, right, bottom = ink_box(picture)
    inked = picture.crop((left, top, right, bottom)).convert("L").histogram()[0]
    assert inked / ((right - left) * (bottom - top)) > 0.5


def test_a_label_without_ink_is_refused() -> None:
    with pytest.raises(ValueError, match="number that can be drawn"):
        number_picture(" ", PROFILES["generic-80"])
