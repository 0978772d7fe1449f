"""Errands that depend on one another, and what is left when some are not wanted. Pure."""

from collections.abc import Collection, Sequence

import msgspec

from core.commands import Errand

Errands = tuple[Errand, ...]


def without(errands: Sequence[Errand], dropped: Collection[int]) -> Errands:
    """The errands but for those at the places `dropped` (from 0).

    What waited for a dropped one waits for what that one waited for; places are counted anew.
    """
    kept = [n for n in range(len(errands)) if n not in dropped]
    places = {old: new for new, old in enumerate(kept)}
    waits: list[frozenset[int]] = []
    for errand in errands:
        waits.append(frozenset().union(*(waits[n] if n in dropped else {n} for n in errand.after)))
    return tuple(msgspec.structs.replace(errands[n], after=tuple(sorted(places[m] for m in waits[n]))) for n in kept)
