"""What a new version of the site file changes, in plain sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from core.site import Site
from core.sitewords import PARTS, field, written
from core.words import Text

LISTED = {"periods", "holidays", "overrides", "who", "needs", "spoken"}
"""Fields of a section that are told about on their own."""
NAMED = {"letters", "services"}
"""Fields of an agency of which only the names are told; what changes inside is told on its own."""


class Change(msgspec.Struct, frozen=True):
    """`kind`: added, removed or changed. `part`: the list or section of the file. `field`: which field."""

    kind: str
    part: str
    words: Text
    field: str = ""


def changes(old: Site, new: Site) -> list[Change]:
    """Every difference between two site files; empty where they mean the same."""
    return list(_changes(old, new))


def _changes(old: Site, new: Site) -> Iterator[Change]:
    if (old.schema, old.about) != (new.schema, new.about):
        yield Change("changed", "about", Text("Keterangan berkas berubah.", "The description of the file is changed."))
    for part in ("site", "hours", "numbering", "priority", "rules", "promises", "reports", "load"):
        yield from _fields(part, PARTS[part], getattr(old, part), getattr(new, part))
    yield from _fields("spoken", PARTS["spoken"], old.numbering.spoken, new.numbering.spoken)
    was, now = _lists(old), _lists(new)
    for part in was:
        yield from _list(part, was[part], now[part])


def _lists(site: Site) -> dict[str, Mapping[str, Any]]:
    """Everything that the file lists, each under the name by which it stays the same thing."""
    hours, priority = site.hours, site.priority
    return {
        "periods": {p.name.id: p for p in hours.periods},
        "holidays": {str(h.date): h for h in hours.holidays},
        "overrides": {f"{o.date} {o.agency or ''}".strip(): o for o in hours.overrides},
        "zones": {z.id: z for z in site.zones},
        "agencies": {a.id: a for a in site.agencies},
        "letters": {x.letter: x for a in site.agencies for x in a.letters},
        "services": {s.code: s for a in site.agencies for s in a.services},
        "counters": {str(c.no): c for c in site.counters},
        "documents": site.documents,
        "journeys": {j.id: j for j in site.journeys},
        "who": {w.id: w for w in priority.who},
        "needs": {n.id.value: n for n in priority.needs},
        "kiosks": {k.id: k for k in site.kiosks},
        "displays": {d.id: d for d in site.displays},
        "mobile_sites": {m.id: m for m in site.mobile_sites},
    }


def _list(part: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key in old:
        if key not in new:
            yield _change("removed", part, _called(part, key, old[key]), Text("dihapus.", "is removed."))
    if part not in NAMED and list(old) != list(new) and old.keys() == new.keys():
        noun = Text(f"{PARTS[part].id}:", f"{PARTS[part].en}:")
        yield _change("changed", part, noun, Text("urutannya berubah.", "the order is changed."))
    for key, item in new.items():
        if key not in old:
            yield _change("added", part, _called(part, key, item), Text("ditambahkan.", "is added."))
        else:
            yield from _fields(part, _called(part, key, item), old[key], item)


def _fields(part: str, subject: Text, old: msgspec.Struct, new: msgspec.Struct) -> Iterator[Change]:
    """The fields of one thing that differ; what is a list of the file itself is told there."""
    for info in msgspec.structs.fields(new):
        a, b = getattr(old, info.name), getattr(new, info.name)
        if a == b or info.name in LISTED:
            continue
        said = {language: (written(a, language), written(b, language)) for language in ("id", "en")}
        unsaid = said["id"][0] == said["id"][1]
        if unsaid and part == "agencies" and info.name in NAMED:
            continue
        name = field(info.encode_name)
        words = Text(f"{name.id}: {' → '.join(said['id'])}.", f"{name.en}: {' → '.join(said['en'])}.")
        if unsaid:
            words = Text(f"{name.id}: rinciannya berubah.", f"{name.en}: changed in its details.")
        yield _change("changed", part, Text(f"{subject.id},", f"{subject.en},"), words, info.encode_name)


def _called(part: str, key: str, item: Any) -> Text:
    """How a thing is spoken of: kind, name in the file, and what it is called."""
    name = getattr(item, "name", None)
    noun = PARTS[part]
    if not isinstance(name, Text) or name.id == key:
        return Text(f"{noun.id} {key}", f"{noun.en} {key}")
    return Text(f"{noun.id} {key} ({name.id})", f"{noun.en} {key} ({name.en})")


def _change(kind: str, part: str, subject: Text, words: Text, name: str = "") -> Change:
    return Change(kind, part, Text(f"{subject.id} {words.id}", f"{subject.en} {words.en}"), name)
