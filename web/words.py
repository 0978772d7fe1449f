"""What the pages say, in Indonesian and English: the tables `page*.csv` and those of the survey."""

import csv
from importlib.resources import files

from core.words import Text

_TABLES = ("page", "rating")


class Words:
    """Texts by key; one that is not there raises KeyError, and that is our fault."""

    def __init__(self, table: dict[str, Text]) -> None:
        self._table = table

    @classmethod
    def load(cls) -> "Words":
        table: dict[str, Text] = {}
        for file in (files("assets") / "strings").iterdir():
            if file.name.startswith(_TABLES):
                rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
                table |= {row["key"]: Text(row["id"], row["en"]) for row in rows}
        return cls(table)

    def say(self, key: str, language: str, **values: object) -> str:
        """The text `key` in `language`, its {places} filled from `values`."""
        return self._table[key].in_language(language).format(**values)

    def keys(self) -> frozenset[str]:
        return frozenset(self._table)
