"""Numbers as the words of a language, 0 to 9999. Each word is the name of a clip."""

_ID_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_EN_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

LARGEST = 9999
"""The largest label: four digits, from the lane of a kiosk or an emergency ticket."""


def digits(text: str, language: str) -> tuple[str, ...]:
    """One word for each digit in `text`, leading zeros included."""
    units = _EN_UNITS if language == "en" else _ID_UNITS
    return tuple(units[int(sign)] for sign in text)


def cardinal(n: int, language: str) -> tuple[str, ...]:
    """`n` as a quantity; raises ValueError outside 0 to 9999."""
    if not 0 <= n <= LARGEST:
        raise ValueError(f"{n} is not between 0 and {LARGEST}")
    if n == 0:
        return digits("0", language)
    return _english(n) if language == "en" else _indonesian(n)


def number_words(language: str) -> tuple[str, ...]:
    """Every word that `digits` and `cardinal` can use, the smallest number first."""
    words = [word for n in (*range(101), 1000, 2000) for word in cardinal(n, language)]
    return tuple(dict.fromkeys([*words, *cardinal(200, language)]))


def _indonesian(n: int) -> tuple[str, ...]:
    thousands, hundreds, rest = n // 1000, n // 100 % 10, n % 100
    return (*_many(thousands, "ribu"), *_many(hundreds, "ratus"), *_tens(rest))


def _many(count: int, of: str) -> tuple[str, ...]:
    if count == 0:
        return ()
    return (f"se{of}",) if count == 1 else (_ID_UNITS[count], of)


def _tens(n: int) -> tuple[str, ...]:
    if n < 10:
        return (_ID_UNITS[n],) if n else ()
    if n == 11:
        return ("sebelas",)
    if n < 20:
        return ("sepuluh",) if n == 10 else (_ID_UNITS[n - 10], "belas")
    return (*_many(n // 10, "puluh"), *_tens(n % 10))


def _english(n: int) -> tuple[str, ...]:
    if n >= 1000:
        return (_EN_UNITS[n // 1000], "thousand", *_english(n % 1000))
    if n >= 100:
        return (_EN_UNITS[n // 100], "hundred", *_english(n % 100))
    if n >= 20:
        return (_EN_TENS[n // 10], *_english(n % 10))
    if n >= 10:
        return (_EN_TEENS[n - 10],)
    return (_EN_UNITS[n],) if n else ()
