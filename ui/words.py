"""What the screens say: tables of Indonesian and English, and more languages from files, read once."""

import csv
from collections.abc import Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from core.words import Language, Text
from ui.translation import NAME, Translation, translations


class Words:
    """Texts by key. A key that the table lacks, or a value that a text needs, raises KeyError: that is our fault.

    What a further language lacks is said in Indonesian, and so is everything in a language that is not known.
    """

    def __init__(self, table: Mapping[str, Text], more: Sequence[Translation] = ()) -> None:
        self._table = table
        self._more = {translation.code: translation for translation in more}

    @classmethod
    def load(cls, folder: Traversable | None = None) -> "Words":
        """The tables that come with the program; one for each kind of page. Raises KeyError for a key twice.

        `folder`: where the further languages lie; by default those that come with the program.
        """
        table: dict[str, Text] = {}
        for file in sorted((files("assets") / "strings").iterdir(), key=lambda file: file.name):
            for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
                if row["key"] in table:
                    raise KeyError(f"{row['key']} stands twice; once in {file.name}")
                table[row["key"]] = Text(row["id"], row["en"])
        return cls(table, translations(folder or files("assets") / "translations", table))

    def languages(self) -> tuple[tuple[str, str], ...]:
        """Code and own name of each language that can be chosen: Indonesian, English, then the further ones by code."""
        own = [(language.value, self.text(NAME, language)) for language in Language]
        return (*own, *((code, self._more[code].name) for code in sorted(self._more)))

    def after(self, language: str, offered: Sequence[str]) -> str:
        """The language after `language` among those `offered` that there are words for; round and round."""
        known = [code for code, _ in self.languages() if code in offered] or [language]
        return known[(known.index(language) + 1) % len(known)] if language in known else known[0]

    def own_name(self, language: str) -> str:
        """What a language calls itself."""
        return dict(self.languages())[language]

    def say(self, key: str, language: str, **values: object) -> str:
        """The text `key` in `language`, its {places} filled from `values`."""
        return self.text(key, language).format(**values)

    def text(self, key: str, language: str) -> str:
        """The text as it stands in the table, its places open."""
        ours = self._table[key].in_language(language)
        return self._more[language].texts.get(key, ours) if language in self._more else ours

    def count(self, key: str, n: int, language: str) -> str:
        """Like `say` for a number of things; English says one of them differently, under `key`.one."""
        one = f"{key}.one"
        return self.say(one if n == 1 and self._has_one(key, one, language) else key, language, n=n)

    def keys(self) -> frozenset[str]:
        return frozenset(self._table)

    def _has_one(self, key: str, one: str, language: str) -> bool:
        """Whether `one` is there, and not only in another language than `key`."""
        texts = self._more[language].texts if language in self._more else {}
        return one in self._table and (one in texts or key not in texts)
