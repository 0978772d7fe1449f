"""What is only counted: faces at the door, searches for what the mall does not have."""

from core import events
from core.commands import CloseDay, CountUnmet, RateVisit
from core.unmet import Topic
from tests.core.play import Play
from tests.core.small_site import TUESDAY, WEDNESDAY


def test_faces_are_counted_by_the_day(hall: Play) -> None:
    assert hall.do(RateVisit(4, "kios-1")) == [events.VisitRated(4, "kios-1")]
    for face in (4, 1):
        hall.do(RateVisit(face, "kios-2"))
    assert hall.state.day is not None
    assert hall.state.day.faces == {4: 2, 1: 1}
    hall.on(WEDNESDAY, "08:00").opened()
    assert hall.state.day.faces == {}


def test_there_are_four_faces(hall: Play) -> None:
    for face in (0, 5, -1):
        assert hall.code(RateVisit(face, "kios-1")) == "bad_score"


def test_what_is_looked_for_in_vain_is_counted_by_its_topic(hall: Play) -> None:
    assert hall.do(CountUnmet(Topic.COURT, "kios-1")) == [events.DemandCounted("court", "kios-1")]
    hall.do(CountUnmet(Topic.COURT, "kios-2"))
    hall.do(CountUnmet(Topic.VISA, "kios-1"))
    assert hall.state.day is not None
    assert hall.state.day.unmet == {"court": 2, "visa": 1}


def test_nothing_is_counted_outside_the_day(hall: Play) -> None:
    hall.do(CloseDay(TUESDAY))
    assert hall.code(RateVisit(4, "kios-1")) == "day_not_open"
    assert hall.code(CountUnmet(Topic.COURT, "kios-1")) == "day_not_open"
