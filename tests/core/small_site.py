"""A small mall with one of everything that the rules tell apart. Fridays have a break, Christmas is a holiday."""

import copy
import datetime as dt
from typing import Any

import msgspec

from core.catalog import Catalog
from core.site import Site

TUESDAY = dt.date(2026, 11, 24)
WEDNESDAY = dt.date(2026, 11, 25)
FRIDAY = dt.date(2026, 11, 27)
MONDAY = dt.date(2026, 11, 30)

WHOLE_DAY = [["08:00", "15:00"]]


def text(words: str) -> dict[str, str]:
    return {"id": words, "en": words}


def service(code: str, letter: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "letter": letter, "name": text(code), "minutes": 8, "minutes_p90": 15, **more}


def letter(code: str, zone: str, **more: Any) -> dict[str, Any]:
    return {"letter": code, "name": text(code), "zone": zone, **more}


def agency(id_: str, letters: list[dict[str, Any]], services: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    kinds = {"kind": "dinas", "government": "kota"}
    return {"id": id_, "name": text(id_), "short": id_, **kinds, "letters": letters, "services": services, **more}


def counter(no: int, agency_id: str, letters: list[str], zone: str, **more: Any) -> dict[str, Any]:
    return {"no": no, "label": str(no), "agency": agency_id, "letters": letters, "zone": zone, **more}


def zone(id_: str, shape: str) -> dict[str, Any]:
    return {"id": id_, "name": text(id_), "color": "#1F4E79", "shape": shape, "audio_zone": id_}


_FORM: dict[str, Any] = {
    "schema": 1,
    "about": "Untuk uji.",
    "site": {
        "id": "mpp-kecil", "code": "kcl", "name": text("MPP Kecil"), "short": "MPP Kecil", "motto": "Pasti",
        "manager": "DPMPTSP", "address": "Kupang", "timezone": "Asia/Makassar", "timezone_label": "WITA",
    },
    "hours": {
        "week": {
            "mon": WHOLE_DAY, "tue": WHOLE_DAY, "wed": WHOLE_DAY, "thu": WHOLE_DAY,
            "fri": [["08:00", "11:30"], ["13:00", "15:00"]],
        },
        "holidays": [{"date": "2026-12-25", "name": text("Natal"), "kind": "libur_nasional"}],
    },
    "zones": [zone("utara", "circle"), zone("selatan", "square")],
    "counters": [
        counter(1, "dukcapil", ["A"], "utara"),
        counter(2, "dukcapil", ["A", "B"], "utara", accessible=True),
        counter(3, "bank", ["C"], "selatan"),
        counter(4, "imigrasi", ["BA"], "selatan", interpreter=True),
        counter(5, "dukcapil", ["A"], "selatan"),
        counter(6, "bank", ["C"], "selatan", valid_from="2027-01-01"),
    ],
    "documents": {"kartu": {"name": text("Kartu Keluarga")}, "lama": {"name": text("KTP lama")}},
    "agencies": [
        agency(
            "dukcapil",
            [letter("A", "utara"), letter("B", "utara", quota=4)],
            [
                service("KTP", "A"), service("KK", "A"), service("AKTA", "B"),
                service("KIA", "A", valid_from="2027-01-01"),
            ],
        ),
        agency("bank", [letter("C", "selatan")], [service("SETOR", "C")]),
        agency(
            "imigrasi",
            [letter("BA", "selatan")],
            [service("PASPOR", "BA", walk_in=False), service("LEGAL", "BA")],
        ),
    ],
    "journeys": [
        {
            "id": "lahir", "name": text("Lahir"), "instrument": "integrasi",
            "steps": [{"any_of": ["AKTA"]}, {"any_of": ["KK"]}],
        }
    ],
    "kiosks": [
        {"id": "kios-1", "place": text("pintu"), "lane": 1},
        {"id": "kios-2", "place": text("pintu"), "lane": 2},
        {"id": "kios-3", "place": text("pintu")},
    ],
}  # fmt: skip


def form() -> dict[str, Any]:
    """The site file as JSON values, to be changed by whoever needs another one."""
    return copy.deepcopy(_FORM)


def catalog(**changes: Any) -> Catalog:
    """The small mall; `changes` replace whole entries of the file, those of `rules` one by one."""
    return Catalog(msgspec.convert(form() | changes, Site, strict=False))


def site_text(**changes: Any) -> str:
    return msgspec.json.encode(form() | changes).decode()


SMALL = catalog()


def site_catalog_absent() -> Catalog:
    """The small mall where a missed visitor is absent at once."""
    return catalog(rules={"after_last_call": "absent"})
