"""What was typed at each step of setting up an agency, read into its draft. Pure."""

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from core.newagency import Draft, DraftService, free_counters, free_letters
from core.site import WEEKDAYS, Site, Week
from core.sitecheck_names import ID
from core.state import State
from core.words import Text
from web.desk.site_fields import BadField, spans

MOST_SERVICES = 12
MOST_COUNTERS = 20
MOST_LETTERS = 120
KINDS = ("dinas", "vertikal", "lembaga", "bumn", "bumd", "provinsi", "pengelola")
"""What an agency can be; the site file takes any word."""


class Untyped(Exception):
    """What was typed will not do. `text`: why."""

    def __init__(self, id_: str, en: str) -> None:
        self.text = Text(id_, en)
        super().__init__(en)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a draft stands on: the site file, the state and the date of today."""

    site: Site
    state: State
    today: dt.date


Typed = Mapping[str, str]


def begun(typed: Typed, ground: Ground, taken: set[str]) -> Draft:
    """A new draft from its names. `taken`: ids of other drafts. Raises Untyped."""
    short = _words(typed, "short")
    id_ = re.sub(r"[^a-z0-9]+", "-", short.lower()).strip("-")[:30] or "gerai"
    known = {agency.id for agency in ground.site.agencies} | taken
    free = next(each for each in (id_, *(f"{id_}-{n}" for n in range(2, 1000))) if each not in known)
    assert re.fullmatch(ID, free)
    return named(Draft(free, Text("", ""), ""), typed, ground)


def named(draft: Draft, typed: Typed, ground: Ground) -> Draft:
    kind = typed.get("kind", KINDS[0])
    return msgspec.structs.replace(
        draft, name=Text(_words(typed, "name_id"), _words(typed, "name_en")), short=_words(typed, "short"),
        kind=kind if kind in KINDS else KINDS[0], government=_words(typed, "government"),
    )  # fmt: skip


def lettered(draft: Draft, typed: Typed, ground: Ground) -> Draft:
    letter, zone = typed.get("letter", ""), typed.get("zone", "")
    if letter not in free_letters(ground.site, ground.state, ground.today, draft.id):
        raise Untyped("Pilih huruf yang masih bebas.", "Choose a letter that is free.")
    if zone not in {each.id for each in ground.site.zones}:
        raise Untyped("Pilih zona.", "Choose a zone.")
    return msgspec.structs.replace(draft, letter=letter, zone=zone)


def with_counters(draft: Draft, typed: Typed, ground: Ground) -> Draft:
    many = typed.get("counters", "").strip()
    if not (many.isascii() and many.isdigit() and 1 <= int(many[:4]) <= MOST_COUNTERS):
        raise Untyped(
            f"Tulis jumlah loket, 1 sampai {MOST_COUNTERS}.", f"Write how many counters, 1 to {MOST_COUNTERS}."
        )
    return msgspec.structs.replace(draft, counters=free_counters(ground.site, int(many)))


def with_services(draft: Draft, typed: Typed, ground: Ground) -> Draft:
    made = []
    for n in range(MOST_SERVICES):
        name, minutes = typed.get(f"service{n}_id", "").strip(), typed.get(f"service{n}_minutes", "").strip()
        if not name and not minutes:
            continue
        words = Text(_words(typed, f"service{n}_id"), _words(typed, f"service{n}_en"))
        made.append(DraftService(words, _minutes(minutes)))
    if not made:
        raise Untyped("Tulis paling sedikit satu layanan.", "Write at least one service.")
    return msgspec.structs.replace(draft, services=tuple(made))


def with_hours(draft: Draft, typed: Typed, ground: Ground) -> Draft:
    """As the mall's, or its own week."""
    if typed.get("own") != "yes":
        return msgspec.structs.replace(draft, hours=None, hours_known=True)
    try:
        week = {name: spans(name, typed.get(name, "")) for name in WEEKDAYS}
    except BadField as bad:
        raise Untyped(bad.text.id, bad.text.en) from None
    if not any(week.values()):
        raise Untyped("Tulis jam untuk paling sedikit satu hari.", "Write hours for at least one day.")
    return msgspec.structs.replace(draft, hours=msgspec.convert(week, Week), hours_known=True)


READ: dict[str, Callable[[Draft, Typed, Ground], Draft]] = {
    "name": named,
    "letter": lettered,
    "counters": with_counters,
    "services": with_services,
    "hours": with_hours,
}
"""Each step that is a form. All raise Untyped."""


def _words(typed: Typed, name: str) -> str:
    text = typed.get(name, "").strip()
    if not text or len(text) > MOST_LETTERS or not text.isprintable():
        raise Untyped(
            f"Isi nama dalam bahasa Indonesia dan Inggris, paling panjang {MOST_LETTERS} huruf.",
            f"Please fill in the names in Indonesian and English, at most {MOST_LETTERS} letters.",
        )
    return text


def _minutes(text: str) -> float:
    try:
        minutes = float(text.replace(",", "."))
    except ValueError:
        minutes = math.nan
    if not 0.5 <= minutes <= 240:
        raise Untyped("Lama layanan ditulis dalam menit, 0,5 sampai 240.", "Service time is in minutes, 0.5 to 240.")
    return minutes
