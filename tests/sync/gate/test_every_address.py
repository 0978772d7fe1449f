"""Every address there is and every method, found in the hub itself: a new one is asked here without being named."""

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

import msgspec
import pytest
from msgspec import inspect

from core.commands import FACTS, Body, Command, Origin, RevokeDevice
from core.device_access import NOT_ITS_KIND
from core.words import Role
from sync import wire
from sync.admission import LIFE_S
from sync.credential import Credential
from sync.gate import OURS, Gate
from sync.openapi_routes import ROUTES
from tests.sync.gate.doorstep import Doorstep, doorstep
from tests.sync.mall import new_id

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SAYS = {"Shown", "TrialShown"}
"""What a display says."""

PLAIN: dict[type[inspect.Type], Any] = {
    inspect.IntType: 1, inspect.BoolType: False, inspect.DateType: "2026-11-24", inspect.DictType: {},
}  # fmt: skip


@pytest.fixture(scope="module")
def step(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doorstep]:
    with doorstep(tmp_path_factory.mktemp("doorstep") / "mall") as made:
        yield made


@pytest.fixture(scope="module")
def known(step: Doorstep) -> Credential:
    return step.enrol("display-9", Role.DISPLAY)


@pytest.fixture
def display(step: Doorstep, known: Credential) -> str:
    """A token of a display."""
    return step.token(known)


def every(step: Doorstep) -> list[tuple[str, str]]:
    """What the gate lets nobody ask without a token."""
    paths = {path for _, path in step.hub.app.every | step.gate.opens.keys() if path.startswith(OURS)}
    paths |= {route.path for route in ROUTES} | {"/v1/nothing", "/v1/"}
    return [(method, path) for path in sorted(paths) for method in METHODS if (method, path) not in step.gate.opens]


def no_token(step: Doorstep) -> None:
    return None


def wrong(step: Doorstep) -> str:
    return "wrong"


def old(step: Doorstep) -> str:
    token = step.token(step.enrol("kiosk-old", Role.KIOSK))
    assert step.ask("GET", "/v1/health", token=token)[0] == 200
    step.now_s += LIFE_S
    return token


def revoked(step: Doorstep) -> str:
    token = step.token(step.enrol("kiosk-gone", Role.KIOSK))
    assert step.ask("GET", "/v1/health", token=token)[0] == 200
    step.do(RevokeDevice("kiosk-gone"))
    return token


def foreign(step: Doorstep) -> str:
    other = Gate(step.hub.app, step.hub.roll, step.hub.room, "a" * 64, lambda: step.now_s)
    token = step.token(step.enrol("kiosk-elsewhere", Role.KIOSK), other)
    assert step.ask("GET", "/v1/health", token=token, gate=other)[0] == 200
    return token


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (no_token, (401, "no_token")),
        (wrong, (401, "unknown_token")),
        (old, (401, "unknown_token")),
        (revoked, (403, "revoked")),
        (foreign, (401, "unknown_token")),
    ],
)
def test_nobody_comes_in_anywhere_and_the_log_says_so(
    step: Doorstep, shown: Callable[[Doorstep], str | None], told: tuple[int, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    token = shown(step)
    caplog.clear()
    asked = every(step)
    assert {address: step.code(*address, token=token) for address in asked} == dict.fromkeys(asked, told)
    assert caplog.messages == [f"turned away {method} {path} from 10.0.0.9: {told[1]}" for method, path in asked]


def test_a_device_that_belongs_is_answered_there(step: Doorstep, display: str) -> None:
    """Or the test above would be content with a gate that lets nobody in at all."""
    answers = {(method, path): step.ask(method, path, b"{}", display)[0] for method, path in every(step)}
    home = {(route.method, route.path) for route in ROUTES if route.home}
    known = {address for address in answers if address in step.hub.app.every}
    assert {answers[address] for address in home} == {404}
    assert {answers[address] for address in known - home} <= {200, 400, 404}
    assert answers["GET", "/v1/log"] == answers["GET", "/v1/health"] == 200
    assert {status for address, status in answers.items() if address not in known and address[0] != "HEAD"} == {404}


@pytest.mark.parametrize("kind", get_args(Body), ids=lambda kind: kind.__name__)
def test_a_display_s_token_writes_what_a_display_says_and_nothing_else(
    step: Doorstep, display: str, kind: type[msgspec.Struct]
) -> None:
    before = step.ask("GET", "/v1/log?limit=5000", token=display)
    answers = {path: step.ask("POST", path, raw, display) for path, raw in asked_with(kind, "display-9")}
    after = step.ask("GET", "/v1/log?limit=5000", token=display)
    if kind.__name__ in SAYS:
        assert {path: status for path, (status, _) in answers.items()} == {"/v1/own": 200}
        return
    assert {
        path: (status, msgspec.json.decode(raw)["code"]) for path, (status, raw) in answers.items()
    } == dict.fromkeys(answers, (403, NOT_ITS_KIND))
    assert after == before


def asked_with(kind: type[msgspec.Struct], device: str) -> Iterator[tuple[str, bytes]]:
    """A well formed wish of that kind, at the address that takes it."""
    body = msgspec.convert(filled(inspect.type_info(kind)), kind)
    if kind in FACTS:
        facts = wire.Facts((Command(new_id(), device, body, origin=Origin("life-1", 1)),))  # type: ignore[arg-type]
        yield "/v1/own", wire.encode(facts)
    else:
        yield "/v1/commands", wire.encode(wire.Commands((Command(new_id(), device, body),)))  # type: ignore[arg-type]


def filled(kind: inspect.Type) -> Any:
    """The least that a value of `kind` needs."""
    match kind:
        case inspect.Metadata():
            return filled(kind.type)
        case inspect.StructType():
            made = {field.encode_name: filled(field.type) for field in kind.fields if field.required}
            return made | ({kind.tag_field: kind.tag} if kind.tag_field else {})
        case inspect.EnumType():
            return next(iter(kind.cls)).value
        case inspect.UnionType():
            return filled(kind.types[0])
        case inspect.VarTupleType():
            return [filled(kind.item_type)]
        case inspect.StrType():
            return next(text for text in ("A" * 22, "a" * 64) if re.search(kind.pattern or "", text))
    return PLAIN[type(kind)]
