"""The site file as forms: which fields each form has, how they are written for people, and read back. Pure.

A field is named by its place in the file ("agencies.2.letters.0.quota"). A form changes the fields that it shows and
nothing else; everything beyond is changed by upload.
"""

import math
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from core.site import WEEKDAYS, Site
from core.sitewords import PARTS
from core.sitewords import field as spoken
from core.words import Text

_SPAN = re.compile(r"\s*(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})\s*")
_DAYS = (
    Text("Senin", "Monday"), Text("Selasa", "Tuesday"), Text("Rabu", "Wednesday"), Text("Kamis", "Thursday"),
    Text("Jumat", "Friday"), Text("Sabtu", "Saturday"), Text("Minggu", "Sunday"),
)  # fmt: skip
_LANGUAGES = Text(" (Indonesia)", " (Indonesian)"), Text(" (Inggris)", " (English)")


@dataclass(frozen=True, slots=True)
class Field:
    """`kind`: text, whole, number, yes, spans or date. `value`: as it is written. `optional`: may be left empty."""

    place: str
    kind: str
    label: Text
    value: str
    optional: bool = False
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Group:
    title: Text
    fields: list[Field] = field(default_factory=list)


class BadField(Exception):
    """What was typed cannot be read. `place`: of the field."""

    def __init__(self, place: str, id_: str, en: str) -> None:
        self.place = place
        self.text = Text(id_, en)
        super().__init__(en)


def forms(site: Site) -> dict[str, Text]:
    """The forms that there are, by name."""
    agencies = {f"agency-{agency.id}": Text(agency.short, agency.short) for agency in site.agencies}
    return {"mall": Text("Tentang MPP", "About the mall"), "hours": PARTS["hours"], "rules": PARTS["rules"], **agencies}


def groups(form: str, site: Site, doc: Any) -> list[Group]:
    """The fields of a form, filled from `doc`: the site file as plain values. Raises KeyError on an unknown form."""
    if form == "mall":
        return [_mall(doc), _signature(doc)]
    if form == "hours":
        return [_week("hours.week", PARTS["hours"], doc), _cut_offs(doc)]
    if form == "rules":
        return [_rules(doc)]
    names = [f"agency-{agency.id}" for agency in site.agencies]
    if form not in names:
        raise KeyError(form)
    return list(_agency(names.index(form), doc))


def _mall(doc: Any) -> Group:
    made = Group(Text("Nama dan alamat", "Name and address"))
    made.fields.extend(_text("site.name", called("name"), doc))
    for name in ("short", "motto", "manager", "address"):
        made.fields.append(Field(f"site.{name}", "text", called(name), _at(doc, f"site.{name}") or ""))
    made.fields.append(_field(doc, "site.base_url", "text", optional=True))
    return made


def _signature(doc: Any) -> Group:
    """Who signs the reports, and the weight by which their satisfaction index is made."""
    made = Group(PARTS["reports"])
    if _at(doc, "reports.signed_as"):
        made.fields.extend(_text("reports.signed_as", called("signed_as"), doc))
    made.fields.extend(_field(doc, f"reports.{name}", "text", optional=True) for name in ("signed_by", "signer_no"))
    if _at(doc, "reports.ikm_weight"):
        made.fields.append(_field(doc, "reports.ikm_weight", "text"))
    return made


def _cut_offs(doc: Any) -> Group:
    made = Group(Text("Nomor pertama dan terakhir", "First and last number"))
    for name in ("kiosk_opens_minutes", "last_ticket_minutes"):
        made.fields.append(_field(doc, f"hours.{name}", "whole"))
    return made


def _week(place: str, title: Text, doc: Any, optional: bool = True) -> Group:
    made = Group(title)
    for name, day in zip(WEEKDAYS, _DAYS, strict=True):
        spans = _at(doc, f"{place}.{name}") or []
        written = ", ".join(f"{start}–{end}" for start, end in spans)
        made.fields.append(Field(f"{place}.{name}", "spans", day, written, optional))
    return made


def _rules(doc: Any) -> Group:
    made = Group(PARTS["rules"])
    for name, words in _RULES.items():
        made.fields.append(Field(f"rules.{name}", "whole", words, _written(_at(doc, f"rules.{name}"))))
    words = Text("Keunggulan antrean prioritas (menit)", "Head start of priority numbers (minutes)")
    made.fields.append(_field(doc, "priority.head_start_minutes", "whole", words))
    return made


_RULES = {
    "max_calls": Text("Berapa kali dipanggil", "How often a number is called"),
    "seconds_between_calls": Text("Jarak antarpanggilan (detik)", "Time between calls (seconds)"),
    "hold_minutes": Text("Lama tunda setelah terlewat (menit)", "How long a missed number is held (minutes)"),
    "return_head_start_minutes": Text("Keunggulan saat kembali (menit)", "Head start on return (minutes)"),
    "pause_minutes": Text("Lama jeda pengunjung (menit)", "How long a visitor may step out (minutes)"),
    "booking_early_minutes": Text("Boleh datang sebelum jadwal (menit)", "May come before the booking (minutes)"),
    "booking_late_minutes": Text("Boleh datang setelah jadwal (menit)", "May come after the booking (minutes)"),
    "tickets_per_minute": Text("Nomor per menit per kiosk", "Numbers a minute at one kiosk"),
}


