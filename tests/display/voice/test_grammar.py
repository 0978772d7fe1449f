"""What is said of a call, word by word."""

from itertools import product

import pytest

from display.voice.grammar import (
    Break,
    Call,
    Closing,
    Manner,
    Mode,
    Sentence,
    Standstill,
    Thanks,
    Turn,
    label_words,
    words,
)
from display.voice.numerals import cardinal, digits
from display.voice.vocabulary import LANGUAGES, missing, vocabulary
from tests.ui.hub import sample


def text(sentence: Sentence, language: str = "id", manner: Manner | None = None) -> str:
    return " ".join(words(sentence, language, manner or Manner()))


@pytest.mark.parametrize(
    ("call", "manner", "said"),
    [
        (Call("A021", 3), Manner(), "queue-number , letter-a , nol dua satu , to-counter tiga"),
        (Call("A021", 3), Manner(Mode.NUMBER), "queue-number , letter-a , dua puluh satu , to-counter tiga"),
        (Call("BA007", 11), Manner(), "queue-number , letter-b letter-a , nol nol tujuh , to-counter sebelas"),
        (Call("B1012", 1), Manner(), "queue-number , letter-b , satu nol satu dua , to-counter satu"),
        (Call("B1012", 1), Manner(Mode.NUMBER), "queue-number , letter-b , seribu dua belas , to-counter satu"),
        (Call("K100", 20), Manner(counter=Mode.DIGITS), "queue-number , letter-k , satu nol nol , to-counter dua nol"),
        (
            Call("K100", 2, turn=Turn.RECALL), Manner(),
            "recall , queue-number , letter-k , satu nol nol , to-counter dua",
        ),
        (
            Call("K100", 2, turn=Turn.FINAL), Manner(),
            "final , queue-number , letter-k , satu nol nol , to-counter dua",
        ),
        (
            Call("K100", 2, agency="bpjskes"), Manner(agency=True),
            "queue-number , letter-k , satu nol nol , to-counter dua , agency-bpjskes",
        ),
        (Call("K100", 2, agency="bpjskes"), Manner(), "queue-number , letter-k , satu nol nol , to-counter dua"),
        (Call("K100", 2, agency=""), Manner(agency=True), "queue-number , letter-k , satu nol nol , to-counter dua"),
        (Call("K100", 2, person=True), Manner(), "queue-number , letter-k , satu nol nol , stay"),
    ],
)  # fmt: skip
def test_a_call(call: Call, manner: Manner, said: str) -> None:
    assert text(call, "id", manner) == f"chime , {said}"


def test_a_call_in_english() -> None:
    assert text(Call("A021", 13), "en") == "chime , queue-number , letter-a , zero two one , to-counter thirteen"
    assert "twenty one" in text(Call("A021", 13), "en", Manner(Mode.NUMBER))


def test_priority_is_not_heard_unless_the_site_wants_it() -> None:
    call = Call("A021", 3, priority=True)
    assert text(call) == text(Call("A021", 3))
    assert text(call, "id", Manner(priority=True)).startswith("chime , priority-number , letter-a")
    assert text(Call("A021", 3), "id", Manner(priority=True)) == text(Call("A021", 3))


@pytest.mark.parametrize(
    ("sentence", "id_", "en"),
    [
        (Closing(30), "closing-in tiga puluh minutes-left", "closing-in thirty minutes-left"),
        (Closing(1), "closing-in satu minutes-left", "closing-in one minute-left"),
        (
            Break(3, 13), "counter tiga break-until tiga belas , still-valid",
            "counter three break-until one o-clock , still-valid",
        ),
        (
            Break(3, 12, 5), "counter tiga break-until dua belas past lima , still-valid",
            "counter three break-until twelve oh five , still-valid",
        ),
        (Break(3, 0, 30), "counter tiga break-until nol past tiga puluh , still-valid",
         "counter three break-until twelve thirty , still-valid"),
        (Thanks(), "thanks", "thanks"),
        (Standstill(over=False), "standstill , still-valid", "standstill , still-valid"),
        (Standstill(over=True), "resumed , still-valid", "resumed , still-valid"),
    ],
)  # fmt: skip
def test_what_else_is_announced(sentence: Sentence, id_: str, en: str) -> None:
    assert text(sentence, "id") == f"chime , {id_}"
    assert text(sentence, "en") == f"chime , {en}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_a_day_in_both_modes(language: str) -> None:
    for n in range(1000):
        number = f"{n:03d}"
        assert label_words(f"B{number}", language, Mode.DIGITS) == ("letter-b", ",", *digits(number, language))
        assert label_words(f"B{number}", language, Mode.NUMBER) == ("letter-b", ",", *cardinal(n, language))


@pytest.mark.parametrize("label", ["", "?", "B", "012"])
def test_a_label_that_is_none_breaks_nothing(label: str) -> None:
    assert text(Call(label, 3)).endswith("to-counter tiga")


def test_a_counter_beyond_all_words_is_read_by_digits() -> None:
    assert text(Call("B012", 12_345)).endswith("to-counter satu dua tiga empat lima")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_vocabulary_has_every_word_that_can_be_said(language: str) -> None:
    site = sample()
    have = {line.words[0] for line in vocabulary(language, site)} | {"chime", ","}
    manners = [Manner(a, b, True, True) for a, b in product(Mode, Mode)]
    sentences: list[Sentence] = [
        Closing(1),
        Closing(30),
        Break(1, 9, 5),
        Break(1, 13),
        Thanks(),
        Standstill(over=True),
        Standstill(over=False),
        Call("Z9999", 9999),
    ]
    sentences += [Call("A001", 1, person=True), Call("A001", 1, priority=True)]
    sentences += [Call(f"{x.letters[0].letter}{n:03d}", 1, x.id, turn) for x in site.agencies for n in (0, 999)
                  for turn in Turn]  # fmt: skip
    for sentence, manner in product(sentences, manners):
        assert set(words(sentence, language, manner)) <= have
    assert missing([line.words for line in vocabulary(language)], language)[0].words == ("chime",)


def test_acronyms_are_spelled() -> None:
    lines = {line.words[0]: line for line in vocabulary("id", sample())}
    assert lines["agency-dpmptsp"].say == "D P M P T S P, O S S."
    assert lines["agency-bpjskes"].say == "B P J S Kesehatan."
    assert lines["agency-sim"].say == "Gerai S I M."
    assert lines["agency-samsat"].say == "Samsat."
    assert {line.words[0]: line for line in vocabulary("en", sample())}[
        "agency-pln"
    ].say == "P L N Electricity, Kupang."
