"""The site file on disk: read and checked in full, written in one canonical way."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from core import sitecheck
from core.site import Site
from core.sitefault import Fault, fault
from core.words import Language, Text
from store.siteform import STAND_IN, form_faults, mended

WIDTH = 120


class BadSiteFile(Exception):
    """The file cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{f.path}: {f.words.en}" for f in faults))


class UnreadableSiteFile(Exception):
    """The file is not there or may not be read. `words`: what to tell."""

    def __init__(self, path: Path, cause: OSError) -> None:
        self.path = path
        self.words = Text(
            f"Berkas situs {path} tidak dapat dibaca: {cause.strerror}.",
            f"The site file {path} cannot be read: {cause.strerror}.",
        )
        super().__init__(self.words.in_language(Language.EN))


def read_site(path: Path) -> Site:
    """The site that the file at `path` describes. Raises UnreadableSiteFile or BadSiteFile."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableSiteFile(path, error) from error
    site, faults = check(raw)
    if site is None:
        raise BadSiteFile(faults)
    return site


def check(raw: bytes) -> tuple[Site | None, list[Fault]]:
    """The site in `raw` (JSON in UTF-8), or None and everything that is wrong with it, form and meaning."""
    try:
        doc, faults = _parsed(raw)
    except BadSiteFile as error:
        return None, error.faults
    form = form_faults(doc)
    if form:
        faults += [found.fault for found in form]
        return None, faults + _beyond_form(mended(doc, form), [found.fault.path for found in form])
    site = msgspec.convert(doc, Site, strict=False)
    faults += sitecheck.faults(site)
    return (None if faults else site), faults


def dump(site: Site) -> str:
    """The canonical text: one for equal sites, small things on a line of their own, so that people can read a diff."""
    return _lines(_plain(site)) + "\n"


def _parsed(raw: bytes) -> tuple[Any, list[Fault]]:
    """What stands in the JSON, and the fields that stand there twice. Raises BadSiteFile where it is no JSON."""
    twice: list[Fault] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        times = Counter(name for name, _ in pairs)
        for name in sorted(name for name, count in times.items() if count > 1):
            words = (f"Isian “{name}” tertulis dua kali.", f"The field “{name}” is written twice.")
            twice.append(fault("$", "repeated_field", *words))
        return dict(pairs)

    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=_no_figure), twice
    except UnicodeDecodeError as error:
        raise _no_json("Berkas ini bukan teks UTF-8.", "This file is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        where = (f"baris {error.lineno}, kolom {error.colno}", f"line {error.lineno}, column {error.colno}")
        raise _no_json(f"Bukan JSON yang sah ({where[0]}).", f"This is not valid JSON ({where[1]}).") from error
    except (ValueError, RecursionError) as error:
        raise _no_json("Bukan JSON yang sah.", "This is not valid JSON.") from error


def _no_json(indonesian: str, english: str) -> BadSiteFile:
    return BadSiteFile([fault("$", "not_json", indonesian, english)])


def _no_figure(name: str) -> None:
    raise ValueError(name)


def _beyond_form(mended_doc: Any, faulty: list[str]) -> list[Fault]:
    """What else is wrong, but for things in which a stand-in was put."""
    if mended_doc is None:
        return []
    found = (f for f in sitecheck.faults(msgspec.convert(mended_doc, Site, strict=False)) if STAND_IN not in f.words.id)
    return [f for f in found if not any(_within(path, f.path) for path in faulty)]


def _within(path: str, outer: str) -> bool:
    return path.startswith(outer) and path[len(outer) : len(outer) + 1] in ("", ".", "[")


def _plain(value: Any) -> Any:
    """What is written of a value: names as in the file; fields that are off or absent are left out."""
    if isinstance(value, msgspec.Struct):
        fields = [(f, getattr(value, f.name)) for f in msgspec.structs.fields(value)]
        return {f.encode_name: _plain(v) for f, v in fields if not (v == f.default and _unsaid(v))}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return msgspec.to_builtins(value)


def _unsaid(default: object) -> bool:
    return default is None or default == () or isinstance(default, bool | Text)


def _lines(value: Any, margin: str = "") -> str:
    """JSON in which whatever fits on one line stands on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(margin) + len(flat) < WIDTH or not value or not isinstance(value, dict | list):
        return flat
    inner = margin + "  "
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + _lines(item, inner) for item in value) + f"\n{margin}]"
    names = (f"{json.dumps(key, ensure_ascii=False)}: " for key in value)
    items = (inner + name + _lines(item, inner) for name, item in zip(names, value.values(), strict=True))
    return "{\n" + ",\n".join(items) + f"\n{margin}}}"
