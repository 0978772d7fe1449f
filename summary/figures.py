"""The figures of a report, from accounts. Pure. `summary/definitions.py` says to readers what each one counts."""

from collections.abc import Iterable

import msgspec

from core.rollup.account import Account, Name
from core.rollup.kept import Kept
from core.rollup.minutes import Minutes
from core.rollup.ratings import Ratings
from core.rollup.steps import Steps
from core.words import Outcome, Text

UNKNOWN = Name(Text("(tidak ada lagi di data situs)", "(no longer in the site file)"))


class Line(msgspec.Struct):
    """One agency, service or the whole: `key` is its code, `name` what it was called."""

    key: str
    name: Text
    steps: Steps = msgspec.field(default_factory=Steps)
    kept: Kept = msgspec.field(default_factory=Kept)
    ratings: Ratings = msgspec.field(default_factory=Ratings)

    def take(self, other: "Line") -> None:
        self.steps.take(other.steps)
        self.kept.take(other.kept)
        self.ratings.take(other.ratings)


class Beres(msgspec.Struct, frozen=True):
    """Errands finished in one visit: `finished` of `ended`. `reasons`: why the others were not, by code.

    Ended are all errands but those that are open, and those that went on as another one (transferred).
    """

    finished: int
    ended: int
    reasons: dict[str, int]

    @property
    def rate(self) -> float | None:
        return self.finished / self.ended if self.ended else None


def services(account: Account) -> list[Line]:
    """A line for each service with errands, by code."""
    return [
        Line(
            code,
            named(account, "service", code).name,
            steps,
            account.kept.get(code, Kept()),
            account.ratings.get(code, Ratings()),
        )
        for code, steps in sorted(account.services.items())
    ]


def agencies(account: Account) -> list[Line]:
    """A line for each agency with errands, the most errands first."""
    found: dict[str, Line] = {}
    for line in services(account):
        agency = agency_of(account, line.key)
        found.setdefault(agency, Line(agency, named(account, "agency", agency).name)).take(line)
    return sorted(found.values(), key=lambda line: (-line.steps.created, line.key))


def whole(lines: Iterable[Line]) -> Line:
    """All lines together."""
    total = Line("", Text("Semua", "All"))
    for line in lines:
        total.take(line)
    return total


def agency_of(account: Account, service: str) -> str:
    """The agency of a service on that day; "" where nobody knows it any more."""
    return named(account, "service", service).of


def short(account: Account, agency: str) -> Text:
    """What an agency is called where there is little room."""
    name = named(account, "agency", agency)
    return Text(name.short, name.short) if name.short else name.name


def named(account: Account, kind: str, key: str | int) -> Name:
    return account.names.get(f"{kind}/{key}", UNKNOWN)


def beres(steps: Steps) -> Beres:
    """See Beres."""
    finished = steps.outcomes.get(Outcome.DONE, 0)
    reasons = {str(outcome): count for outcome, count in steps.outcomes.items() if outcome != Outcome.DONE}
    reasons |= {name: count for name in ("absent", "cancelled", "expired") if (count := getattr(steps, name))}
    return Beres(finished, steps.created - steps.open - steps.transferred, reasons)


def share(part: int, of: int) -> float | None:
    """None where there is nothing to take a share of."""
    return part / of if of else None


def waits(account: Account) -> Minutes:
    """All waits together."""
    return whole(services(account)).steps.waits


def uneven_services(account: Account) -> list[str]:
    """The services whose errands are not each in exactly one place; no table of errands is printed then."""
    return [code for code, steps in sorted(account.services.items()) if not steps.reconciles]


def unreconciled(account: Account) -> list[Text]:
    """Why tables are not printed: whose totals do not come out even, and by how much. None where all do."""
    made = [_uneven(Text(f"layanan {code}", f"service {code}"), steps.created, steps.placed)
            for code in uneven_services(account) for steps in [account.services[code]]]  # fmt: skip
    tickets = account.tickets
    if not tickets.reconciles:
        made.insert(0, _uneven(Text("nomor", "numbers"), tickets.created, tickets.placed))
    return made


def _uneven(what: Text, created: int, placed: int) -> Text:
    return Text(
        f"{what.id}: dibuat {created}, terhitung {placed}", f"{what.en}: {created} created, {placed} accounted for"
    )
