"""The picture for phones: its size, that nothing is cut, and that it says what the report says."""

from io import BytesIO

import msgspec
import pytest
from PIL import Image, ImageColor

from core.words import Text
from summary.picture import NIGHT, RAISED, SIZE, _height, picture, typeface, wrapped
from summary.report import Report, report_on
from summary.sentences import Before, Sentence
from tests.summary.days import HEAD, quiet, simulated

LONG = "Badan Penyelenggara Jaminan Sosial Ketenagakerjaan Kantor Cabang Nusa Tenggara Timur: antara 09.00 dan 11.00 "


def report(language: str = "id", said: tuple[str, ...] = ()) -> Report:
    made = report_on(
        [simulated()[0]], Text("Senin, 7 September 2026", "Monday"), "2026-09-07", HEAD, Before(), language
    )
    sentences = [Sentence(Text(text, text), "visits", 1) for text in said] or made.told
    return msgspec.structs.replace(made, told=sentences)


def seen(made: Report) -> Image.Image:
    return Image.open(BytesIO(picture(made))).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int], ground: str) -> bool:
    colours = image.crop(box).getcolors(1_000_000)
    assert colours is not None
    return colours != [(colours[0][0], ImageColor.getrgb(ground))]


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_a_portrait_for_phones(language: str) -> None:
    image = seen(report(language))
    assert image.size == SIZE == (1080, 1350)
    assert inked(image, (80, 330, 1000, 840), NIGHT)


@pytest.mark.parametrize("said", [(), (LONG * 3, LONG * 2, LONG), ("W" * 300,)])
def test_nothing_is_written_over_the_edge_or_the_tiles(said: tuple[str, ...]) -> None:
    image = seen(report(said=said))
    assert not inked(image, (1001, 0, 1080, 1350), NIGHT)
    assert not inked(image, (0, 0, 79, 1350), NIGHT)
    assert not inked(image, (0, 836, 1080, 859), NIGHT)


def test_words_stay_inside_their_tiles() -> None:
    image = seen(report())
    for left in (80, 552):
        for top in (860, 1054):
            assert inked(image, (left + 30, top + 20, left + 420, top + 150), RAISED)
            assert not inked(image, (left + 426, top + 30, left + 447, top + 140), RAISED)


def test_another_day_is_another_picture() -> None:
    other = report_on([quiet()], Text("Selasa", "Tuesday"), "2026-11-24", HEAD, Before(), "id")
    assert picture(report()) != picture(other)
    assert picture(other) == picture(other)


def test_lines_are_as_wide_as_they_may_be() -> None:
    font = typeface(40, 550)
    lines = wrapped(LONG + "W" * 80, 40, 550, 500)
    assert all(font.getlength(line) <= 500 for line in lines)
    assert "".join(lines).replace(" ", "") == (LONG + "W" * 80).replace(" ", "")
    assert _height([LONG], 40) == len(wrapped(LONG, 40, 550, 876)) * 40 * 1.32 + 24


@pytest.mark.parametrize("counted", ["2 menit", "1 minute", "41 minutes", "100 %"])
def test_a_count_stays_with_what_it_counts(counted: str) -> None:
    font = typeface(40, 550)
    both = f"dalam {counted}."
    lines = wrapped(both, 40, 550, int(font.getlength(both)) - 1)
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines] == ["dalam", f"{counted}."]
    assert wrapped("2 minuman", 40, 550, 180) == ["2", "minuman"]
