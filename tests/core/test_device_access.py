"""What a device may send, kind by kind, and in whose name."""

import msgspec
import pytest

from core.commands import (
    FACTS,
    CallNext,
    ChangeDocument,
    Command,
    Errand,
    HandLane,
    Intent,
    Issue,
    OpenDay,
    RevokeDevice,
    Shown,
)
from core.device_access import NOBODYS_NAME, NOT_ITS_KIND, NOT_ITS_NAME, SENDS, forbidden
from core.words import Role
from tests.core.play import ident

_ISSUE = Command(ident("c"), "kios-1", Issue(ident("t"), (Errand("A1"),)))
_LANE = Command(ident("c"), "kios-1", HandLane("kios-1", "life"))
_SHOWN = Command(ident("c"), "layar-1", Shown(7, 7))


def test_every_role_is_known_and_facts_have_one_author_each() -> None:
    assert set(SENDS) == set(Role)
    for fact in FACTS:
        assert [role for role in (Role.KIOSK, Role.DISPLAY) if fact in SENDS[role]] in ([Role.KIOSK], [Role.DISPLAY])


def test_a_display_says_what_it_has_shown_and_nothing_else() -> None:
    assert Shown in SENDS[Role.DISPLAY]
    assert SENDS[Role.DISPLAY] <= set(FACTS)
    assert forbidden("layar-1", Role.DISPLAY, _SHOWN) is None
    assert forbidden("layar-1", Role.DISPLAY, msgspec.structs.replace(_ISSUE, device="layar-1")) == NOT_ITS_KIND


def test_a_kiosk_takes_numbers_and_calls_nobody() -> None:
    assert forbidden("kios-1", Role.KIOSK, _ISSUE) is None
    assert forbidden("kios-1", Role.KIOSK, _LANE) is None
    assert forbidden("kios-1", Role.KIOSK, Command(ident("c"), "kios-1", CallNext(1))) == NOT_ITS_KIND
    assert forbidden("kios-1", Role.KIOSK, msgspec.structs.replace(_SHOWN, device="kios-1")) == NOT_ITS_KIND


def test_nobody_but_the_hub_itself_changes_documents_days_or_devices() -> None:
    never: set[type[Intent]] = {ChangeDocument, RevokeDevice}
    assert [role for role in Role if SENDS[role] & never] == []
    assert [role for role in Role if OpenDay in SENDS[role]] == []
    assert SENDS[Role.HUB] == frozenset()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (msgspec.structs.replace(_ISSUE, device="kios-2"), NOT_ITS_NAME),
        (msgspec.structs.replace(_LANE, body=HandLane("kios-2", "life")), NOT_ITS_NAME),
        (msgspec.structs.replace(_ISSUE, actor="101"), NOBODYS_NAME),
    ],
)
def test_a_device_speaks_for_itself_alone(command: Command, code: str) -> None:
    assert forbidden("kios-1", Role.KIOSK, command) == code
