"""Every address of the pages, with an example and with whom it is for.

`test_every_route` holds the list against the pages themselves, so that a new address cannot be forgotten: neither who
may ask it, nor how its page looks and is used (`test_every_page`). A place in braces is filled in from a `Scene`.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

DUTIES = ("officer", "banker", "usher", "supervisor", "chief", "admin")

ANYBODY = frozenset({"", *DUTIES})
"""Without a sign-in too."""
NOBODY = frozenset[str]()
"""Says what it is not."""
SIGNED_IN = frozenset(DUTIES)
COUNTER = frozenset({"officer", "supervisor", "chief"})
"""Who works at counter 1, which is of the agency that the supervisor leads."""
USHERS = frozenset({"usher"})
PART = frozenset({"supervisor", "chief", "admin"})
"""Also who leads an agency only."""
WHOLE = frozenset({"chief", "admin"})
SUPERVISORS = frozenset({"supervisor", "chief"})
ADMIN = frozenset({"admin"})


class Kind(Enum):
    PAGE = "a page"
    PART = "what keeps a page true"
    FILE = "a file, or a part that another page holds inside"
    FORM = "a form that is sent"
    UPLOAD = "a form with a file"
    ORDER = "a button that is pressed"
    TOUCH = "a form of a visitor, whose only key is the address itself"


SENT = frozenset({Kind.FORM, Kind.UPLOAD, Kind.ORDER, Kind.TOUCH})


class At(NamedTuple):
    """`route`: as the pages have it. `example`: what is asked. `given`: the fields of a form, or what a button does."""

    route: str
    example: str
    who: frozenset[str]
    kind: Kind = Kind.PAGE
    given: Mapping[str, Any] = {}

    @property
    def method(self) -> str:
        return "POST" if self.kind in SENT else "GET"


_CALL = {"kind": "call.next", "counter": 1}
_TAKE = {"kind": "help.take", "help": "{help}"}
_NAMES = {"name_id": "Kantor Pos", "name_en": "Post office", "short": "Pos", "kind": "bumn", "government": "Pusat"}
_DAY = {"do": "confirm", "day": "2026-11-24"}
_BOOKING = {"code": "KPG7Q2", "service": "A1", "date": "2026-11-27", "time": "10:30"}
_NEW = "/desk/agencies/new"


def _phone(base: str, at: str) -> tuple[At, ...]:
    late, back, cancel, rate = (f"{base}/{deed}" for deed in ("late", "back", "cancel", "rate/{step:int}"))
    return (
        At(base, at + "{waiting}", ANYBODY),
        At(f"{base}/live", at + "{waiting}/live", ANYBODY, Kind.PART),
        At(f"{base}/part", at + "{waiting}/part", ANYBODY, Kind.PART),
        At(late, at + "{late}/late", ANYBODY, Kind.TOUCH),
        At(back, at + "{late}/back", ANYBODY, Kind.TOUCH),
        At(cancel, at + "{late}/cancel", ANYBODY, Kind.TOUCH),
        At(rate, at + "{done}/rate/0", ANYBODY),
        At(rate, at + "{done}/rate/0", ANYBODY, Kind.TOUCH, {"waktu": "4"}),
    )


def _live(page: str, example: str, who: frozenset[str], order: Mapping[str, Any] | None = None) -> tuple[At, ...]:
    """What stands below a page that keeps itself true."""
    done = (At(f"{page}/do", f"{example}/do", who, Kind.ORDER, order),) if order else ()
    return (
        At(f"{page}/live", f"{example}/live", who, Kind.PART),
        At(f"{page}/part", f"{example}/part", who, Kind.PART),
        *done,
    )


_VISITORS = (
    At("/", "/", ANYBODY),
    At("/static/{name}", "/static/besti.css", ANYBODY, Kind.FILE),
    At("/hall", "/hall", ANYBODY),
    At("/hall/part", "/hall/part", ANYBODY, Kind.PART),
    *_phone("/t/{ticket}", "/t/"),
    *_phone("/{code}/t/{ticket}", "/kpg/t/"),
    At("/public", "/public", ANYBODY),
    At("/public.csv", "/public.csv", ANYBODY, Kind.FILE),
    At("/public/picture.png", "/public/picture.png", ANYBODY, Kind.FILE),
    At("/live", "/live", NOBODY),
    At("/live/{mark}", "/live/{link}", ANYBODY),
    At("/live/{mark}/part", "/live/{link}/part", ANYBODY, Kind.PART),
)

_STAFF = (
    At("/login", "/login", ANYBODY),
    At("/login", "/login", ANYBODY, Kind.FORM, {"number": "1", "pin": "1"}),
    At("/counter", "/counter", SIGNED_IN),
    At("/counter/{no:int}", "/counter/1", COUNTER),
    *_live("/counter/{no:int}", "/counter/1", COUNTER, _CALL),
    At("/usher", "/usher", USHERS),
    *_live("/usher", "/usher", USHERS, _TAKE),
    At("/usher/new", "/usher/new", USHERS),
    *_live("/usher/new", "/usher/new", USHERS, _TAKE),
    At("/usher/find", "/usher/find?service=A1", USHERS),
    At("/usher/papers", "/usher/papers", USHERS),
    *_live("/usher/papers", "/usher/papers", USHERS, _TAKE),
    At("/usher/t/{ticket}", "/usher/t/{waiting}", USHERS),
    *_live("/usher/t/{ticket}", "/usher/t/{waiting}", USHERS, _TAKE),
    At("/logout", "/logout", SIGNED_IN, Kind.FORM),
)

_LEADING = (
    At("/desk", "/desk", PART),
    *_live("/desk", "/desk", PART),
    At("/desk/round", "/desk/round", WHOLE),
    At("/desk/round/mark", "/desk/round/mark", WHOLE, Kind.FORM, {"check": "clock", "well": "yes"}),
    At("/desk/round/slip", "/desk/round/slip", WHOLE, Kind.FORM, {"kiosk": "kiosk-1"}),
    At("/desk/round/zone", "/desk/round/zone", WHOLE, Kind.FORM, {"zone": "Z1"}),
    At("/desk/hall", "/desk/hall", PART),
    At("/desk/hall/pause", "/desk/hall/pause", PART, Kind.FORM, {"agency": "dukcapil", "reason": "other"}),
    At("/desk/hall/resume", "/desk/hall/resume", PART, Kind.FORM, {"agency": "dukcapil"}),
    At("/desk/hall/closing", "/desk/hall/closing?agency=dukcapil&time=14:00&reason=power", PART),
    At("/desk/hall/closing", "/desk/hall/closing", PART, Kind.FORM,
       {"agency": "dukcapil", "at_ms": "99999999999999", "reason": "power"}),
    At("/desk/hall/day", "/desk/hall/day", WHOLE, Kind.FORM, _DAY),
    At("/desk/hall/help", "/desk/hall/help", SUPERVISORS, Kind.FORM, {"help": "{help}", "do": "take"}),
    At("/desk/notices", "/desk/notices", WHOLE),
    At("/desk/notices/post", "/desk/notices/post", WHOLE, Kind.FORM,
       {"mark": "a" * 22, "text": "Halo", "lasting": "60"}),
    At("/desk/notices/remove", "/desk/notices/remove", WHOLE, Kind.FORM, {"notice": "a" * 22}),
    At("/desk/trail", "/desk/trail", WHOLE),
    At("/desk/trail.csv", "/desk/trail.csv", WHOLE, Kind.FILE),
    At("/desk/training", "/desk/training", ADMIN),
    At("/desk/training", "/desk/training", ADMIN, Kind.FORM, {"training": "yes"}),
    At("/summary", "/summary", WHOLE),
    At("/summary/report", "/summary/report", WHOLE, Kind.FILE),
    At("/summary/file", "/summary/file?format=csv", WHOLE, Kind.FILE),
    At("/summary/invitation", "/summary/invitation?to=Pos", WHOLE, Kind.FILE),
    At("/summary/release", "/summary/release", WHOLE, Kind.FORM, {"day": "2099-01-01"}),
    At("/summary/withdraw", "/summary/withdraw", WHOLE, Kind.FORM),
    At("/summary/link", "/summary/link", ADMIN, Kind.FORM, {"hours": "1"}),
    At("/summary/unlink", "/summary/unlink", ADMIN, Kind.FORM),
)  # fmt: skip

_HOUSE = (
    At("/desk/people", "/desk/people", ADMIN),
    At("/desk/people/add", "/desk/people/add", ADMIN, Kind.FORM,
       {"name": "Ani", "agency": "dukcapil", "duty": "officer"}),
    At("/desk/people/list", "/desk/people/list", ADMIN, Kind.UPLOAD,
       {"file": "name,agency,duty,pin\nAni,dukcapil,officer,\nBudi,dukcapil,usher,\n"}),
    At("/desk/people/list/{mark}", "/desk/people/list/x", ADMIN, Kind.FORM),
    At("/desk/people/{number}", "/desk/people/{banker}", ADMIN),
    At("/desk/people/{number}/duties", "/desk/people/{banker}/duties", ADMIN, Kind.FORM, {"name": ""}),
    At("/desk/people/{number}/pin", "/desk/people/{banker}/pin", ADMIN, Kind.FORM),
    At("/desk/people/{number}/stop", "/desk/people/{banker}/stop", ADMIN, Kind.FORM),
    At("/desk/devices", "/desk/devices", ADMIN),
    At("/desk/devices/approve", "/desk/devices/approve", ADMIN, Kind.FORM, {"code": "ABCD"}),
    At("/desk/devices/{device}/revoke", "/desk/devices/kios-9/revoke", ADMIN, Kind.FORM),
    At("/desk/bookings", "/desk/bookings", SUPERVISORS),
    At("/desk/bookings/add", "/desk/bookings/add", SUPERVISORS, Kind.FORM, _BOOKING),
    At("/desk/bookings/list", "/desk/bookings/list", SUPERVISORS, Kind.UPLOAD,
       {"file": "code,time,service\nKPG7Q3,2026-11-27 10:30,A1\n"}),
    At("/desk/bookings/list/{mark}", "/desk/bookings/list/x", SUPERVISORS, Kind.FORM),
    At("/desk/bookings/cancel", "/desk/bookings/cancel", SUPERVISORS, Kind.FORM, {"booking": "{booking}"}),
    At("/desk/site", "/desk/site", ADMIN),
    At("/desk/site/file", "/desk/site/file", ADMIN, Kind.FILE),
    At("/desk/site/upload", "/desk/site/upload", ADMIN, Kind.UPLOAD, {"file": '{"site": 1}'}),
    At("/desk/site/form/{form}", "/desk/site/form/hours", ADMIN),
    At("/desk/site/form/{form}", "/desk/site/form/hours", ADMIN, Kind.FORM, {"hours.week.mon": "pagi"}),
    At("/desk/site/version/{version:int}", "/desk/site/version/1", ADMIN, Kind.FORM),
    At("/desk/site/preview/{mark}", "/desk/site/preview/{preview}", ADMIN),
    At("/desk/site/preview/{mark}", "/desk/site/preview/x", ADMIN, Kind.FORM),
    At("/desk/holidays", "/desk/holidays", ADMIN),
    At("/desk/holidays/add", "/desk/holidays/add", ADMIN, Kind.FORM,
       {"date": "2026-12-23", "name": "HUT", "kind": "libur_daerah"}),
    At("/desk/holidays/list", "/desk/holidays/list", ADMIN, Kind.UPLOAD, {"file": "date,name,name_en,kind\nx,,,\n"}),
    At("/desk/holidays/remove", "/desk/holidays/remove", ADMIN, Kind.FORM, {"date": "2026-12-25"}),
    At("/desk/agencies", "/desk/agencies", ADMIN),
    At("/desk/agencies/leave/{agency}", "/desk/agencies/leave/sim?last=2026-12-01", ADMIN),
    At("/desk/agencies/leave/{agency}", "/desk/agencies/leave/sim", ADMIN, Kind.FORM, {"last": "2026-12-01"}),
    At(_NEW, _NEW, ADMIN),
    At(_NEW, _NEW, ADMIN, Kind.FORM, _NAMES),
    At(_NEW + "/{draft}", _NEW + "/{draft}", ADMIN),
    At(_NEW + "/{draft}/officer", _NEW + "/{draft}/officer", ADMIN, Kind.FORM, {"name": "Ani"}),
    At(_NEW + "/{draft}/rehearsal", _NEW + "/{draft}/rehearsal", ADMIN, Kind.FORM),
    At(_NEW + "/{draft}/open", _NEW + "/{draft}/open", ADMIN, Kind.FORM),
    At(_NEW + "/{draft}/drop", _NEW + "/x/drop", ADMIN, Kind.FORM),
    At(_NEW + "/{draft}/{step}", _NEW + "/{draft}/services", ADMIN),
    At(_NEW + "/{draft}/{step}", _NEW + "/{draft}/letter", ADMIN, Kind.FORM, {"letter": "?"}),
    At("/desk/agencies/trial/{agency}", "/desk/agencies/trial/dukcapil", ADMIN),
    At("/desk/agencies/trial/{agency}", "/desk/agencies/trial/dukcapil", ADMIN, Kind.FORM, {"kiosk": "kiosk-1"}),
    *_live("/desk/agencies/trial/{agency}", "/desk/agencies/trial/dukcapil", ADMIN),
)  # fmt: skip

EVERY = (*_VISITORS, *_STAFF, *_LEADING, *_HOUSE)

FACES = (
    At("/t/{ticket}", "/t/{called}", ANYBODY),
    At("/t/{ticket}", "/t/{done}", ANYBODY),
    At("/t/{ticket}", "/t/" + "x" * 22, ANYBODY),
    At("/{code}/t/{ticket}", "/nowhere", ANYBODY),
    *(At("/desk/site/form/{form}", f"/desk/site/form/{name}", ADMIN) for name in ("mall", "rules", "agency-dukcapil")),
    *(At(_NEW, f"{_NEW}/{{draft}}/{step}", ADMIN)
      for step in ("name", "letter", "counters", "hours", "officer", "rehearsal")),
)  # fmt: skip
"""Other faces of pages that are in the list already."""


def best(at: At) -> str:
    """Who sees the most of a page: nobody in particular, or the first of those whose it is."""
    return next((duty for duty in ("", "admin", "chief", "officer", "usher") if duty in at.who), "")
