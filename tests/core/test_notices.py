"""Which notices hang: in their time, in their zones."""

from core.notices import hanging
from core.state import Notice, State

HALL = State(notices={
    "everywhere": Notice(200, ()), "utara": Notice(200, ("utara",)), "both": Notice(200, ("utara", "selatan")),
    "later": Notice(300, (), from_ms=150), "over": Notice(100, ()),
})  # fmt: skip


def test_notices_hang_in_their_time() -> None:
    assert hanging(HALL, 99) == ("everywhere", "utara", "both", "over")
    assert hanging(HALL, 100) == hanging(HALL, 149) == ("everywhere", "utara", "both")
    assert hanging(HALL, 150) == ("everywhere", "utara", "both", "later")
    assert hanging(HALL, 200) == hanging(HALL, 299) == ("later",)
    assert hanging(HALL, 300) == ()


def test_notices_hang_in_their_zones() -> None:
    assert hanging(HALL, 120, {"utara"}) == ("everywhere", "utara", "both")
    assert hanging(HALL, 120, {"selatan"}) == ("everywhere", "both")
    assert hanging(HALL, 120, {"barat"}) == ("everywhere",)
