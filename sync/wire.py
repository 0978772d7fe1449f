"""The envelope of what travels between a device and the hub: JSON over HTTP, version 1. It grows by addition.

POST /v1/commands  {"commands":[…]}  -> {"answers":[…]}   one answer per command, in order
POST /v1/own       {"facts":[…]}     -> {"head":n}        the last fact that the hub holds of this life of the device
GET  /v1/log       ?after=1.17       -> one event a line, or server-sent events with the id "1.18"
                   &wait=20             waits so many seconds for the next event where there is none
GET  /v1/health                      -> {"lsn":…,"epoch":…,…}
"""

import re
from typing import Annotated, TypeVar

import msgspec

from core.commands import FACTS, Command
from core.decider import Accepted, Refused
from core.words import Text
from store.outbox import LONGEST_AGE_MS

BODY_LIMIT = 1_000_000
"""Bytes of one request."""

MOST_COMMANDS = 500
LOG_PAGE = 500
MOST_LOG_PAGE = 5_000
MOST_WAIT_S = 30
"""Nobody is kept waiting for an event for longer; who asked asks again."""


class Trouble(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a request got no answer: a code for programs, words for people in both languages."""

    code: str
    words: Text


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Deciding this one command broke; the fault is ours and is in the hub's log file. Nothing was changed."""

    code: str = "fault"


Given = Accepted | Refused | Failed


class Commands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    commands: Annotated[tuple[Command, ...], msgspec.Meta(min_length=1, max_length=MOST_COMMANDS)]


class Answers(msgspec.Struct, frozen=True):
    answers: tuple[Given, ...]


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of one life of one device, contiguous by `origin.seq`."""

    facts: Annotated[tuple[Command, ...], msgspec.Meta(min_length=1, max_length=MOST_COMMANDS)]


class Head(msgspec.Struct, frozen=True):
    """The hub holds every fact up to `head`; after a gap the device sends again from `head` + 1.

    `last`: the id of that fact; where the asker's is another, somebody else speaks in its name, or it was set back.
    `lane_life`: the life that holds the lane of the device; "": none since the hub began a new epoch.
    """

    head: int
    last: str | None = None
    lane_life: str | None = None


class SetClock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For a hub with a demo clock: the new time, milliseconds since 1970 (UTC)."""

    now_ms: Annotated[int, msgspec.Meta(ge=0, le=4_102_444_800_000)]


class Health(msgspec.Struct, frozen=True):
    """`alive`: when the hub last noted that it lives. `trouble`: what keeps it from deciding, as a code."""

    lsn: int
    epoch: int
    day: str | None
    alive: int | None
    parked: int
    now_ms: int
    trouble: str | None = None


class Position(msgspec.Struct, frozen=True, order=True):
    """A place in the log, written `epoch.lsn`."""

    epoch: int
    lsn: int

    def __str__(self) -> str:
        return f"{self.epoch}.{self.lsn}"


class BadRequest(Exception):
    """The request cannot be understood. `code` is for programs, the message (English) for whoever wrote the client."""

    def __init__(self, code: str, detail: str) -> None:
        self.code = code
        super().__init__(detail)


def position(text: str) -> Position:
    """The place that `text` ("1.17") names; raises BadRequest."""
    match = re.fullmatch(r"(\d{1,9})\.(\d{1,15})", text, re.ASCII)
    if match is None:
        raise BadRequest("bad_position", "a place in the log is written epoch.lsn, such as 1.17")
    return Position(int(match[1]), int(match[2]))


def asked_count(text: str, name: str) -> int:
    """A whole number of at most seven digits in a question; raises BadRequest."""
    if re.fullmatch(r"\d{1,7}", text, re.ASCII) is None:
        raise BadRequest(f"bad_{name}", f"{name} is a whole number")
    return int(text)


_commands = msgspec.json.Decoder(Commands)
_facts = msgspec.json.Decoder(Facts)
_clock = msgspec.json.Decoder(SetClock)
_answers = msgspec.json.Decoder(Answers)
_head = msgspec.json.Decoder(Head)
encode = msgspec.json.Encoder().encode


T = TypeVar("T")


def _read(decoder: msgspec.json.Decoder[T], raw: bytes) -> T:
    try:
        return decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadRequest("bad_request", str(error)) from error
    except RecursionError as error:
        raise BadRequest("bad_request", "nested too deeply") from error


def commands_in(raw: bytes) -> tuple[Command, ...]:
    """The commands of a request; raises BadRequest."""
    commands = _read(_commands, raw).commands
    for command in commands:
        _check(command)
        if isinstance(command.body, FACTS):
            raise BadRequest("fact", "facts go to /v1/own")
    return commands


def facts_in(raw: bytes) -> tuple[Command, ...]:
    """The facts of a request: of one life of one device, without a gap; raises BadRequest."""
    facts = _read(_facts, raw).facts
    for place, fact in enumerate(facts):
        _check(fact)
        if not isinstance(fact.body, FACTS) or fact.origin is None:
            raise BadRequest("not_a_fact", "only facts with an origin go to /v1/own")
        first = facts[0].origin
        assert first is not None
        same_life = (fact.device, fact.origin.incarnation) == (facts[0].device, first.incarnation)
        if not same_life or fact.origin.seq != first.seq + place or first.seq < 1:
            raise BadRequest("bad_origin", "facts come from one life of one device, contiguous from 1")
    return facts


def clock_in(raw: bytes) -> int:
    """The wanted time of a demo clock; raises BadRequest."""
    return _read(_clock, raw).now_ms


def answers_in(raw: bytes) -> tuple[Given, ...]:
    """The hub's answers; none where the hub broke down over them."""
    try:
        return _answers.decode(raw).answers
    except msgspec.MsgspecError:
        return ()


def head_in(raw: bytes) -> Head | None:
    """The hub's head; None where the hub broke down over the facts."""
    try:
        return _head.decode(raw)
    except msgspec.MsgspecError:
        return None


def _check(command: Command) -> None:
    if not 0 <= command.age_ms <= LONGEST_AGE_MS:
        raise BadRequest("bad_age", "age_ms is a whole number of milliseconds, not negative")
