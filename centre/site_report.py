"""The whole report of one mall, made at the centre as its hub makes it: from the same accounts, by the same code."""

import datetime as dt
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, func, select

from centre import tables
from core.catalog import Catalog
from core.rollup import skm
from core.rollup.account import Account
from core.site import Site
from core.words import Text
from store.centre_rollups import stored
from store.documents import SITE
from summary.compared import compared, pasts
from summary.known import known_on
from summary.period import before, period
from summary.report import Report, head_of, report_on
from summary.sentences import Before
from summary.trend import Past


class NoReport(Exception):
    """`words`: why there is none."""

    def __init__(self, words: Text) -> None:
        self.words = words
        super().__init__(words.en)


_NO_SITE = Text("Berkas situs {site} belum sampai di pusat.", "The site file of {site} has not come to the centre.")
_NO_DATA = Text("Tidak ada hari {label} dari {site} di pusat.", "The centre has no day of {label} of {site}.")


def site_report(connection: Connection, site_id: str, kind: str, day: dt.date, language: str) -> Report:
    """On the days of a period (summary.period.KINDS) that are closed. Raises NoReport."""
    site = _site(connection, site_id)
    about = period(kind, day)
    found = stored(connection, site_id, about.first.isoformat(), about.last.isoformat())
    if not found:
        raise NoReport(_filled(_NO_DATA, site=site_id, label=about.label))
    known = known_on(Catalog(site), dt.date.fromisoformat(found[-1].day))
    report = report_on(
        found, about.title, about.label, head_of(site), _before(connection, site_id, kind, day), language,
        skm.weighing(site.reports), known,
    )  # fmt: skip
    past = pasts(kind, about)
    first = min(about.first - dt.timedelta(days=366), *(each.first for each in past))
    all_ = stored(connection, site_id, first.isoformat(), about.last.isoformat())
    held = [(each, _between(all_, each.first, each.last)) for each in past]
    year_ago = _between(all_, first, about.last - dt.timedelta(days=364))
    against = compared((about.title, report.account), held, {}, language)
    return replace(report, compared=against, past=Past(year_ago, {}))


def _site(connection: Connection, site_id: str) -> Site:
    document = tables.document
    mine = (document.c.site_id == site_id) & (document.c.name == SITE)
    newest = select(func.max(document.c.version)).where(mine).scalar_subquery()
    body = connection.execute(select(document.c.body).where(mine, document.c.version == newest)).scalar()
    if body is None:
        raise NoReport(_filled(_NO_SITE, site=site_id))
    return msgspec.json.decode(body, type=Site)


def _before(connection: Connection, site_id: str, kind: str, day: dt.date) -> Before:
    past = before(kind, period(kind, day))
    found = stored(connection, site_id, past.first.isoformat(), past.last.isoformat())
    if not found:
        return Before()
    visits = sum(account.tickets.visits for account in found)
    if kind == "day":
        return Before(visits)
    return Before(visits, Text(past.title.id, f"in {past.title.en}"), len(found))


def _between(known: Sequence[Account], first: dt.date, last: dt.date) -> list[Account]:
    return [account for account in known if first.isoformat() <= account.day <= last.isoformat()]


def _filled(words: Text, **places: str) -> Text:
    return Text(words.id.format(**places), words.en.format(**places))
