"""What the screens say: tables of Indonesian and English, read once."""

import csv
from importlib.resources import files

from core.words import Text


class Words:
    """Texts by key. A key that the table lacks, or a value that a text needs, raises KeyError: that is our fault."""

    def __init__(self, table: dict[str, Text]) -> None:
        self._table = table

    @classmethod
    def load(cls) -> "Words":
        """The tables that come with the program; one for each kind of page. Raises KeyError for a key twice."""
        table: dict[str, Text] = {}
        for file in sorted((files("assets") / "strings").iterdir(), key=lambda file: file.name):
            for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
                if row["key"] in table:
                    raise KeyError(f"{row['key']} stands twice; once in {file.name}")
                table[row["key"]] = Text(row["id"], row["en"])
        return cls(table)

    def say(self, key: str, language: str, **values: object) -> str:
        """The text `key` in `language`, its {places} filled from `values`."""
        return self.text(key, language).format(**values)

    def text(self, key: str, language: str) -> str:
        """The text as it stands in the table, its places open."""
        return self._table[key].in_language(language)

    def count(self, key: str, n: int, language: str) -> str:
        """Like `say` for a number of things; English says one of them differently, under `key`.one."""
        return self.say(f"{key}.one" if n == 1 and f"{key}.one" in self._table else key, language, n=n)

    def keys(self) -> frozenset[str]:
        return frozenset(self._table)
