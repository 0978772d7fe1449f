"""Which panel shows which call."""

from hypothesis import given
from hypothesis import strategies as st

from display.calls import CAPACITY
from display.rows import StageRow
from display.seats import filled, seated


def rows(labels: str) -> tuple[StageRow, ...]:
    return tuple(StageRow(label, "", "", "", "", "") for label in labels)


def labels(seats: tuple[StageRow, ...]) -> str:
    return "".join(row.label for row in seats)


def test_a_newcomer_takes_the_panel_of_a_call_that_left() -> None:
    assert labels(seated(rows("abcd"), rows("acde"))) == "aecd"


def test_newcomers_stand_behind_the_others_in_their_order() -> None:
    assert labels(seated(rows("ab"), rows("abcd"))) == "abcd"
    assert labels(seated(rows("ab"), rows("bcd"))) == "cbd"


def test_where_more_leave_than_come_those_behind_move_up() -> None:
    assert labels(seated(rows("abcde"), rows("bdx"))) == "xbd"
    assert labels(seated(rows("abc"), ())) == ""


def test_what_is_told_of_a_call_changes_in_its_panel() -> None:
    old, new = StageRow("b", "old", "", "", "", ""), StageRow("b", "new", "", "", "", "")
    assert seated((*rows("a"), old), (*rows("a"), new)) == (*rows("a"), new)


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_every_call_has_one_panel_and_whoever_stays_keeps_it_unless_the_stage_shrinks(
    before: list[str], now: list[str]
) -> None:
    seats = labels(seated(rows("".join(before)), rows("".join(now))))
    assert sorted(seats) == sorted(now)
    if len(now) >= len(before):
        assert all(seats.index(label) == before.index(label) for label in before if label in now)


def test_there_are_always_as_many_panels() -> None:
    assert [row.label for row in filled(rows("ab"))] == ["a", "b", *[""] * (CAPACITY - 2)]
