"""What holds for every command: age, a site file, parked events, and that each kind has a rule."""

from typing import get_args

import msgspec
import pytest

from core import events
from core.commands import (
    FACTS,
    BeginOutage,
    Body,
    CallNext,
    ChangeDocument,
    Command,
    Errand,
    Fact,
    Intent,
    Issue,
    LaneIssued,
    OpenDay,
    PaperPrinted,
    PostNotice,
    Printed,
    Shown,
)
from core.decide import _RULES, decide
from core.fold import _FOLDS
from core.refusal import Refusal
from core.refusal_words import WORDS
from core.words import Evidence, Reason
from tests.core.play import Play, ident
from tests.core.small_site import TUESDAY, site_text


def test_every_kind_of_command_has_a_rule_and_every_event_a_fold() -> None:
    assert set(get_args(Body)) == set(_RULES) == set(Intent.__subclasses__())
    assert set(get_args(events.Body)) == set(_FOLDS) == set(events.Happening.__subclasses__())


def test_a_command_has_a_lifetime(hall: Play) -> None:
    hall.issue("KTP")
    assert hall.code(CallNext(1), age_ms=30_001) == "too_old"
    assert hall.code(Issue(ident("t"), (Errand("KTP"),)), age_ms=300_001) == "too_old"
    hall.do(CallNext(1), age_ms=30_000)


@pytest.mark.parametrize(
    "fact",
    [
        LaneIssued(ident("t"), "A1001", (Errand("KTP"),)),
        Printed(ident("t"), 0, Evidence.CONFIRMED),
        PaperPrinted(ident("p"), Evidence.CONFIRMED),
        Shown(7, 6),
    ],
)
def test_a_fact_is_never_too_old(play: Play, fact: Fact) -> None:
    assert isinstance(fact, FACTS)
    assert play.fact(fact, age_ms=400 * 24 * 3600_000)


def test_without_a_site_file_only_documents_and_facts() -> None:
    play = Play(catalog=None)
    assert play.code(OpenDay(TUESDAY, synchronised=True)) == "no_site"
    assert play.do(ChangeDocument("site", site_text()))
    ticket = play.lane("A1001", "KTP")
    assert (ticket.label, ticket.steps[0].letter, ticket.steps[0].agency) == ("A1001", "A", "")
    assert play.state.letters == {}
    play.checked()


def test_a_store_with_newer_events_does_not_decide(hall: Play) -> None:
    hall.issue("KTP")
    last = hall.log[-1]
    raw = msgspec.json.encode(
        {"epoch": 1, "lsn": last.lsn + 1, "at": last.at, "command": "c", "device": "d", "body": {"kind": "new"}}
    )
    parked = events.decode(raw)
    assert isinstance(parked, events.Parked)
    hall.take(parked)
    assert (hall.state.lsn, hall.state.parked) == (parked.lsn, [parked.lsn])
    assert hall.code(CallNext(1)) == "parked"
    assert hall.code(Printed(ident("t"), 0, Evidence.UNKNOWN)) == "parked"


def test_what_the_log_says_of_a_command_is_remembered_two_days(hall: Play) -> None:
    hall.issue("KTP")
    command = hall.log[-1].command
    assert hall.state.seen(command) == (hall.state.lsn, hall.state.lsn)
    hall.on(TUESDAY.replace(day=25), "08:00").opened()
    assert hall.state.seen(command) is not None
    hall.on(TUESDAY.replace(day=26), "08:00").opened()
    assert hall.state.seen(command) is None


def test_facts_are_remembered_by_their_place_in_their_own_log(play: Play) -> None:
    play.fact(Printed(ident("t"), 0, Evidence.UNKNOWN))
    play.fact(Printed(ident("t"), 0, Evidence.CONFIRMED))
    play.fact(Shown(1, 1), "layar-1", incarnation="x")
    assert play.state.heads == {"kios-1/a": 2, "layar-1/x": 1}
    assert play.state.last_facts.keys() == play.state.heads.keys()
    assert play.state.seen(play.log[0].command) is None
    assert play.log[1].origin == events.Origin("a", 2)


def test_decide_gives_bodies_or_a_refusal(play: Play) -> None:
    assert isinstance(decide(play.state, play.catalog, play.command(CallNext(1)), play.now_ms), Refusal)
    made = decide(play.state, play.catalog, play.command(BeginOutage(Reason.POWER)), play.now_ms)
    assert made == [events.OutageBegan(Reason.POWER, play.now_ms)]


def test_commands_survive_being_written_down(play: Play) -> None:
    command = play.command(Issue(ident("t"), (Errand("KTP", after=(0,)),)), actor="ani", age_ms=3)
    assert msgspec.json.decode(msgspec.json.encode(command), type=Command) == command
    for id_, device in (("short", "kios-1"), (ident(1), "kios 1"), (ident(1), "x" * 41)):
        raw = msgspec.json.encode({"id": id_, "device": device, "body": {"kind": "call.next", "counter": 1}})
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(raw, type=Command)


def test_every_code_has_words_and_every_word_is_said() -> None:
    """The codes in the source of the rules, and those of open or closed."""
    assert all(text.id and text.en for text in WORDS.values())
    assert PostNotice in _RULES
