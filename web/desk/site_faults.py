"""Which field of a form a fault of the site file belongs to. Pure."""

import re
from collections.abc import Iterable, Mapping

from core.sitefault import Fault
from core.words import Text
from web.desk.site_fields import Group

ELSEWHERE = ""
"""The place of a fault that belongs to none of the fields that are shown."""


def by_place(faults: Iterable[Fault], groups: Iterable[Group], unread: Mapping[str, Text]) -> dict[str, Text]:
    """What is wrong, by the place of the field; what could not even be read comes first."""
    places = [field.place for group in groups for field in group.fields]
    found = dict(unread)
    for fault in faults:
        place = next((place for place in places if _of(_place(fault.path), place)), ELSEWHERE)
        found.setdefault(place, fault.words)
    return found


def _place(path: str) -> str:
    """`$.agencies[0].letters[1].quota` as "agencies.0.letters.1.quota"."""
    return re.sub(r"\[(\d+)\]", r".\1", path).removeprefix("$.")


def _of(fault: str, field: str) -> bool:
    return fault == field or fault.startswith(f"{field}.")
