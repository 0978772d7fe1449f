"""Lines that fit, broken between words."""

import textwrap
from functools import lru_cache

NO_BREAK = "\u00a0"


def wrap(words: str, columns: int, hanging: str = "") -> list[str]:
    """`words` in lines of at most `columns` letters; lines after the first begin with `hanging`.

    A word is split only where it is longer than a whole line. A no-break space holds two words together.
    """
    lines = textwrap.wrap(words, columns, subsequent_indent=hanging, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]


@lru_cache(maxsize=1024)
def wrap_evenly(words: str, columns: int) -> tuple[str, ...]:
    """As few lines as `wrap` needs, but of about the same length: a centred heading without a lonely last word."""
    most = len(wrap(words, columns))
    if not most:
        return ()
    longest = max((len(word) for word in words.split(" ")), default=1)
    narrowest, widest = min(longest, columns), columns
    while narrowest < widest:
        middle = (narrowest + widest) // 2
        if len(wrap(words, middle)) > most:
            narrowest = middle + 1
        else:
            widest = middle
    return tuple(wrap(words, widest))
