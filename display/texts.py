"""Texts that are read in passing: the ticker, and the pages between the pictures."""

import textwrap
from dataclasses import dataclass

from core.catalog import Catalog
from core.notices import hanging
from display.amends import apologies, yesterday
from display.moment import PAGE_MS, Moment
from display.standstill import standstill
from display.trial import called, running
from ui.words import Words

WIDE_LINE, UPRIGHT_LINE = 96, 52
"""How many characters stand in the ticker at once."""
BETWEEN = "     •     "


@dataclass(frozen=True, slots=True)
class TextPage:
    title: str
    body: str


def notices(moment: Moment) -> tuple[str, ...]:
    """The texts of the notices that hold now in these zones; one whose text was erased is none."""
    return tuple(
        " ".join(moment.notices[ref].split())
        for ref in hanging(moment.state, moment.now_ms, moment.zones)
        if moment.notices.get(ref, "").strip()
    )


def ticker(moment: Moment, catalog: Catalog, words: Words) -> str:
    """All that the ticker says in one line, or, where it stands still, the page of now."""
    language = moment.look.language
    zones = running(moment.state, moment.zones, moment.now_ms)
    said = list(dict.fromkeys(_trial(moment, catalog, words, zone) for zone in zones))
    if stopped := standstill(moment, catalog, words):
        said.insert(0, stopped)
    said += [words.say("display.notice", language, text=text) for text in notices(moment)]
    said += apologies(moment, catalog, words)
    if kept := yesterday(moment, catalog, words):
        said.append(kept)
    said.append(words.say("display.ticker", language))
    said.append(words.say("display.pledge_short", language, manager=catalog.site.site.manager))
    if not moment.look.still:
        return BETWEEN.join(said)
    width = UPRIGHT_LINE if moment.look.body.upright else WIDE_LINE
    pages = [line for text in said for line in textwrap.wrap(text, width, break_on_hyphens=False)]
    return pages[moment.now_ms // PAGE_MS % len(pages)]


def trials(moment: Moment, catalog: Catalog, words: Words, shown: str) -> tuple[tuple[str, int], ...]:
    """The trials that `shown`, a ticker, tells of: zone and time at which each was asked for."""
    running_now = running(moment.state, moment.zones, moment.now_ms)
    return tuple((zone, at) for zone, at in running_now.items() if _trial(moment, catalog, words, zone) in shown)


def _trial(moment: Moment, catalog: Catalog, words: Words, zone: str) -> str:
    """That somebody tries the screens of this zone."""
    label, counter = called(moment.state, catalog, zone) or ("A000", 1)
    return words.say("display.trial", moment.look.language, label=label, counter=counter)


def pages(moment: Moment, catalog: Catalog, words: Words) -> tuple[TextPage, ...]:
    """The notices, how promises are kept and the service pledge (maklumat pelayanan) as pages."""
    language = moment.look.language
    title, sorry, kept = (words.say(f"display.{x}_title", language) for x in ("notice", "sorry", "kept"))
    stopped = standstill(moment, catalog, words)
    said = [TextPage(words.say("display.standstill_title", language), stopped)] if stopped else []
    said += [TextPage(title, text) for text in notices(moment)]
    said += [TextPage(sorry, text) for text in apologies(moment, catalog, words)]
    if text := yesterday(moment, catalog, words):
        said.append(TextPage(kept, text))
    return (*said, pledge(catalog, words, language))


def pledge(catalog: Catalog, words: Words, language: str) -> TextPage:
    name = catalog.site.site.name.in_language(language)
    return TextPage(words.say("display.pledge", language), words.say("display.pledge_text", language, site=name))
