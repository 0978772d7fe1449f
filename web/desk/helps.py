"""Calls for help as the desk sees them."""

from typing import Any

from core.access import Person, may
from core.catalog import Catalog
from core.commands import TakeHelp
from core.help import reach
from core.words import HelpState
from web.sight import Sight
from web.usher_view import place_of


def open_helps(sight: Sight, catalog: Catalog, tongue: str) -> list[dict[str, Any]]:
    """Those that are not over, the oldest first. `by`: who has taken it; "": nobody yet."""
    rows = []
    for help_ in sorted(sight.state.helps.values(), key=lambda h: h.asked_ms):
        if help_.state is HelpState.FINISHED:
            continue
        taker = sight.staff.person(help_.by) if help_.by else None
        place, near = place_of(catalog, help_.place, tongue)
        rows.append({
            "id": help_.id, "place": f"{place} ({near})" if near else place, "since_ms": help_.asked_ms,
            "by": taker.name if taker else help_.by or "", "reach": reach(help_, sight.now_ms).name.lower(),
        })  # fmt: skip
    return rows


def may_help(person: Person, sight: Sight, catalog: Catalog) -> bool:
    return may(person, TakeHelp("x" * 22), sight.state, catalog)
