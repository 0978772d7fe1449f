"""Text made harmless: plain ASCII without control bytes.

A printer obeys any control byte that it finds in a text, also one in the name of a service. And a cheap printer prints
every letter beyond ASCII in the code page of its factory. Indonesian and English need neither.
"""

import unicodedata

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−•·∙‣", "-"),
        **dict.fromkeys("‘’‚‛′ʻʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        "→": "->",
        "←": "<-",
        "×": "x",
        "⁄": "/",
        "€": "EUR",
        "°": " derajat",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
    }
)


def clean(text: str) -> str:
    """`text` as printable ASCII on one line; what has no plain form becomes "?"."""
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """Like `clean`, but with every space where it was."""
    plain = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY)).translate(_TYPOGRAPHY)
    return "".join(map(_letter, plain))


def _letter(letter: str) -> str:
    if " " <= letter <= "~":
        return letter
    if letter.isspace():
        return " "
    # Accents split off by the normalisation, control bytes, invisible format marks.
    return "" if unicodedata.category(letter)[0] in "CM" else "?"
