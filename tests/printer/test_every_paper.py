"""Each kind of paper on each kind of printer: whole, inside its margins, harmless, and its code can be read."""

import dataclasses
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageChops

from printer.blocks import Cut, Qr, Text
from printer.encode import encode
from printer.layout import Paper, layout
from printer.paper import Lang
from printer.picture import render
from printer.profiles import PROFILES, Profile
from printer.reader import read
from tests.printer.papers import DAY, DOCUMENTS, EMERGENCY, ENGLISH, NOTA, PICKUP, TRIAL, TRIAL_TICKET, gallery
from tests.printer.tickets import ORDINARY

WIDTHS = [PROFILES[name] for name in ("generic-58", "tm-t88", "generic-80")]
EVERY_WIDTH = pytest.mark.parametrize("profile", WIDTHS, ids=lambda profile: str(profile.dots))
KINDS: dict[str, Paper] = {
    "ticket": ORDINARY,
    "nota": NOTA,
    "pickup": PICKUP,
    "documents": DOCUMENTS,
    "emergency": EMERGENCY,
    "day": DAY,
    "trial": TRIAL,
    "trial-ticket": TRIAL_TICKET,
}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
HOSTILE = "Akta\x1dVB\x00\x1b@\x10\x14\x01\x00\x01\x0c\x1b“é”\U0001f600"


def texts(paper: Paper, profile: Profile) -> list[Text]:
    return [block for block in layout(paper, profile) if isinstance(block, Text)]


@EVERY_KIND
@EVERY_WIDTH
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_line_is_wider_than_the_paper(kind: str, profile: Profile, language: Lang) -> None:
    paper: Any = KINDS[kind]
    if hasattr(paper, "head"):
        paper = dataclasses.replace(
            paper, head=dataclasses.replace(ENGLISH, language=language, sample=True, copy_no=12)
        )
    else:
        paper = dataclasses.replace(paper, language=language)
    for text in texts(paper, profile):
        assert len(text.words) * text.width <= (profile.small_columns if text.small else profile.columns)
    assert [block for block in layout(paper, profile) if isinstance(block, Cut)] == [Cut()]


@EVERY_KIND
def test_whatever_a_text_holds_does_nothing(kind: str) -> None:
    profile = PROFILES["generic-80"]
    plain = {command.code for command in read(encode(layout(KINDS[kind], profile), profile))}
    hostile = list(read(encode(layout(_spoilt(KINDS[kind]), profile), profile)))
    assert {command.code for command in hostile} <= plain
    assert [command.code for command in hostile].count(b"\x1dV") == 1


def _spoilt(value: Any) -> Any:
    """`value` with something hostile in all its texts but the number, the language and the code."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if dataclasses.is_dataclass(part):
            changes[field.name] = _spoilt(part)
        elif isinstance(part, tuple):
            changes[field.name] = tuple(_spoilt(each) if dataclasses.is_dataclass(each) else HOSTILE for each in part)
        elif type(part) is str and field.name not in ("label", "language", "letter"):
            changes[field.name] = HOSTILE
    if "hours" in changes:
        changes["hours"] = ((HOSTILE, HOSTILE),)
    return dataclasses.replace(value, **changes)


@pytest.mark.parametrize("name", gallery())
def test_a_paper_as_it_comes_out(name: str, tmp_path: Path) -> None:
    paper, profile_name, slow = gallery()[name]
    profile = PROFILES[profile_name].over(960 if slow else None)
    blocks = layout(paper, profile)
    (picture,) = render(encode(blocks, profile), profile)
    left, top, right, bottom = ImageChops.invert(picture).getbbox() or (0, 0, 0, 0)
    margin = (picture.width - profile.dots) // 2
    assert margin <= left < right <= margin + profile.dots
    assert profile.rows(profile.cutter_mm) <= top < bottom < picture.height
    wanted = [block.url for block in blocks if isinstance(block, Qr)]
    picture.save(tmp_path / "paper.png")
    assert _scanned(tmp_path / "paper.png") == wanted


def _scanned(file: Path) -> list[str]:
    done = subprocess.run(["zbarimg", "--quiet", "--raw", file], capture_output=True, text=True, check=False)
    return done.stdout.split()


@pytest.mark.parametrize("profile", ["generic-80", "tm-t82"])
def test_an_ordinary_ticket_takes_no_more_than_fifteen_centimetres(profile: str) -> None:
    kind = PROFILES[profile]
    (picture,) = render(encode(layout(ORDINARY, kind), kind), kind)
    assert picture.height / kind.dpi * 25.4 <= 150
