"""The site of the frozen simulated mall: eight agencies, fourteen counters. FROZEN, see `core.visitors_frozen`."""

import datetime as dt

from core.site import (
    About,
    Agency,
    CallRules,
    Counter,
    Holiday,
    Hours,
    Journey,
    JourneyStep,
    Kiosk,
    Letter,
    Load,
    NeedChoice,
    Priority,
    Service,
    Site,
    Week,
    Zone,
)
from core.words import Instrument, Need, Text

_MORNING, _AFTERNOON = ("08:00", "11:30"), ("13:00", "15:00")
_WEEK = Week(*((("08:00", "15:00"),),) * 4, (_MORNING, _AFTERNOON))
_UNTIL_TWO = Week(*((("08:00", "14:00"),),) * 4, (_MORNING, ("13:00", "14:00")))
_LUNCH = Week(*((("08:00", "12:00"), ("13:00", "14:30")),) * 4, (("08:00", "11:00"),))

_SERVICES = {
    "A": (("A1", 10, 18), ("A2", 6, 12), ("A3", 12, 22)),
    "C": (("C1", 15, 25),),
    "U": (("U1", 20, 35), ("U2", 8, 15)),
    "B": (("B1", 4, 8), ("B2", 20, 30)),
    "K": (("K1", 7, 14), ("K2", 10, 18)),
    "S": (("S1", 15, 25),),
    "M": (("M1", 20, 32), ("M2", 6, 10)),
    "F": (("F1", 14, 25),),
    "W": (("W1", 6, 12), ("W2", 12, 20)),
}  # fmt: skip
"""Per letter: code, usual minutes, 90th percentile."""
_QUOTAS = {"A": 110, "C": 45, "U": 40, "B": 90, "K": 90, "S": 26, "M": 16, "F": 26, "W": 55}
_HOURS = {"B": _UNTIL_TWO, "S": _LUNCH}
_BY_BOOKING = ("M1",)
_AGENCIES = (("civil", "AC"), ("permits", "U"), ("bank", "B"), ("health", "K"), ("licence", "S"), ("passport", "M"),
             ("tax", "F"), ("water", "W"))  # fmt: skip
_COUNTERS = ("AC", "A", "A", "C", "U", "U", "B", "B", "K", "K", "S", "M", "F", "W")
"""The letters of counters 1, 2, …"""
_RULES = CallRules(
    max_calls=3,
    seconds_between_calls=60,
    after_last_call="hold",
    hold_minutes=30,
    return_head_start_minutes=10,
    pause_minutes=15,
    booking_early_minutes=30,
    booking_grace_minutes=10,
    booking_late_minutes=30,
    walk_seconds=90,
    tickets_per_minute=60,
    standstill_minutes=15,
)
"""Written out, so that another default elsewhere changes nothing here."""
_ZONES = {"A": "Z1", "C": "Z1", "U": "Z1", "B": "Z1", "K": "Z2", "S": "Z2", "M": "Z2", "F": "Z2", "W": "Z2"}


def frozen_site() -> Site:
    return Site(
        schema=1,
        about="The frozen simulated mall",
        site=About("frozen-1", "frz", _name("Frozen mall"), "Frozen", "-", "-", "-", "Asia/Makassar", "WITA"),
        hours=Hours(
            _WEEK,
            last_ticket_minutes=30,
            rolling_break=Week(*((("12:00", "13:00"),),) * 4),
            holidays=(Holiday(dt.date(2026, 9, 23), _name("Holiday"), "libur_nasional"),),
        ),
        zones=(Zone("Z1", _name("Z1"), "#1F6FB2", "circle", "S1"), Zone("Z2", _name("Z2"), "#B2521F", "square", "S1")),
        counters=tuple(_counter(no, letters) for no, letters in enumerate(_COUNTERS, 1)),
        documents={},
        agencies=tuple(_agency(name, letters) for name, letters in _AGENCIES),
        journeys=_journeys(),
        priority=Priority(20, needs=(NeedChoice(Need.ACCESSIBLE_COUNTER, _name("Low")),)),
        rules=_RULES,
        kiosks=(Kiosk("kiosk-1", _name("Door")), Kiosk("kiosk-2", _name("Hall"))),
        load=Load(330, 480),
    )


def _name(text: str) -> Text:
    return Text(text, text)


def _agency(name: str, letters: str) -> Agency:
    series = tuple(Letter(x, _name(x), _ZONES[x], _QUOTAS[x], _HOURS.get(x)) for x in letters)
    services = tuple(
        Service(code, x, _name(code), minutes, p90, walk_in=code not in _BY_BOOKING)
        for x in letters
        for code, minutes, p90 in _SERVICES[x]
    )
    return Agency(name, _name(name), name, "dinas", "kota", series, services)


def _counter(no: int, letters: str) -> Counter:
    owner = next(name for name, served in _AGENCIES if letters[0] in served)
    first = no == 1 + next(n for n, other in enumerate(_COUNTERS) if other[0] == letters[0])
    return Counter(no, f"Counter {no}", owner, tuple(letters), _ZONES[letters[0]], accessible=first)


def _journeys() -> tuple[Journey, ...]:
    def steps(*codes: str) -> tuple[JourneyStep, ...]:
        return tuple(JourneyStep((code,), n == 0, (0,) if n else ()) for n, code in enumerate(codes))

    return (
        Journey("birth", _name("Birth"), Instrument.INTEGRASI, steps("C1", "A1", "K2")),
        Journey("move", _name("Move"), Instrument.INTEGRASI, steps("A3", "K1", "W1")),
        Journey("shop", _name("Shop"), Instrument.INTEGRASI, steps("U1", "F1", "B2")),
    )