def _agency(n: int, doc: Any) -> Iterator[Group]:
    agency, place = doc["agencies"][n], f"agencies.{n}"
    about = Group(Text("Gerai", "Agency"))
    about.fields.extend(_text(f"{place}.name", called("name"), doc))
    about.fields.append(_field(doc, f"{place}.short", "text"))
    yield about
    for k, letter in enumerate(agency["letters"]):
        at = f"{place}.letters.{k}"
        made = Group(Text(f"Huruf {letter['letter']}", f"Letter {letter['letter']}"))
        made.fields.extend(_text(f"{at}.name", called("name"), doc))
        words = Text("Kuota sehari (kosong: tanpa batas)", "Quota a day (empty: no limit)")
        made.fields.append(_field(doc, f"{at}.quota", "whole", words, optional=True))
        yield made
    for k, service in enumerate(agency["services"]):
        at = f"{place}.services.{k}"
        made = Group(Text(f"Layanan {service['code']}", f"Service {service['code']}"))
        made.fields.extend(_text(f"{at}.name", called("name"), doc))
        made.fields.append(_field(doc, f"{at}.minutes", "number"))
        made.fields.append(_field(doc, f"{at}.minutes_p90", "number"))
        made.fields.extend(_text(f"{at}.fee", called("fee"), doc))
        made.fields.extend(_text(f"{at}.note", called("note"), doc, optional=True))
        made.fields.append(_field(doc, f"{at}.walk_in", "yes"))
        yield made
    yield from _counters(agency["id"], doc)


def _counters(agency: str, doc: Any) -> Iterator[Group]:
    made = Group(PARTS["counters"])
    for k, counter in enumerate(doc["counters"]):
        if counter["agency"] == agency:
            words = Text(f"Sebutan loket {counter['no']}", f"Label of counter {counter['no']}")
            made.fields.append(Field(f"counters.{k}.label", "text", words, counter["label"]))
    if made.fields:
        yield made


def called(name: str) -> Text:
    """The name of a field as it stands above it."""
    words = spoken(name)
    return Text(words.id[:1].upper() + words.id[1:], words.en[:1].upper() + words.en[1:])


def _text(place: str, words: Text, doc: Any, optional: bool = False) -> Iterator[Field]:
    value = _at(doc, place) or {}
    for language, suffix in zip(("id", "en"), _LANGUAGES, strict=True):
        label = Text(words.id + suffix.id, words.en + suffix.en)
        yield Field(f"{place}.{language}", "text", label, value.get(language, ""), optional)


def _field(doc: Any, place: str, kind: str, words: Text | None = None, optional: bool = False) -> Field:
    return Field(place, kind, words or called(place.rpartition(".")[2]), _written(_at(doc, place)), optional)


def _written(value: Any) -> str:
    if value is None:
        return ""
    return (
        "yes" if value is True else "" if value is False else f"{value:g}" if isinstance(value, float) else str(value)
    )


def _at(doc: Any, place: str) -> Any:
    for key in place.split("."):
        doc = doc[int(key)] if isinstance(doc, list) else doc.get(key)
        if doc is None:
            return None
    return doc


def changed(doc: Any, shown: list[Group], typed: Mapping[str, str]) -> tuple[Any, list[BadField]]:
    """A copy of `doc` with what was typed into the fields that were shown, and what could not be read."""
    made, faults = deepcopy(doc), list[BadField]()
    for each in (each for group in shown for each in group.fields):
        text = typed.get(each.place, "").strip()
        if text == each.value and each.kind != "yes":
            continue
        try:
            _put(made, each.place, _read(each, text))
        except BadField as bad:
            faults.append(bad)
    return _tidied(made), faults


def _put(doc: Any, place: str, value: Any) -> None:
    *way, last = place.split(".")
    for key in way:
        if not isinstance(doc, list) and doc.get(key) is None:
            doc[key] = {}
        doc = doc[int(key)] if isinstance(doc, list) else doc[key]
    doc[last] = value


def _tidied(doc: Any) -> Any:
    """Without notes of which neither language says anything."""
    for agency in doc["agencies"]:
        for service in agency["services"]:
            note = service.get("note")
            if note is not None and not (note.get("id") or note.get("en")):
                service["note"] = None
    return doc


def _read(each: Field, text: str) -> Any:
    if each.kind == "yes":
        return text == "yes"
    if each.kind == "spans":
        return spans(each.place, text)
    if not text:
        if each.optional:
            return "" if each.place.endswith((".id", ".en")) else None
        raise BadField(each.place, "Isian ini belum diisi.", "This field is empty.")
    if each.kind == "text":
        return text
    try:
        figure = int(text) if each.kind == "whole" else float(text.replace(",", "."))
        finite = math.isfinite(figure)
    except (ValueError, OverflowError):
        finite = False
    if not finite:
        raise BadField(each.place, "Tulis angka saja.", "Write a number.")
    return figure


def spans(place: str, text: str) -> list[list[str]]:
    """ "08:00–12:00, 13.00-15.00" as pairs of times; nothing: closed. Raises BadField."""
    made = []
    for part in (part for part in text.split(",") if part.strip()):
        found = _SPAN.fullmatch(part)
        if found is None:
            raise BadField(place, "Tulis jam seperti 08:00–15:00.", "Write hours like 08:00–15:00.")
        made.append([f"{int(found[1]):02d}:{found[2]}", f"{int(found[3]):02d}:{found[4]}"])
    return made
