"""A mall of three agencies for the simulated visitors. Frozen: the hash of a plan hangs on it."""

from copy import deepcopy

import msgspec

from core.catalog import Catalog
from core.site import Site

WEEK = {day: [["08:00", "15:00"]] for day in ("mon", "tue", "wed", "thu")} | {
    "fri": [["08:00", "11:30"], ["13:00", "15:00"]]
}
BANK = {day: [["08:00", "12:00"], ["13:00", "14:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


def words(text: str) -> dict[str, str]:
    return {"id": text, "en": text}


def service(code: str, minutes: float, p90: float, *documents: str, walk_in: bool = True) -> dict[str, object]:
    rules = [{"any_of": [document]} for document in documents]
    return {
        "code": code, "letter": code[0], "name": words(code), "minutes": minutes, "minutes_p90": p90,
        "documents": rules, "walk_in": walk_in,
    }  # fmt: skip


def agency(name: str, letters: list[dict[str, object]], *services: dict[str, object]) -> dict[str, object]:
    return {
        "id": name, "name": words(name), "short": name, "kind": "dinas", "government": "kota",
        "letters": letters, "services": services,
    }  # fmt: skip


def letter(code: str, zone: str, **more: object) -> dict[str, object]:
    return {"letter": code, "name": words(code), "zone": zone, **more}


def counter(no: int, owner: str, letters: str, zone: str, **more: object) -> dict[str, object]:
    return {"no": no, "label": f"Loket {no}", "agency": owner, "letters": list(letters), "zone": zone, **more}


def zone(name: str) -> dict[str, object]:
    return {"id": name, "name": words(name), "color": "#1F6FB2", "shape": "circle", "audio_zone": "S1"}


COUNTERS: list[dict[str, object]] = [
    counter(1, "dukcapil", "AC", "Z1", accessible=True),
    counter(2, "dukcapil", "A", "Z1"),
    counter(3, "bank", "B", "Z2"),
    counter(4, "kes", "K", "Z2"),
    counter(5, "kes", "K", "Z2", valid_from="2030-01-01"),
]
AGENCIES: list[dict[str, object]] = [
    agency(
        "dukcapil",
        [letter("A", "Z1", quota=80), letter("C", "Z1", quota=20)],
        service("A1", 8, 15, "ktp", "kk"),
        service("A2", 10, 18, "kk"),
        service("C1", 15, 25),
        service("C2", 25, 40, walk_in=False),
    ),
    agency("bank", [letter("B", "Z2", hours=BANK)], service("B1", 4, 8), service("B2", 12, 20, "ktp")),
    agency("kes", [letter("K", "Z2", quota=40)], service("K1", 7, 14, "kk")),
]
JOURNEYS: list[dict[str, object]] = [
    {
        "id": "baby", "name": words("Baby"), "instrument": "integrasi",
        "steps": [
            {"any_of": ["C1"]},
            {"any_of": ["A1", "A2"], "required": False, "condition": words("?"), "after": [0]},
            {"any_of": ["K1"], "after": [1]},
        ],
    },
    {
        "id": "card", "name": words("Card"), "instrument": "ekosistem",
        "steps": [{"any_of": ["B1"], "required": False}, {"any_of": ["K1"]}],
    },
]  # fmt: skip


def raw() -> dict[str, object]:
    """The site file as plain values, to be changed at will."""
    return deepcopy({
        "schema": 1,
        "about": "test",
        "site": {
            "id": "small", "code": "sml", "name": words("Small"), "short": "Small", "motto": "-", "manager": "-",
            "address": "-", "timezone": "Asia/Makassar", "timezone_label": "WITA",
        },
        "hours": {
            "week": WEEK,
            "rolling_break": {day: [["12:00", "13:00"]] for day in ("mon", "tue", "wed", "thu")},
            "holidays": [{"date": "2026-09-10", "name": words("Libur"), "kind": "libur_nasional"}],
        },
        "zones": [zone("Z1"), zone("Z2")],
        "counters": COUNTERS,
        "documents": {name: {"name": words(name)} for name in ("ktp", "kk")},
        "agencies": AGENCIES,
        "journeys": JOURNEYS,
        "priority": {"needs": [{"id": "accessible_counter", "name": words("Low")}]},
        "kiosks": [{"id": "kiosk-1", "place": words("Door")}, {"id": "kiosk-2", "place": words("Hall")}],
        "load": {"tickets_per_day": 100},
    })  # fmt: skip


def mall(**changes: object) -> Catalog:
    """The mall, whole parts of it replaced by `changes`."""
    return Catalog(msgspec.convert(raw() | changes, Site, strict=False))
