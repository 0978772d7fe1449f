"""The form of a site file, by JSON Schema: every field that is missing, unknown or of the wrong kind, in words."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import msgspec
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from core.site import Site
from core.sitefault import Fault, fault
from core.words import Text

Place = tuple[str | int, ...]

STAND_IN = "⁇"
"""The text put in for one that is missing; a fault whose words hold it is only a consequence."""

KINDS = {
    "string": Text("teks", "text"),
    "integer": Text("bilangan bulat", "a whole number"),
    "number": Text("angka", "a number"),
    "boolean": Text("true atau false", "true or false"),
    "array": Text("daftar [ … ]", "a list [ … ]"),
    "object": Text("objek { … }", "an object { … }"),
    "null": Text("null", "null"),
}

_formats = FormatChecker(formats=())


@_formats.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return False
        dt.date.fromisoformat(value)
    return True


def schema() -> dict[str, Any]:
    """The JSON Schema of the site file, made from its type."""
    return msgspec.json.schema(Site)


class FormFault(msgspec.Struct, frozen=True):
    """`place`: the keys and indexes that lead to the faulty value. `schema`: what should stand there."""

    place: Place
    schema: Any
    fault: Fault


def form_faults(doc: object) -> list[FormFault]:
    """Everything about `doc`, as read from JSON, that is not of the form of a site file."""
    errors = Draft202012Validator(schema(), format_checker=_formats).iter_errors(doc)
    found = (form_fault for error in errors for form_fault in _translated(error))
    return list({(each.place, each.fault.code): each for each in found}.values())


def path_of(place: Iterable[str | int]) -> str:
    """A place as a JSON path."""
    parts = (f"[{key}]" if isinstance(key, int) else f".{key}" if _plain(key) else f'["{key}"]' for key in place)
    return "$" + "".join(parts)


def _plain(key: str) -> bool:
    return re.fullmatch(r"\w[\w-]*", key) is not None


def _translated(error: ValidationError) -> Iterator[FormFault]:
    place: Place = tuple(error.absolute_path)
    wanted: Any = error.schema
    value: Any = error.instance
    match error.validator:
        case "anyOf":
            yield from _of_branch(error)
        case "additionalProperties":
            for name in sorted(set(value) - set(wanted["properties"])):
                yield FormFault((*place, name), None, _unknown_field((*place, name), wanted["properties"]))
        case "required":
            # One error for each missing name, which stands in the message only.
            name = next(n for n in wanted["required"] if error.message.startswith(repr(n)))
            words = Text(f"Isian “{name}” belum ada.", f"The field “{name}” is missing.")
            found = Fault(path_of((*place, name)), "missing", words)
            yield FormFault((*place, name), wanted["properties"][name], found)
        case _:
            yield FormFault(place, wanted, _wrong_value(error, path_of(place)))


def _of_branch(error: ValidationError) -> Iterator[FormFault]:
    """The faults of a field that may be null, as if it might not: nobody writes null by mistake."""
    for nested in error.context:
        if nested.validator_value != "null":
            yield from _translated(nested)


def _unknown_field(place: Place, properties: Iterable[str]) -> Fault:
    near = difflib.get_close_matches(str(place[-1]), list(properties), n=1)
    hint = (f" Mungkin maksudnya “{near[0]}”?", f" Did you mean “{near[0]}”?") if near else ("", "")
    return fault(
        path_of(place),
        "unknown_field",
        f"Isian “{place[-1]}” tidak dikenal.{hint[0]}",
        f"The field “{place[-1]}” is not known.{hint[1]}",
    )


def _wrong_value(error: ValidationError, path: str) -> Fault:
    value = error.instance
    wanted: Any = error.validator_value
    match error.validator:
        case "type":
            kind = KINDS[wanted]
            return fault(path, "wrong_kind", f"Di sini harus {kind.id}.", f"This must be {kind.en}.")
        case "enum":
            choices = ", ".join(map(str, wanted))
            return fault(
                path, "wrong_choice", f"“{value}” bukan pilihan: {choices}.", f"“{value}” is none of: {choices}."
            )
        case "format":
            words = ("bukan tanggal; tulis seperti 2027-03-09", "is not a date; write it like 2027-03-09")
            return fault(path, "bad_date", f"“{value}” {words[0]}.", f"“{value}” {words[1]}.")
        case _:
            lengths = ("Jumlah butir di daftar ini tidak sesuai.", "This list has the wrong number of items.")
            return fault(path, "wrong_length", *lengths)


def mended(doc: Any, form: list[FormFault]) -> Any:
    """A copy of `doc` with a stand-in for each faulty value, so that the rest of it can be checked as well.

    None where that would make up whole lists or objects, whose absence the other rules would then complain about.
    """
    definitions = schema()["$defs"]
    copy = deepcopy(doc)
    for found in form:
        if not found.place:
            return None
        parent = copy
        for key in found.place[:-1]:
            parent = parent[key]
        if found.schema is None:
            del parent[found.place[-1]]
            continue
        stand_in = _stand_in(found.schema, definitions)
        if stand_in is None:
            return None
        parent[found.place[-1]] = stand_in
    return copy


def _stand_in(wanted: Any, definitions: Any) -> object:
    """Some scalar or span of the wanted form; None where it would be an object or a list."""
    if "$ref" in wanted:
        return _stand_in(definitions[wanted["$ref"].rpartition("/")[2]], definitions)
    if "enum" in wanted:
        return wanted["enum"][0]
    if wanted.get("format") == "date":
        return "2000-01-01"
    if "prefixItems" in wanted:
        return ["00:00", "00:01"]
    return {"string": STAND_IN, "integer": 1, "number": 1, "boolean": False}.get(wanted.get("type"))
