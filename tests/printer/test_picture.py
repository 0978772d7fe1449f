import itertools
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from printer.picture import render
from printer.profiles import PROFILES, Profile
from printer.reader import UnreadableBytes
from tests.printer.tickets import LONGEST_SERVICES, STEPS, URL, a_ticket, on_paper, printed

EVERY_PROFILE = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
GENERIC_80 = PROFILES["generic-80"]
TM_T82 = PROFILES["tm-t82"]
FEED_AND_CUT = b"\x1dVB\x00"


def ink_box(picture: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(picture).getbbox()
    assert box is not None
    return box


def scanned(picture: Image.Image, folder: Path) -> str:
    file = folder / "ticket.png"
    picture.save(file)
    done = subprocess.run(["zbarimg", "--quiet", "--raw", file], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@EVERY_PROFILE
def test_a_phone_reads_the_code_of_the_ticket(profile: Profile, tmp_path: Path) -> None:
    assert scanned(on_paper(a_ticket(), profile), tmp_path) == URL


def test_a_long_address_still_fits_narrow_paper(tmp_path: Path) -> None:
    url = f"https://antrean.example/{'kota-kupang/' * 30}t/3q2-7wEjRkyAbcDeFgHiJk"
    assert scanned(on_paper(a_ticket(qr_url=url), PROFILES["generic-58"]), tmp_path) == url


@EVERY_PROFILE
@pytest.mark.parametrize(
    "changes",
    [{}, {"steps": STEPS}, {"service": LONGEST_SERVICES[0], "label": "BA999"}, {"copy_no": 1, "sample": True}],
)
def test_one_paper_with_ink_inside_its_margins(profile: Profile, changes: dict[str, object]) -> None:
    picture = on_paper(a_ticket(**changes), profile)
    left, top, right, bottom = ink_box(picture)
    margin = (picture.width - profile.dots) // 2
    assert margin <= left
    assert right <= margin + profile.dots
    assert top >= profile.rows(profile.cutter_mm)
    assert bottom < picture.height
    assert 100 < picture.height / profile.dpi * 25.4 < 320


def test_the_number_is_the_largest_thing() -> None:
    """The tallest run of rows that all have ink, the code aside, is the number."""
    picture = on_paper(a_ticket(qr_url=None), GENERIC_80)
    heights = sorted(_runs(picture), reverse=True)
    assert heights[0] > 3 * heights[1]


def _runs(picture: Image.Image) -> list[int]:
    dark = picture.point(lambda light: 255 if light < 128 else 0)
    inked = [dark.crop((0, y, dark.width, y + 1)).getbbox() is not None for y in range(dark.height)]
    return [len(list(rows)) for ink, rows in itertools.groupby(inked) if ink]


def test_each_cut_gives_one_paper() -> None:
    job = printed(a_ticket(), GENERIC_80)
    pictures = render(job * 3, GENERIC_80)
    assert len(pictures) == 3
    assert pictures[0].tobytes() == pictures[1].tobytes() == pictures[2].tobytes()


def test_paper_that_nobody_cut_hangs_out_of_the_printer() -> None:
    assert len(render(b"satu\n" + FEED_AND_CUT + b"dua\n", GENERIC_80)) == 2
    assert len(render(b"satu\n" + FEED_AND_CUT + b"\x1b@", GENERIC_80)) == 1


def test_a_cut_without_a_feed_cuts_at_the_knife() -> None:
    """The knife is behind the head: what was printed last is still inside and goes onto the next paper."""
    first, second = render(b"satu\n\x1dV\x00\x1bd\x06", GENERIC_80)
    assert ImageChops.invert(first).getbbox() is None
    assert first.height + second.height == GENERIC_80.rows(13) + 30 * 7


@pytest.mark.parametrize(("align", "expected"), [(0, 0), (1, 284), (2, 568)])
def test_alignment(align: int, expected: int) -> None:
    (picture,) = render(b"\x1ba" + bytes([align]) + b"\x1dv0\x00\x01\x00\x01\x00\xff\n", GENERIC_80)
    left, _, right, _ = ink_box(picture)
    margin = (picture.width - GENERIC_80.dots) // 2
    assert (left - margin, right - left) == (expected, 8)


def test_size_bold_and_inverse_change_the_letters() -> None:
    heights = {}
    for size in (0x00, 0x11, 0x77):
        (picture,) = render(b"\x1d!" + bytes([size]) + b"H\n", GENERIC_80)
        _, top, _, bottom = ink_box(picture)
        heights[size] = bottom - top
    assert heights[0x11] == pytest.approx(2 * heights[0], abs=2)
    assert heights[0x77] == pytest.approx(8 * heights[0], abs=8)
    assert _ink(b"\x1bE\x01Loket\n") > 1.1 * _ink(b"Loket\n")
    assert _ink(b"\x1dB\x01Loket\n") > 2 * _ink(b"Loket\n")
    assert _ink(b"\x1b!\x30Loket\n") > 3 * _ink(b"Loket\n")


def _ink(data: bytes) -> int:
    (picture,) = render(data, GENERIC_80)
    return picture.histogram()[0]


def test_text_wider_than_the_paper_goes_on_below() -> None:
    (one,) = render(b"x" * 48 + b"\n", GENERIC_80)
    (two,) = render(b"x" * 49 + b"\n", GENERIC_80)
    assert two.height - one.height == 30


def test_epson_feeds_by_half_rows() -> None:
    (coarse,) = render(b"x\n\x1bJ\x64", GENERIC_80)
    (fine,) = render(b"x\n\x1bJ\xc8", TM_T82)
    assert fine.height - TM_T82.line_dots == coarse.height - GENERIC_80.line_dots


@pytest.mark.parametrize(
    "data",
    [b"\x1bZ", b"\x1dv0\x00\x48\x00\x40\x00abc", b"\x1d(H\x06\x0000abcd", b"\x07", b"\x1bt\x63", b"\x1b", b"\x0c"],
)
def test_what_cannot_be_read_is_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableBytes):
        render(b"Loket\n" + data, GENERIC_80)
