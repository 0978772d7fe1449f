"""Days for comparing two ways to queue: the same people and wishes, once as one ticket, once as one after another."""

import datetime as dt
import hashlib

import msgspec
import pytest

from core.visitors_journeys import journeys_day
from core.visitors_plan import DayPlan, Onward, Visitor
from tests.core.small_mall import AGENCIES, COUNTERS, mall

MONDAY = dt.date(2026, 9, 7)
MALL = mall()


def day(share: float, *, in_turn: bool = False, seed: int = 7) -> DayPlan:
    return journeys_day(MALL, MONDAY, seed, share, in_turn=in_turn)


def chain(visitor: Visitor) -> list[Visitor]:
    return [visitor, *(chain(visitor.then) if isinstance(visitor, Onward) else [])]


def test_the_days_are_frozen() -> None:
    """If this fails, the figures of `besti bench journeys` may not be compared with those before."""
    drawn = [day(share, in_turn=in_turn) for share in (0.1, 0.3) for in_turn in (False, True)]
    digest = hashlib.sha256(msgspec.json.encode(drawn)).hexdigest()
    assert digest == "a6cf333f84cb65580b76c3fed248940d5c4e193725a6baa9acdf9f1c6b6ce8f6"


@pytest.mark.parametrize("share", [0.1, 0.3, 1.0])
def test_a_share_has_two_errands_or_three_each_at_another_agency(share: float) -> None:
    visitors = [visitor for seed in range(8) for visitor in day(share, seed=seed).visitors]
    several = [visitor for visitor in visitors if len(visitor.errands) > 1]
    assert len(several) / len(visitors) == pytest.approx(share, abs=0.05)
    for visitor in several:
        owners = [MALL.agency_of(MALL.services[errand.service].letter).id for errand in visitor.errands]
        assert len(set(owners)) == len(owners) == len(visitor.cares) <= 3
        assert all(errand.after == () for errand in visitor.errands)
    assert {len(visitor.errands) for visitor in several} == {2, 3}


def test_the_hall_is_as_full_for_any_share() -> None:
    few, many = (
        sum(len(visitor.errands) for seed in range(20) for visitor in day(share, seed=seed).visitors)
        for share in (0.1, 0.5)
    )
    assert many == pytest.approx(few, rel=0.07)


def test_in_turn_the_same_people_want_the_same_one_after_another() -> None:
    at_once, in_turn = day(0.4), day(0.4, in_turn=True)
    assert len(at_once.visitors) == len(in_turn.visitors)
    for one, other in zip(at_once.visitors, in_turn.visitors, strict=True):
        links = chain(other)
        assert (one.ticket, one.at_ms, one.patience_ms) == (other.ticket, other.at_ms, other.patience_ms)
        assert one.errands == tuple(errand for link in links for errand in link.errands)
        assert one.cares == tuple(care for link in links for care in link.cares)
        assert len({link.ticket for link in links}) == len(links)
        assert all(link.outing is None for link in links[1:])


def test_where_no_other_agency_gives_numbers_one_errand_is_all() -> None:
    lone = mall(journeys=[], priority={}, agencies=[a for a in AGENCIES if a["id"] == "kes"],
                counters=[c for c in COUNTERS if c["no"] == 4])  # fmt: skip
    drawn = journeys_day(lone, MONDAY, 7, 1.0, in_turn=True)
    assert {type(visitor) for visitor in drawn.visitors} == {Visitor}
