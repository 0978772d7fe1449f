"""The types of a wire as schemas of an OpenAPI document, as tools of others understand them."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

REF = "#/components/schemas/"

Kind = type[msgspec.Struct]


def schemas(always: set[Kind], named: Iterable[Kind | str | None]) -> dict[str, Any]:
    """By name. `named`: what routes take and give; what is no type of the wire is passed over."""
    kinds = always | {kind for kind in named if kind is not None and not isinstance(kind, str)}
    listed = sorted(kinds, key=lambda kind: kind.__name__)
    _, made = msgspec.json.schema_components(listed, ref_template=REF + "{name}")
    # Python's end of a text is not everybody's.
    plain: dict[str, Any] = json.loads(json.dumps(made).replace(r"\\Z", "$"), object_hook=_places)
    return plain


def _places(schema: dict[str, Any]) -> dict[str, Any]:
    """A fixed number of places, each of any of their kinds: tools stumble over a kind for each place."""
    places = schema.pop("prefixItems", None)
    if places is None:
        return schema
    kinds = [place for n, place in enumerate(places) if place not in places[:n]]
    return schema | {"items": kinds[0] if len(kinds) == 1 else {"anyOf": kinds}}
