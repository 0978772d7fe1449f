import pytest

from printer.layout_parts import counter_names, place, together


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), ""),
        (("7",), "7"),
        (("7", "8"), "7, 8"),
        (("1", "2", "3"), "1-3"),
        (("9", "1", "2", "3", "10"), "1-3, 9, 10"),
        (("1", "A"), "1, A"),
    ],
)
def test_counters_in_a_row_are_told_as_a_range(names: tuple[str, ...], told: str) -> None:
    assert counter_names(names) == told


def test_a_place_goes_by_its_short_name_and_is_not_broken() -> None:
    assert place("Zona 1: Kependudukan dan sosial", ("1", "2", "3"), "id") == "Zona\u00a01, loket\u00a01-3"
    assert place("Lantai 2", (), "en") == "Lantai\u00a02"
    assert together("sebuah nama yang terlalu panjang untuk satu baris").count(" ") == 7
