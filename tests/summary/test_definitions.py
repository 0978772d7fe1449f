"""Nothing is counted or shown without a meaning: in its docstring, and at the report's foot in both languages."""

import re
from collections.abc import Iterator

import msgspec
import pytest

from core.rollup.account import Account, Joined, Outage, Share
from core.rollup.hours import Hours
from core.rollup.kept import Kept
from core.rollup.minutes import Minutes
from core.rollup.presence import Presence
from core.rollup.ratings import Ratings
from core.rollup.steps import Steps
from core.rollup.tickets import Tickets
from core.unmet import Topic
from core.words import Text
from summary import explained
from summary.annexed import annex
from summary.compared import Past, compared
from summary.counted import counted
from summary.definitions import DEFINITIONS, meanings
from summary.known import Known
from summary.page import page
from summary.report import Report, report_on
from summary.sentences import Before
from tests.core.rollup.lived import DAYS, lived
from tests.core.rollup.test_every_figure import told
from tests.summary.days import HEAD, MONDAY, rated

OF_THE_DAY = {"site", "day", "until_ms", "closed", "names"}
"""Fields of an account that count nothing."""


def report(account: Account, language: str = "en") -> Report:
    return report_on([account], Text("x", "x"), account.day, HEAD, Before(), language, known=Known({}, {}))


def everything() -> Iterator[Report]:
    """Reports that together show whatever a report can show."""
    for day in DAYS:
        account, _ = told(lived(day))
        account.unmet, account.faces, account.parked = {Topic.COURT: 2}, {4: 5}, 1
        account.anomalies = {"disk_full": 1}
        yield report(account)
    account, _ = told(lived(DAYS[1]))
    account.ratings = {"KTP": rated(4, 6)}
    account.ratings["KTP"].outside = 1
    account.kept["KTP"].promised = account.kept["KTP"].kept = 1
    account.names = {key: msgspec.structs.replace(name, name=Text("?", "?")) for key, name in account.names.items()}
    made = report_on([account], Text("x", "x"), account.day, HEAD, Before(), "en",
                     known=Known({"KTP": Text("K", "K")}, {"dukcapil": Text("D", "D")}))  # fmt: skip
    past = Past(Text("y", "y"), MONDAY, MONDAY)
    table = compared((Text("x", "x"), account), [(past, [account])], {}, "en")
    yield msgspec.structs.replace(made, compared=table)
    yield report(msgspec.structs.replace(account, names={}))


def test_every_figure_of_an_account_is_explained() -> None:
    assert explained.ACCOUNT.keys() == set(Account.__struct_fields__) - OF_THE_DAY


def test_all_that_a_report_shows_is_explained_and_nothing_else() -> None:
    tiles, tables, remarks = set(), set(), set()
    for made in everything():
        tiles |= {tile.key for tile in made.tiles}
        small = [counted(made.account), *annex(made), *([made.compared] if made.compared else [])]
        tables |= {table.anchor for table in small if table.rows}
        remarks |= {remark.anchor for remark in made.remarks}
    assert tiles == explained.TILES.keys()
    assert tables == explained.TABLES.keys()
    assert remarks == explained.REMARKS.keys()


def test_every_explanation_is_there_and_every_one_is_needed() -> None:
    single = (explained.ACCOUNT, explained.TILES, explained.REMARKS, explained.ERRANDS, explained.COUNTERS)
    used = {key for each in single for key in each.values()} | {k for keys in explained.TABLES.values() for k in keys}
    assert used == DEFINITIONS.keys()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_definition_stands_at_the_foot(language: str) -> None:
    made = report(told(lived(DAYS[1]))[0], language)
    html = page(made)
    for key, word, meaning in meanings(made):
        assert re.search(rf'<dt id="def-{key}">{re.escape(word)}</dt><dd>.{{30,}}', html), key
        assert "{" not in meaning


KINDS = (Account, Hours, Joined, Kept, Minutes, Outage, Presence, Ratings, Share, Steps, Tickets)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_told_in_its_docstring(kind: type[msgspec.Struct]) -> None:
    assert set(kind.__struct_fields__) <= set(re.findall(r"`(\w+)`", kind.__doc__ or ""))
