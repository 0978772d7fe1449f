"""Every number has its words, and from the words one gets the number back."""

import pytest

from display.voice.numerals import LARGEST, cardinal, digits, number_words

ID = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()
EN = "zero one two three four five six seven eight nine".split()
EN_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def understood_id(words: tuple[str, ...]) -> int:
    """What an Indonesian hears."""
    total = last = 0
    for word in words:
        if word in ID:
            total, last = total + last, ID.index(word)
        elif word == "belas":
            last += 10
        elif word in ("puluh", "ratus", "ribu"):
            last *= {"puluh": 10, "ratus": 100, "ribu": 1000}[word]
        else:
            one = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}[word]
            total, last = total + last, one
    return total + last


def understood_en(words: tuple[str, ...]) -> int:
    """What an English speaker hears."""
    values = {word: n for n, word in enumerate(EN)} | {word: n + 10 for n, word in enumerate(EN_TEENS)}
    values |= {word: 10 * n for n, word in enumerate(EN_TENS, start=2)}
    total = last = 0
    for word in words:
        if word in ("hundred", "thousand"):
            total, last = total + last * {"hundred": 100, "thousand": 1000}[word], 0
        else:
            last += values[word]
    return total + last


def test_every_number_as_a_quantity_in_indonesian() -> None:
    assert [understood_id(cardinal(n, "id")) for n in range(LARGEST + 1)] == [*range(LARGEST + 1)]


def test_every_number_as_a_quantity_in_english() -> None:
    assert [understood_en(cardinal(n, "en")) for n in range(LARGEST + 1)] == [*range(LARGEST + 1)]


@pytest.mark.parametrize(("language", "units"), [("id", ID), ("en", EN)])
@pytest.mark.parametrize("width", [3, 4])
def test_every_number_digit_by_digit(language: str, units: list[str], width: int) -> None:
    for n in range(10**width):
        text = f"{n:0{width}d}"
        assert "".join(str(units.index(word)) for word in digits(text, language)) == text


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (211, "dua ratus sebelas"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1012, "seribu dua belas"),
        (9001, "sembilan ribu satu"),
    ],
)
def test_as_people_say_it(n: int, words: str) -> None:
    assert cardinal(n, "id") == tuple(words.split())


def test_the_longest_below_a_thousand_has_five_words() -> None:
    assert max(len(cardinal(n, "id")) for n in range(1000)) == 5


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_word_is_used_that_is_not_listed(language: str) -> None:
    used = {word for n in range(LARGEST + 1) for word in cardinal(n, language)}
    assert used == set(number_words(language))


@pytest.mark.parametrize("n", [-1, 10_000])
def test_beyond_four_digits_there_are_no_words(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        cardinal(n, "id")
