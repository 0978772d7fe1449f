"""The annex of a report: its small tables, in their order. Pure."""

from summary.annex import governments, journeys, papers, people, survey
from summary.hourly import hourly
from summary.outcomes import promised, unfinished
from summary.report import Report
from summary.small_table import Table


def annex(report: Report) -> list[Table]:
    """Every small table that has rows, in the order of the annex."""
    account = report.account
    made = [
        hourly(account, max(1, len(report.days))), promised(account), unfinished(account), people(account),
        journeys(account), governments(account), survey(account, report.weighed), papers(account),
    ]  # fmt: skip
    return [table for table in made if table.rows]
