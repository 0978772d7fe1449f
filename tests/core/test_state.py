"""The state as bytes, the ids, the words."""

import base64

import msgspec
import pytest

from core import events
from core import state as states
from core.commands import CallNext, Origin
from core.ids import Id, derived, spelled
from core.refusal import Refusal
from core.refusal_words import WORDS
from core.sequence import sequence
from core.state import CounterNow, State
from core.words import Language, Text
from tests.core.play import Play


def test_equal_states_give_equal_bytes() -> None:
    a, b = State(), State()
    for no in (3, 1, 2):
        a.counters[no] = CounterNow(no)
    for no in (1, 2, 3):
        b.counters[no] = CounterNow(no)
    assert states.encode(a) == states.encode(b)
    assert states.decode(states.encode(a)) == b


def test_what_is_not_a_state_is_refused() -> None:
    for raw in (b"", b"[]", b'{"lsn":"x"}'):
        with pytest.raises(msgspec.DecodeError):
            states.decode(raw)


def test_a_counter_that_nothing_has_happened_at_is_closed() -> None:
    state = State()
    assert state.counter(7) == CounterNow(7)
    assert state.counters == {}
    assert not state.is_open


def test_ids() -> None:
    raw = bytes(range(16))
    assert base64.urlsafe_b64decode(spelled(raw) + "==") == raw
    assert derived("a", 1) == derived("a", "1") != derived("a1")
    assert msgspec.convert(derived(1), Id) == derived(1)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert("Ibu Ani Wulandari, 0812", Id)


def test_texts_speak_both_languages_and_otherwise_indonesian() -> None:
    text = Text("loket", "counter")
    assert [text.in_language(x) for x in ("id", "en", "jv")] == ["loket", "counter", "loket"]
    refusal = Refusal("unknown_counter", {"counter": "9"})
    assert (refusal.words(), refusal.words(Language.EN)) == ("Loket 9 tidak ada.", "There is no counter 9.")


def test_words_leave_the_same_places_in_both_languages() -> None:
    for text in WORDS.values():
        names = [{part.split("}")[0] for part in words.split("{")[1:]} for words in (text.id, text.en)]
        assert names[0] == names[1]


def test_events_follow_the_state_and_carry_their_command(play: Play) -> None:
    play.state.lsn, play.state.epoch = 41, 3
    command = msgspec.structs.replace(play.command(CallNext(1), actor="ani"), origin=Origin("life", 7))
    made = sequence(
        play.state, command, [events.CounterOpened(1), events.EpochBegan(9, play.date), events.CounterClosed(1)], 5
    )
    assert [(e.epoch, e.lsn, e.at, e.actor, e.command) for e in made] == [
        (3, 42, 5, "ani", command.id), (4, 43, 5, "ani", command.id), (4, 44, 5, "ani", command.id),
    ]  # fmt: skip
    assert {e.origin for e in made} == {events.Origin("life", 7)}
    play.state.lsn, play.state.epoch = 0, 1


def test_an_event_is_read_as_it_was_written(play: Play) -> None:
    event = events.Event(1, 7, 1000, "c", "desk", events.StepCalled("t", 0, 1, "A001"))
    assert events.encode(event) == (
        b'{"epoch":1,"lsn":7,"at":1000,"command":"c","device":"desk",'
        b'"body":{"kind":"step.called","ticket":"t","n":0,"counter":1,"label":"A001"}}'
    )
    assert events.decode(events.encode(event)) == event


def test_kinds_and_forms_that_nobody_knows_are_parked_as_they_are() -> None:
    for body in (b'{"kind":"robot.danced","x":1}', b'{"kind":"step.called","ticket":5}'):
        raw = (
            b'{"epoch":1,"lsn":7,"at":1000,"command":"c","device":"d","origin":{"incarnation":"a","seq":4},"body":'
            + body
            + b"}"
        )
        parked = events.decode(raw)
        assert isinstance(parked, events.Parked)
        assert (bytes(parked.body), parked.origin) == (body, events.Origin("a", 4))
    with pytest.raises(msgspec.DecodeError):
        events.decode(b'{"epoch":1}')
