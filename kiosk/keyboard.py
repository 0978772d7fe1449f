"""The keyboard on the screen: its keys, and what pressing one makes of what is typed."""

from string import ascii_lowercase

LETTERS = ascii_lowercase
DIGITS = "1234567890"
SPACE, DELETE = "space", "delete"
_SIGNS = frozenset(LETTERS + DIGITS)


def pressed(typed: str, key: str) -> str:
    """What is typed after `key`: a letter, a digit, SPACE or DELETE. Any other key changes nothing.

    No word begins with a space, and none is followed by two.
    """
    if key == DELETE:
        return typed[:-1]
    if key in (SPACE, " "):
        return f"{typed} " if typed and not typed.endswith(" ") else typed
    sign = key.casefold()
    return typed + sign if sign in _SIGNS else typed
