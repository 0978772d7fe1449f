"""A month of many sites in a centre's PostgreSQL: one simulated month, copied under the name of each site.

Each site has the days in another order, so that no two are alike on the same date; what a day came to moves with its
numbers. Times of day are those of the simulated day.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner
from msgspec.structs import replace

from centre import accounts, copying, tables
from centre.database import Database
from centre.text_copy import copy_lines, count_anew
from cli.main import Context
from cli.simulate import KUPANG, simulate
from core.fold import fold
from core.rollup.account import Account
from core.site import Site
from core.words import Language, Text
from store import rollups
from store.documents import SITE
from store.open import open_reader
from store.opening import DATABASE
from store.sitefile import dump, read_site

FIRST, LAST = "2026-10-01", "2026-10-31"
DAYS = 31
A_DAY = 485
"""Numbers on a day of the simulated site, on average: ten thousand in the month."""


class Block(NamedTuple):
    """The rows of one day, as COPY takes them, each without its site and its day."""

    ticket: Sequence[bytes]
    step: Sequence[bytes]
    counter: Sequence[bytes]
    account: Account
    lsn: int


class Month:
    """`days`: those with numbers, YYYY-MM-DD. Simulated in `folder`."""

    def __init__(self, folder: Path, days: int = DAYS, a_day: int = A_DAY) -> None:
        self.site = _busy(a_day)
        store, file = folder / "month", folder / "site.json"
        file.write_text(dump(self.site), encoding="utf-8")
        words = [str(store), "--days", str(days), "--from", FIRST, "--seed", "5", "--site", str(file)]
        simulated = CliRunner().invoke(simulate, words, obj=Context(Language.ID))
        assert simulated.exit_code == 0, simulated.output
        self._blocks = list(_blocks(store))
        self.days = [block.account.day for block in self._blocks]

    def tickets(self) -> int:
        return sum(len(block.ticket) for block in self._blocks)

    def load(self, database: Database, sites: Sequence[str]) -> None:
        """Copies the month under the name of each of `sites`."""
        for n, site in enumerate(sites):
            with database.writing() as connection:
                self._load(connection, n, site)
        with database.writing() as connection:
            count_anew(connection)

    def _load(self, connection: Any, n: int, site: str) -> None:
        count = len(self._blocks)
        moved = [(day, self._blocks[(i + n) % count]) for i, day in enumerate(self.days)]
        for table in (tables.ticket, tables.step, tables.counter):
            rows = ((f"{site}\t{day}\t".encode(), getattr(block, table.name)) for day, block in moved)
            copy_lines(connection, table, b"".join(prefix + row for prefix, block in rows for row in block))
        accounts.put(connection, site, [(replace(b.account, site=site, day=day), b.lsn) for day, b in moved])
        body = dump(_named(self.site, n, site))
        copying.append(connection, tables.document, [(site, SITE, 1, "", body)])
        head = (site, 1, 1, b"\0" * 32, self.days[-1], 0)
        copying.append(connection, tables.site_head, [head])


def _busy(a_day: int) -> Site:
    site = read_site(KUPANG)
    return replace(site, load=replace(site.load, tickets_per_day=a_day))


def _named(site: Site, n: int, id_: str) -> Site:
    name = Text(f"MPP Kabupaten {n:03}", f"Mall of district {n:03}")
    return replace(site, site=replace(site.site, id=id_, name=name, short=f"MPP {n:03}"))


def _blocks(store: Path) -> Iterator[Block]:
    with open_reader(store / DATABASE) as connection:
        for account, lsn in _accounts(store, connection):
            found = {}
            for table in (tables.ticket, tables.step, tables.counter):
                query = f"SELECT * FROM {table.name} WHERE day = ?"  # noqa: S608 - own names
                found[table.name] = [_line(row[2:]) for row in connection.exec_driver_sql(query, (account.day,))]
            yield Block(**found, account=account, lsn=lsn)


def _accounts(store: Path, connection: Any) -> list[tuple[Account, int]]:
    lsns = dict(connection.exec_driver_sql("SELECT day, lsn FROM rollup").all())
    return [(account, lsns[account.day]) for account in rollups.accounts(store, fold, FIRST, LAST)]


def _line(values: Sequence[Any]) -> bytes:
    """A row as COPY reads text; none of ours holds a tab, a line break or a backslash."""
    return b"\t".join(b"\\N" if value is None else str(value).encode() for value in values) + b"\n"
