"""The log of one simulated mall, pushed to a centre under many names."""

from contextlib import closing
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from centre.keys import Keys
from cli.main import Context
from cli.simulate import simulate
from core.words import Language
from store.log_reader import LogReader

FIRST = date(2026, 9, 1)
EVENTS_A_DAY = 1_500
"""Fewer than a simulated day has, over the days of a week."""


class Malls:
    """`entries`: `events` events, or fewer where the simulated days end before. `days`: by default enough for them.

    `whole`: events in the whole log, which is what a hub that reads `store` pushes.
    """

    def __init__(self, folder: Path, events: int, days: int | None = None) -> None:
        self.store = folder / "store"
        folder.mkdir(parents=True)
        words = [
            str(self.store),
            "--days",
            str(days or events // EVENTS_A_DAY),
            "--from",
            FIRST.isoformat(),
            "--seed",
            "5",
        ]
        simulated = CliRunner().invoke(simulate, words, obj=Context(Language.ID))
        assert simulated.exit_code == 0, simulated.output
        with closing(LogReader(self.store)) as log:
            self.entries = log.after(0, events)
            self.whole = log.head()[1].lsn
        self._folder = folder
        self._tokens: dict[int, str] = {}

    def site(self, n: int) -> str:
        return f"mpp-{n}"

    def folder(self, n: int) -> Path:
        """Where the hub of mall `n` keeps how it reaches the centre."""
        made = self._folder / self.site(n)
        made.mkdir(exist_ok=True)
        return made

    def join(self, n: int, keys: Keys) -> None:
        token = keys.token_for(self.site(n), keys.code_for(self.site(n)))
        assert token is not None
        self._tokens[n] = token

    def token(self, n: int) -> str:
        return self._tokens[n]
