"""Every service and journey of the sample site, in both languages, on every width of paper: nothing clipped or torn."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from core.catalog import Catalog
from core.commands import Errand, LaneIssued
from core.ids import derived
from core.site import Journey
from core.words import Language
from kiosk.paper import counter_numbers, paper_of
from kiosk.paper_hall import documents_of, letterhead
from printer.blocks import Text
from printer.clean import clean
from printer.glyphs import number_picture
from printer.layout import Paper, layout
from printer.layout_trial import LETTERS
from printer.paper_hall import EmergencyPaper
from printer.profiles import PROFILES, Profile
from tests.ui.hub import TEN, sample

CATALOG = Catalog(sample())
BOTH = pytest.mark.parametrize("language", list(Language))
WIDTHS = {(profile.columns, profile.dots): profile for profile in PROFILES.values()}.values()


def lines(paper: Paper, profile: Profile) -> list[str]:
    texts = [block for block in layout(paper, profile) if isinstance(block, Text)]
    for text in texts:
        columns = profile.small_columns if text.small else profile.columns
        assert len(text.words) * text.width <= columns, text
    return [text.words.strip() for text in texts]


def whole(paper: Paper, *names: str) -> None:
    """No word of `names` is torn apart or lost, and none of their lines begins with a lonely bracket or comma."""
    for profile in WIDTHS:
        printed = lines(paper, profile)
        words = {word for line in printed for word in line.split()}
        for name in names:
            assert set(clean(name).split()) <= {*words, *(w.strip(",;.") for w in words)}, (profile.name, name)
        assert not any(line[:1] in ",;.)" for line in printed)


@BOTH
@pytest.mark.parametrize("code", CATALOG.services)
def test_every_service(code: str, language: Language) -> None:
    service = CATALOG.services[code]
    issued = LaneIssued(derived("lane"), f"{service.letter}1888", (Errand(code),), True, (), language)
    paper = replace(paper_of(issued, CATALOG, TEN, 12, True), people_ahead=123, promise=("09:40", "10:05"))
    agency = CATALOG.agency_of(service.letter).name.in_language(language)
    whole(paper, service.name.in_language(language), agency, *paper.documents)
    asked = documents_of(service, CATALOG, language, TEN)
    note = [asked.note] if asked.note else []
    whole(asked, service.name.in_language(language), agency, asked.fee, *note, *asked.documents)


@BOTH
@pytest.mark.parametrize("journey", CATALOG.site.journeys, ids=lambda journey: journey.id)
def test_every_journey_with_its_longest_choices(journey: Journey, language: Language) -> None:
    def length(code: str) -> int:
        return len(CATALOG.services[code].name.in_language(language))

    errands = tuple(Errand(max(step.any_of, key=length), step.required, step.after) for step in journey.steps)
    issued = LaneIssued(derived("lane"), "BA1888", errands, language=language, journey=journey.id)
    paper = paper_of(issued, CATALOG, TEN)
    names = [CATALOG.services[errand.service].name.in_language(language) for errand in errands]
    whole(paper, journey.name.in_language(language), *names, *paper.documents)


@pytest.mark.parametrize("letter", CATALOG.letters)
def test_every_number_for_an_emergency(letter: str) -> None:
    agency = CATALOG.agency_of(letter).name
    zone = CATALOG.zones[CATALOG.letters[letter].zone].name
    head = letterhead(CATALOG, TEN, "id")
    paper = EmergencyPaper(head, f"{letter}9888", agency, zone, counter_numbers(CATALOG, letter, TEN))
    whole(paper, agency.id, agency.en)
    for profile in WIDTHS:
        assert number_picture(f"{letter}9888", profile).width == profile.dots


def test_the_test_slip_shows_every_sign_that_the_site_needs() -> None:
    def texts(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [text for part in value.values() for text in texts(part)]
        return [text for part in value for text in texts(part)] if isinstance(value, list) else []

    signs = {sign for text in texts(msgspec.to_builtins(CATALOG.site)) for sign in clean(text)}
    assert signs <= {*LETTERS, " "}
    assert "?" not in {sign for name in CATALOG.services.values() for sign in clean(name.name.id)}
