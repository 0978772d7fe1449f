"""`besti promise report`: how many promises were kept."""

import datetime as dt
import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from cli.asking import leave
from cli.main import Context
from cli.place import FOLDER
from cli.promise_words import report_lines
from core.catalog import Catalog
from core.commands import MINUTE_MS
from core.fold import fold
from core.kept import Outcome, Share, Trend, shares, trends
from core.words import Text
from store.faults import Fault
from store.kept import called
from store.reader import SiteReader

_NONE = Text("Belum ada nomor dengan perkiraan yang sudah dipanggil.", "No number with a promise has been called yet.")


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is.")  # fmt: skip
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only this service day, as 2026-11-24.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: services, counter hours and days.")
@click.pass_context
def report(ctx: click.Context, folder: Path, day: dt.datetime | None, as_json: bool) -> None:
    """How many promises were kept, printed and for later steps, by those that were called in turn.

    Per service, per counter and hour, and per day with the last five days: their share, the band within which chance
    moves it (95 %), and an alarm where it leaves 75–88 % by more than chance.
    """
    context: Context = ctx.obj
    date = day.date() if day else None
    try:
        catalog, outcomes = _read(folder.expanduser(), date)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    if as_json:
        click.echo(json.dumps(_figures(outcomes, date)))
    elif not any(date in (None, outcome.day) for outcome in outcomes):
        click.echo(_NONE.in_language(context.language))
    else:
        for line in report_lines(outcomes, date, catalog, context.language):
            click.echo(line)


def _read(folder: Path, until: dt.date | None) -> tuple[Catalog, list[Outcome]]:
    """Raises the faults of store.faults."""
    rows = called(folder, until)
    with closing(SiteReader.open(folder, fold=fold)) as reader:
        catalog = reader.catalog or Catalog.empty()
    return catalog, [
        Outcome(row.day, row.service, row.counter, catalog.local(row.called_ms).hour, *row[3:]) for row in rows
    ]


def _figures(outcomes: Sequence[Outcome], day: dt.date | None) -> dict[str, object]:
    """Of `day`, or of all days: shares 0–1, widths in minutes."""
    own = [outcome for outcome in outcomes if day is None or outcome.day == day]
    later = [outcome for outcome in own if outcome.later]
    services = shares(own, lambda outcome: outcome.service)
    at_counters = [outcome for outcome in own if outcome.counter is not None]
    hours = shares(at_counters, lambda outcome: (outcome.counter or 0, outcome.hour))
    return {
        "all": _share(Share.of(own)) if own else None,
        "later": _share(Share.of(later)) if later else None,
        "services": [{"service": code, **_share(share)} for code, share in services.items()],
        "counter_hours": [{"counter": no, "hour": hour, **_share(share)} for (no, hour), share in hours.items()],
        "days": [_day(trend) for trend in trends(outcomes) if day is None or trend.day == day],
    }


def _share(share: Share) -> dict[str, object]:
    return {
        "promised": share.promised,
        "kept": share.kept,
        "early": share.early,
        "late": share.late,
        "width_min": round(share.width_ms / share.promised / MINUTE_MS, 2),
    }


def _day(trend: Trend) -> dict[str, object]:
    low, high = trend.five.band
    five = {
        "promised": trend.five.promised,
        "kept": trend.five.kept,
        "coverage": round(trend.five.kept / trend.five.promised, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }
    return {"day": str(trend.day), **_share(trend.share), "five_days": five, "alarm": trend.alarm}
