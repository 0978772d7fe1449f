"""How visitors spell: one form for the ways of writing a word, and how near a typed word comes to a known one."""

import re
import unicodedata

# Whole words, after folding. The first is how the site file writes it; the others are what people type.
_SAME = {
    "ktp": ("ektp", "ktpel", "ktpelektronik"),
    "antrean": ("antrian", "antri", "antre"),
    "akta": ("akte",),
    "sertipikat": ("sertifikat",),
    "paspor": ("passport", "pasport"),
    "izin": ("ijin",),
    "kelahiran": ("lahir",),
    "kematian": ("meninggal",),
    "perkawinan": ("nikah", "pernikahan", "kawin"),
    "perpanjangan": ("perpanjang",),
    "pertanahan": ("tanah",),
    "licence": ("license",),
}
_ONE_FORM = {typed: known for known, ways in _SAME.items() for typed in ways}
# KTP-el, E-KTP and "ktp elektronik" are one word to whoever types them.
_JOINED = re.compile(r"\b(?:(e)[\s-]+(ktp)|(ktp)[\s-]+(el|elektronik))\b")
_LONG, _VERY_LONG = 5, 9


def spelled(text: str) -> list[str]:
    """The words of `text` in lower case without accents, each in the one form that stands for its spellings."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _JOINED.sub(lambda found: "".join(part for part in found.groups() if part), plain)
    return [_ONE_FORM.get(word, word) for word in re.findall(r"[a-z0-9]+", plain)]


def ways_to_spell(word: str) -> tuple[str, ...]:
    """All that people type for `word`, which is in its one form; it comes first."""
    return (word, *_SAME.get(word, ()))


def distance(one: str, other: str) -> int:
    """Letters added, left out, changed, or swapped with the next one, to make `other` of `one`."""
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, a in enumerate(one):
        row = [i + 1]
        for j, b in enumerate(other):
            cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a != b))
            if i and j and a == other[j - 1] and one[i - 1] == b:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def nearness(typed: str, known: str) -> int | None:
    """0 the same, 1 the beginning of it, 2 or more with that many less one typing errors; None: another word.

    Short words are not forgiven an error: KTP, KIA and SIM are one letter away from too much else.
    """
    if typed == known:
        return 0
    if known.startswith(typed):
        return 1
    allowed = (len(typed) >= _LONG) + (len(typed) >= _VERY_LONG)
    # While the word is still being typed its end is missing, which is no error.
    ends = range(len(typed) - allowed, min(len(typed) + allowed, len(known)) + 1)
    errors = min((distance(typed, known[:end]) for end in ends), default=allowed + 1)
    return 1 + errors if errors <= allowed else None
