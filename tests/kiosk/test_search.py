"""What visitors type finds what they mean, on the sample site."""

import pytest

from core.catalog import Catalog
from kiosk.search import search
from tests.ui.hub import sample

CATALOG = Catalog(sample())
CARDS = ("KTP", "E-KTP", "KTP-el", "ektp", "antrian ktp", "saya mau urus KTP", "ambil nomor e ktp")


def found(typed: str) -> list[str]:
    return [s.code for s in search(typed, CATALOG.services.values(), CATALOG)]


@pytest.mark.parametrize("typed", CARDS)
def test_identity_cards_by_every_name(typed: str) -> None:
    assert found(typed) == ["A1", "A2"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("akte lahir", "C1"),
        ("akte lahi", "C1"),
        ("akta kelahrian", "C1"),
        ("kartu kluarga", "A3"),
        ("pasport baru", "M1"),
        ("sim c", "S2"),
        ("perpanjang sim", "S1"),
        ("sertifikat tanah", "G1"),
        ("birth certificate", "C1"),
        ("renew driving license", "S1"),
    ],
)
def test_the_nearest_comes_first(typed: str, first: str) -> None:
    assert found(typed)[:1] == [first]


def test_every_service_is_found_by_its_own_names() -> None:
    for code, service in CATALOG.services.items():
        assert code in found(service.name.id)
        assert code in found(service.name.en)


def test_an_agency_finds_its_services_but_after_those_that_are_named_so() -> None:
    assert found("taspen") == ["T1", "T2", "T3"]
    codes = found("kependudukan")
    assert codes[0] == "A6"
    assert {"A1", "A2", "C1"} <= set(codes)


@pytest.mark.parametrize("typed", ["", "   ", "!?", "antrian", "saya mau", "skck", "ktp skck"])
def test_what_is_not_offered_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_only_what_is_offered_now_is_found() -> None:
    assert search("ktp", [CATALOG.services["A2"], CATALOG.services["C1"]], CATALOG) == [CATALOG.services["A2"]]
