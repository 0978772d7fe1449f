from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from printer.blocks import Number, Picture, Qr, Text
from printer.layout_trial import LETTERS, slip
from printer.profiles import PROFILES, Profile
from tests.printer.papers import LOGO

AT = datetime(2026, 11, 12, 8, 15, tzinfo=ZoneInfo("Asia/Makassar"))


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_a_slip_fills_the_line_and_shows_what_a_printer_must_know(profile: Profile) -> None:
    blocks = slip(profile, "tcp://10.0.0.5", AT, LOGO)
    lines = [block.words for block in blocks if isinstance(block, Text)]
    assert ("1234567890" * 5)[: profile.columns] in lines
    assert "".join(line for line in lines if set(line) <= set(LETTERS)).count(LETTERS[-20:]) == 1
    told = " ".join(lines)
    for phrase in ("12 Nov", "08.15 WITA", profile.name, f"{profile.dots} titik", "tcp://10.0.0.5", "4x4"):
        assert phrase in told
    assert any(isinstance(block, Number) for block in blocks)
    assert any(isinstance(block, Qr) for block in blocks)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_the_outermost_dots_are_burnt_and_the_boxes_get_darker(profile: Profile) -> None:
    edges, boxes = [block for block in slip(profile, "", AT) if isinstance(block, Picture)]
    assert edges.width == boxes.width == profile.dots
    assert (edges.bits[0] >> 7, edges.bits[profile.dots // 8 - 1] & 1) == (0, 0)
    row = profile.dots // 8
    third = row // 3
    black = [
        sum(
            8 - byte.bit_count()
            for at in range(0, len(boxes.bits), row)
            for byte in boxes.bits[at + n * third :][:third]
        )
        for n in range(3)
    ]
    assert black == sorted(black)
    assert black[1] > 3 * black[0]
