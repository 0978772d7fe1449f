"""The sample site, to be spoilt in tests."""

import json
from pathlib import Path
from typing import Any

import msgspec

from core.site import Site

PATH = Path(__file__).parents[2] / "assets" / "sites" / "mpp-kupang.json"


def raw() -> Any:
    """The sample site file as plain values, fresh each time."""
    return json.loads(PATH.read_text())


def site(doc: Any = None) -> Site:
    return msgspec.convert(doc or raw(), Site)


def put(doc: Any, place: str, value: Any) -> None:
    """Sets what stands at a place like "agencies.0.letters.1.quota"; adds it to a list that ends there."""
    *way, last = place.split(".")
    for key in way:
        doc = doc[int(key)] if isinstance(doc, list) else doc[key]
    if not isinstance(doc, list):
        doc[last] = value
    elif int(last) == len(doc):
        doc.append(value)
    else:
        doc[int(last)] = value
