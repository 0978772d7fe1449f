"""Lines that fit, broken between words."""

import textwrap

NO_BREAK = "\u00a0"


def wrap(words: str, columns: int, hanging: str = "") -> list[str]:
    """`words` in lines of at most `columns` letters; lines after the first begin with `hanging`.

    A word is split only where it is longer than a whole line. A no-break space holds two words together.
    """
    lines = textwrap.wrap(words, columns, subsequent_indent=hanging, break_on_hyphens=False)
    return [line.replace(NO_BREAK, " ") for line in lines]


def wrap_evenly(words: str, columns: int) -> list[str]:
    """As few lines as `wrap` needs, but of about the same length: a centred heading without a lonely last word."""
    lines = wrap(words, columns)
    longest = max((len(word) for word in words.split(" ")), default=1)
    for narrower in range(columns - 1, min(longest, columns) - 1, -1):
        even = wrap(words, narrower)
        if len(even) > len(lines):
            break
        lines = even
    return lines
