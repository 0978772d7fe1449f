"""What may come down from the centre, kind by kind: it cannot author tickets."""

import datetime as dt
from typing import Any, get_args

import pytest

from core.centre_access import DEVICE, late_id, may_come_down
from core.commands import (
    Body,
    CancelTicket,
    ChangeDocument,
    Command,
    Errand,
    Issue,
    LaneIssued,
    OpenDay,
    Origin,
    PauseTicket,
    Rate,
    ResumeTicket,
    RevokeDevice,
)
from core.words import Reason, SkmElement
from tests.core.play import ident

_T = ident("t")


def asked(body: Any, id_: str = "", **more: Any) -> bool:
    return may_come_down(Command(id_ or ident("c"), more.pop("device", DEVICE), body, **more))


def test_three_wishes_two_documents_and_revocations_come_down() -> None:
    assert asked(CancelTicket(_T))
    assert asked(PauseTicket(_T, Reason.VISITOR_ASKED), late_id(_T))
    assert asked(Rate(_T, 0, {SkmElement.TIME: 4}))
    assert asked(ChangeDocument("site", "{}"))
    assert asked(ChangeDocument("staff", "{}"))
    assert asked(RevokeDevice("kiosk-1"))


def test_no_other_kind_comes_down() -> None:
    allowed = {CancelTicket, PauseTicket, Rate, ChangeDocument, RevokeDevice}
    for kind in set(get_args(Body)) - allowed:
        # Whatever stands in it: the kind alone is enough.
        assert not asked(kind(**dict.fromkeys(kind.__struct_fields__))), kind


@pytest.mark.parametrize(
    ("body", "id_"),
    [
        (Issue(_T, (Errand("A1"),)), ""),
        (LaneIssued(_T, "A1001", (Errand("A1"),)), ""),
        (ResumeTicket(_T), ""),
        (OpenDay(dt.date(2026, 11, 24)), ""),
        (CancelTicket(_T, Reason.MISTAKE), ""),
        (PauseTicket(_T, Reason.VISITOR_ASKED), ident("c")),
        (PauseTicket(_T, Reason.VISITOR_ASKED, 600), late_id(_T)),
        (PauseTicket(_T, Reason.MISTAKE), late_id(_T)),
        (ChangeDocument("devices", "{}"), ""),
    ],
    ids=["issue", "lane", "back", "day", "cancelled by staff", "late again", "late for hours", "a break", "keys"],
)
def test_these_do_not_come_down(body: Any, id_: str) -> None:
    assert not asked(body, id_)


def test_it_speaks_in_its_own_name_and_for_no_person() -> None:
    wish = CancelTicket(_T)
    assert not asked(wish, device="cli")
    assert not asked(wish, actor="7")
    assert not asked(wish, origin=Origin("life", 1))
