"""Rules about names: ids, letters, codes, languages, the zone of time, the address; nothing twice, nothing blank."""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import msgspec

from core.site import Site
from core.sitefault import Entry, Fault, fault, malformed, repeated
from core.words import Language, Text

SCHEMA = 1
SHAPES = ("circle", "square", "triangle", "diamond", "hexagon", "star")
ID = r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}"
ID_WORDS = Text("pakai huruf, angka, - atau _ saja", "use letters, digits, - or _ only")


def blanks(site: Site) -> Iterator[Fault]:
    """Words that nobody wrote, in either language."""
    for path, text in _texts("$", msgspec.to_builtins(site)):
        if not text.strip():
            yield fault(path, "blank", "Isian ini masih kosong.", "This is still empty.")


def _texts(path: str, value: object) -> Iterator[Entry]:
    match value:
        case str():
            yield path, value
        case dict():
            for key, item in value.items():
                yield from _texts(f"{path}.{key}", item)
        case list() | tuple():
            for n, item in enumerate(value):
                yield from _texts(f"{path}[{n}]", item)


def about(site: Site) -> Iterator[Fault]:
    if site.schema != SCHEMA:
        words = (
            f"Skema {site.schema} tidak dikenal; harus {SCHEMA}.",
            f"Schema {site.schema} is not known; use {SCHEMA}.",
        )
        yield fault("$.schema", "unknown_schema", *words)
    wanted = Text("2–8 huruf kecil atau angka", "2 to 8 small letters or digits")
    yield from malformed([("$.site.code", site.site.code)], r"[a-z0-9]{2,8}", "bad_code", wanted)
    try:
        ZoneInfo(site.site.timezone)
    except (KeyError, ValueError, OSError):
        zone = site.site.timezone
        indonesian = f"Zona waktu “{zone}” tidak dikenal; tulis seperti Asia/Makassar."
        english = f"The time zone “{zone}” is not known; write it like Asia/Makassar."
        yield fault("$.site.timezone", "unknown_timezone", indonesian, english)


def address(site: Site) -> Iterator[Fault]:
    """The QR on paper is this address and the ticket's id, so nothing may follow the code."""
    if site.site.base_url is not None:
        wanted = Text(f"tulis http://…/{site.site.code}", f"write http://…/{site.site.code}")
        pattern = rf"https?://[^\s/?#]+(/[^\s/?#]+)*/{re.escape(site.site.code)}"
        yield from malformed([("$.site.base_url", site.site.base_url)], pattern, "bad_base_url", wanted)


def languages(site: Site) -> Iterator[Fault]:
    entries = [(f"$.site.languages[{n}]", language) for n, language in enumerate(site.site.languages)]
    wanted = Text("kode bahasa dua atau tiga huruf, seperti id, en, tet", "a code of two or three letters: id, en, tet")
    yield from malformed(entries, "[a-z]{2,3}", "unknown_language", wanted)
    yield from repeated(entries, "repeated_language")
    if Language.ID not in site.site.languages:
        words = ("Bahasa Indonesia (id) harus ada.", "Indonesian (id) must be among the languages.")
        yield fault("$.site.languages", "no_indonesian", *words)


def letters(site: Site) -> Iterator[Fault]:
    entries = [
        (f"$.agencies[{a}].letters[{n}].letter", letter.letter)
        for a, agency in enumerate(site.agencies)
        for n, letter in enumerate(agency.letters)
    ]
    yield from malformed(entries, "[A-Z]{1,2}", "bad_letter", Text("satu atau dua huruf A–Z", "one or two letters A–Z"))
    yield from repeated(entries, "repeated_letter")
    for path, letter in entries:
        bad = [x for x in letter if x in site.numbering.forbidden_letters]
        if bad:
            indonesian = f"Huruf {bad[0]} tidak boleh dipakai karena mudah keliru dibaca."
            yield fault(
                path, "forbidden_letter", indonesian, f"The letter {bad[0]} is ruled out: it is easily misread."
            )


def codes(site: Site) -> Iterator[Fault]:
    entries = [
        (f"$.agencies[{a}].services[{n}].code", service.code)
        for a, agency in enumerate(site.agencies)
        for n, service in enumerate(agency.services)
    ]
    wanted = Text("huruf besar lalu huruf atau angka, seperti A1", "a capital, then capitals or digits, like A1")
    yield from malformed(entries, "[A-Z][A-Z0-9]{0,7}", "bad_service_code", wanted)
    yield from repeated(entries, "repeated_service")


def ids(site: Site) -> Iterator[Fault]:
    lists = {
        "agencies": [a.id for a in site.agencies],
        "zones": [z.id for z in site.zones],
        "journeys": [j.id for j in site.journeys],
        "kiosks": [k.id for k in site.kiosks],
        "displays": [d.id for d in site.displays],
        "mobile_sites": [m.id for m in site.mobile_sites],
        "priority.who": [who.id for who in site.priority.who],
        "priority.needs": [need.id.value for need in site.priority.needs],
    }
    for name, names in lists.items():
        entries = [(f"$.{name}[{n}].id", item) for n, item in enumerate(names)]
        yield from malformed(entries, ID, "bad_id", ID_WORDS)
        yield from repeated(entries, "repeated_id")
    yield from malformed([("$.site.id", site.site.id)], ID, "bad_id", ID_WORDS)
    yield from malformed([(f"$.documents.{key}", key) for key in site.documents], ID, "bad_id", ID_WORDS)


def numbers(site: Site) -> Iterator[Fault]:
    """Counters and lanes, of which each has one number."""
    yield from repeated([(f"$.counters[{n}].no", str(c.no)) for n, c in enumerate(site.counters)], "repeated_counter")
    yield from repeated([(f"$.counters[{n}].label", c.label) for n, c in enumerate(site.counters)], "repeated_label")
    lanes = [(f"$.kiosks[{n}].lane", str(k.lane)) for n, k in enumerate(site.kiosks) if k.lane is not None]
    yield from repeated(lanes, "repeated_lane")


def zones(site: Site) -> Iterator[Fault]:
    """A zone is known by its colour and, for those who do not see colours, by its shape."""
    colors = [(f"$.zones[{n}].color", z.color) for n, z in enumerate(site.zones)]
    yield from malformed(colors, "#[0-9A-Fa-f]{6}", "bad_color", Text("tulis seperti #1F6FB2", "write it like #1F6FB2"))
    shapes = [(f"$.zones[{n}].shape", z.shape) for n, z in enumerate(site.zones)]
    wanted = Text(f"pilih {', '.join(SHAPES)}", f"choose {', '.join(SHAPES)}")
    yield from malformed(shapes, "|".join(SHAPES), "unknown_shape", wanted)
    looks = [(f"$.zones[{n}]", f"{z.color.upper()} {z.shape}") for n, z in enumerate(site.zones)]
    yield from repeated(looks, "repeated_look")


RULES = (blanks, about, address, languages, letters, codes, ids, numbers, zones)
