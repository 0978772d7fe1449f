"""What a day came to, as short as a page over many sites needs it: sums and one histogram."""

import msgspec

from core.rollup.account import Account
from core.rollup.kept import Kept
from core.rollup.minutes import Minutes
from core.rollup.ratings import Ratings
from core.words import Outcome

FORM = 1
"""Grows when a brief holds more or means another thing; it is then made anew from its account."""


class Brief(msgspec.Struct, gc=False):
    """One day of one site, or several added up. Each figure is the sum of what the account has by service.

    `visits`, `created`: see core.rollup.tickets. `errands`: created; `ended`: of them, all that are not open and did
    not go on as another one; `finished`: of these, those done in one visit. `served`: those that an officer ended;
    `in_standard`: of these, within the service's time. `parked`: events that wait for an upgrade.
    """

    site: str
    day: str
    closed: bool = False
    created: int = 0
    visits: int = 0
    errands: int = 0
    ended: int = 0
    finished: int = 0
    served: int = 0
    in_standard: int = 0
    waits: Minutes = msgspec.field(default_factory=Minutes)
    kept: Kept = msgspec.field(default_factory=Kept)
    ratings: Ratings = msgspec.field(default_factory=Ratings)
    parked: int = 0

    def take(self, other: "Brief") -> None:
        """Adds another day, or another site."""
        for name in _SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.waits.take(other.waits)
        self.kept.take(other.kept)
        self.ratings.take(other.ratings)
        # What waits for an upgrade waits every day until then.
        self.parked = max(self.parked, other.parked)


_SUMS = ("created", "visits", "errands", "ended", "finished", "served", "in_standard")


def brief_of(account: Account) -> Brief:
    """The account in short."""
    tickets = account.tickets
    made = Brief(account.site, account.day, account.closed, tickets.created, tickets.visits, parked=account.parked)
    for steps in account.services.values():
        made.errands += steps.created
        made.ended += steps.created - steps.open - steps.transferred
        made.finished += steps.outcomes.get(Outcome.DONE, 0)
        made.served += steps.services.count
        made.in_standard += steps.in_standard
        made.waits.take(steps.waits)
    for kept in account.kept.values():
        made.kept.take(kept)
    for ratings in account.ratings.values():
        made.ratings.take(ratings)
    _put_in_order(made)
    return made


def _put_in_order(made: Brief) -> None:
    """What is the same is written the same, in whatever order it was counted."""
    made.waits.counts = dict(sorted(made.waits.counts.items()))
    made.ratings.scores = {
        element: dict(sorted(counts.items())) for element, counts in sorted(made.ratings.scores.items())
    }
