"""A site file that somebody wants: what it would change, shown before it is applied."""

from dataclasses import dataclass

import msgspec

from core.catalog import Catalog
from core.commands import ChangeDocument, Command
from core.decide import decide
from core.ids import derived
from core.refusal import Refusal
from core.site import Site
from core.sitechanges import changes
from core.siteeffects import effects
from core.sitetopics import Topic, grouped
from store.documents import SITE
from web.sight import Sight


@dataclass(frozen=True, slots=True)
class Candidate:
    """`body`: the canonical text. `based_on`: the version that it was made from. `back`: the page it comes from.

    `cancels`: bookings that are cancelled once it is applied. `opens`: the draft of an agency that it takes in.
    """

    site: Site
    body: str
    based_on: int
    back: str
    cancels: tuple[str, ...] = ()
    opens: str = ""

    @property
    def order(self) -> ChangeDocument:
        return ChangeDocument(SITE, self.body, self.based_on)


@dataclass(frozen=True, slots=True)
class Preview:
    """`refusal`: why it cannot be applied as things stand. `grave`: what hits people who are here or expected."""

    refusal: str
    grave: list[str]
    mild: list[str]
    topics: list[tuple[Topic, list[str]]]


def preview(candidate: Candidate, sight: Sight, language: str) -> Preview:
    """Deciding is pure, so the answer that the hub would give is known beforehand."""
    old, new = sight.catalog, Catalog(candidate.site)
    command = Command(derived("preview"), "desk", candidate.order)
    answer = decide(sight.state, old, command, sight.now_ms)
    found = effects(sight.state, old, new, sight.now_ms)
    differing = changes((old or Catalog.empty()).site, candidate.site)
    return Preview(
        _against(candidate, answer, language),
        [effect.words.in_language(language) for effect in found if effect.grave],
        [effect.words.in_language(language) for effect in found if not effect.grave],
        [
            (topic, [change.words.in_language(language) for change in listed])
            for topic, listed in grouped(differing).items()
        ],
    )


def _against(candidate: Candidate, answer: object, language: str) -> str:
    """Why the hub would refuse it. The same file again is in order where bookings are left to be cancelled."""
    if not isinstance(answer, Refusal) or (answer.code == "document_same" and candidate.cancels):
        return ""
    return answer.words(language)


def version(sight: Sight) -> int:
    now = sight.state.documents.get(SITE)
    return now.version if now else 0


def plain(site: Site) -> object:
    """The site file as plain values, to be changed by a form."""
    return msgspec.json.decode(msgspec.json.encode(site))
