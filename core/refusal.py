"""Why a command was refused: a code for programs, words for people, and from when it would be accepted."""

import msgspec

from core.refusal_words import WORDS
from core.words import Language, Text


class Refusal(msgspec.Struct, frozen=True, omit_defaults=True):
    """`values` fill the places in the words, a Text in the reader's language.

    `from_ms`: when it may be tried again, where that is known.
    """

    code: str
    values: dict[str, str | Text] = {}
    from_ms: int | None = None

    def words(self, language: str = Language.ID) -> str:
        own = {k: v.in_language(language) if isinstance(v, Text) else v for k, v in self.values.items()}
        return WORDS[self.code].in_language(language).format(**own)


class Refused(Exception):
    """Raised inside `core.decide`, returned by it as a value."""

    def __init__(self, code: str, from_ms: int | None = None, **values: object) -> None:
        self.refusal = Refusal(code, {k: v if isinstance(v, Text) else str(v) for k, v in values.items()}, from_ms)
        super().__init__(code)
