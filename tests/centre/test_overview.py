"""All sites over a stretch of days: the same on both databases, and what their accounts say."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import delete, update

from centre import tables
from centre.database import Database
from centre.intake import Intake
from centre.known_sites import KnownSites
from centre.overview import Line, lines
from core.catalog import Catalog
from core.rollup import skm
from core.rollup.brief import brief_of
from core.rollup.period import summed
from store import centre_rollups
from summary.figures import services, share, whole
from tests.centre.mall import SITE, Mall

FIRST, LAST = "2026-10-01", "2026-11-30"
OTHER = "mpp-lain"


@pytest.fixture
def two(database: Database, mall: Mall) -> Database:
    """The mall, and the same mall under another name that is two days behind."""
    intake = Intake(database, lambda: 0)
    for push in mall.pushes(1_000):
        intake.take(push)
    days = sorted({entry.day for entry in mall.entries if entry.day})
    end = next(entry.lsn for entry in mall.entries if entry.day == days[-2])
    intake.take(mall.push(1, end - 1, OTHER))
    return database


def read(database: Database, sites: list[str] | None = None) -> tuple[list[Line], Line]:
    with database.reading() as connection:
        known = KnownSites().all(connection)
        briefs = centre_rollups.briefs(connection, FIRST, LAST, sites)
    return lines(briefs, sites or known, {site.id: site.weighed for site in known.values()})


def test_a_line_says_what_the_accounts_of_its_site_say(two: Database, mall: Mall) -> None:
    found, _ = read(two)
    line = next(line for line in found if line.site == SITE)
    account = summed(mall.accounts(), SITE, "")
    total = whole(services(account))
    of = line.figures
    assert (of.days, of.visits) == (len(mall.accounts()), account.tickets.visits)
    assert (of.median, of.most) == (total.steps.waits.percentile(0.5), total.steps.waits.percentile(0.9))
    assert (of.promised, of.kept) == (total.kept.promised, share(total.kept.kept, total.kept.promised))
    assert of.ikm == skm.index(total.ratings)


def test_all_sites_together_are_their_sum(two: Database) -> None:
    found, total = read(two)
    assert [line.site for line in found] == [SITE, OTHER] or [line.site for line in found] == [OTHER, SITE]
    assert total.figures.visits == sum(line.figures.visits for line in found) > 0
    assert total.figures.ended == sum(line.figures.ended for line in found)
    # The days of the calendar on which any of them gave numbers.
    assert total.figures.days == max(line.figures.days for line in found)


def test_only_the_sites_that_are_asked_for(two: Database) -> None:
    found, total = read(two, [OTHER])
    assert [line.site for line in found] == [OTHER]
    assert total.figures == found[0].figures._replace(days=total.figures.days)


Spoil = Callable[[Database], None]


def lost(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(delete(tables.brief))


def older(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(update(tables.brief).values(lsn=1, brief=b"\xff"))


def other_form(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(update(tables.brief).values(form=0, brief=b"\xff"))


@pytest.mark.parametrize("spoil", [lost, older, other_form])
def test_a_brief_that_is_no_good_is_made_from_its_account(two: Database, spoil: Spoil) -> None:
    before = read(two)
    spoil(two)
    assert read(two) == before


def test_briefs_are_kept_with_the_accounts(two: Database, mall: Mall) -> None:
    with two.reading() as connection:
        kept = connection.execute(tables.brief.select().where(tables.brief.c.site_id == SITE)).all()
        found = centre_rollups.briefs(connection, FIRST, LAST, [SITE])
    assert len(kept) == len(mall.accounts())
    assert sorted(found, key=lambda each: each.day) == [brief_of(account) for account in mall.accounts()]


def test_both_databases_say_the_same(another: Callable[..., Database], mall: Mall) -> None:
    said = []
    for kind in ("postgresql", "sqlite"):
        database = another(kind)
        Intake(database, lambda: 0).take(mall.push(1, len(mall.entries)))
        said.append(read(database))
    assert said[0] == said[1]


def test_sites_are_known_by_their_newest_file(two: Database) -> None:
    sites = KnownSites()
    with two.reading() as connection:
        found = sites.all(connection)
    assert found[SITE].short == found[OTHER].short != ""
    assert found[SITE].spans(dt.date(2026, 10, 30)) != ()
    assert found[SITE].spans(dt.date(2026, 11, 1)) == ()
    with two.writing() as connection:
        row = connection.execute(tables.document.select().where(tables.document.c.site_id == OTHER)).first()
        assert row is not None
        newer = row._asdict() | {"version": 99, "body": "{}"}
        connection.execute(tables.document.insert().values(newer))
    with two.reading() as connection:
        again = sites.all(connection)
    assert (again[OTHER].short, again[OTHER].catalog) == (OTHER, None)
    assert isinstance(again[SITE].catalog, Catalog)
