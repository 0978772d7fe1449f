"""A mall that never closes, never runs out of numbers and gives them for lines of any length, for benches."""

import datetime as dt
import string

from core.commands import Body, ChangeDocument, Command, ConfirmDate, Errand, Issue, OpenCounter, OpenDay
from core.ids import derived
from core.site import OWN_RISK, About, Agency, CallRules, Counter, Hours, Letter, Promising, Service, Site, Week, Zone
from core.words import Text
from store.sitefile import dump

AGENCIES = 40
ZONE = "Asia/Makassar"
_ALWAYS = (("00:00", "23:59"),)
_NAME = Text("Uji", "Bench")


def letters() -> list[str]:
    """Two-letter series, one per agency."""
    usable = [x for x in string.ascii_uppercase if x not in "IOQ"]
    return [a + b for a in usable[:2] for b in usable][:AGENCIES]


def site() -> Site:
    week = Week(*(_ALWAYS,) * 7)
    about = About("bench", "bench", _NAME, "Uji", "Uji", "Uji", "Uji", ZONE, "WITA")
    return Site(
        schema=1,
        about="bench",
        site=about,
        hours=Hours(week, last_ticket_minutes=0, kiosk_opens_minutes=0),
        zones=(Zone("Z1", _NAME, "#1F6FB2", "circle", "S1"),),
        counters=tuple(Counter(no, f"Loket {no}", _id(x), (x,), "Z1") for no, x in enumerate(letters(), 1)),
        documents={},
        agencies=tuple(_agency(letter) for letter in letters()),
        promises=Promising(beyond_closing=OWN_RISK),
        rules=CallRules(tickets_per_minute=600, seconds_between_calls=0, walk_seconds=0),
    )


def _id(letter: str) -> str:
    return f"agency-{letter}".lower()


def _agency(letter: str) -> Agency:
    services = (Service(f"{letter}1", letter, _NAME, 10, 20),)
    return Agency(_id(letter), _NAME, "Uji", "dinas", "Uji", (Letter(letter, _NAME, "Z1"),), services)


def opening(today: dt.date, made: Site) -> list[Command]:
    """The commands that load the site `made` and open it on `today`."""
    bodies: list[Body] = [ChangeDocument("site", dump(made)), ConfirmDate(today), OpenDay(today)]
    counters = [OpenCounter(counter.no) for counter in made.counters]
    return [Command(derived("bench", n), "bench", body) for n, body in enumerate([*bodies, *counters])]


def issue(client: int, n: int) -> Command:
    """The n-th number that a client asks for; clients and numbers are spread over letters and devices."""
    letter = letters()[(client * 5 + n) % AGENCIES]
    body = Issue(derived("ticket", client, n), (Errand(f"{letter}1"),), own_risk=True)
    return Command(derived("issue", client, n), f"bench-{n % 97}", body)
