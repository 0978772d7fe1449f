"""A report as one HTML page that needs nothing else: styles and charts are inside."""

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summary.annexed import annex
from summary.charts import charts
from summary.counted import counted
from summary.definitions import meanings
from summary.drawing import Chart
from summary.explained import COUNTERS, ERRANDS
from summary.figures import beres, share, short
from summary.hourly import spread
from summary.labels import label
from summary.numbers import minutes, percent, thousands
from summary.report import Report
from summary.typeface import face

MAIN = ("arrivals", "waits", "trend")
"""The charts that a busy person sees; the others stand in the annex."""

_environment = Environment(
    loader=PackageLoader("summary", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip


def page(report: Report) -> str:
    """The report as HTML, UTF-8."""
    drawn = charts(report.account, report.days, report.past, report.language, report.head.zone)
    style = (files("summary") / "templates" / "report.css").read_text(encoding="utf-8")
    return _environment.get_template("report.html").render(
        report=report, account=report.account, charts=[_safe(chart) for chart in drawn], style=Markup(face() + style),  # noqa: S704
        say=lambda key: label(key, report.language), tongue=report.language, definitions=meanings(report),
        count=lambda value: thousands(value, report.language), percent=percent, minutes=minutes, share=share,
        beres=beres, short=short, spread=spread, MAIN=MAIN,
        errand_columns=tuple(ERRANDS), counter_columns=tuple(COUNTERS),
        counted=counted(report.account), annex=annex(report),
    )  # fmt: skip


def _safe(chart: Chart) -> Chart:
    """The drawing is ours: texts inside were escaped when it was made."""
    return chart._replace(svg=Markup(chart.svg))  # noqa: S704
