"""A report's services as CSV, for reuse: one row a service, plain numbers, codes beside names."""

import csv
import io

from summary.figures import agency_of, beres
from summary.report import Report

COLUMNS = (
    "period", "agency", "service", "name", "created", "done", "absent", "cancelled", "expired", "transferred", "open",
    "wait_p50_min", "wait_p90_min", "service_p50_min", "promised", "kept", "finished_in_one_visit", "ended",
)  # fmt: skip


def table(report: Report) -> bytes:
    """UTF-8 with a header; no rows where the totals do not come out even."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    for line in report.services if report.errands_even else []:
        s, rate = line.steps, beres(line.steps)
        counts = (s.created, s.done, s.absent, s.cancelled, s.expired, s.transferred, s.open)
        times = (s.waits.percentile(0.5), s.waits.percentile(0.9), s.services.percentile(0.5))
        whose = (
            report.account.day,
            agency_of(report.account, line.key),
            line.key,
            line.name.in_language(report.language),
        )
        rows.writerow((*whose, *counts, *times, line.kept.promised, line.kept.kept, rate.finished, rate.ended))
    return written.getvalue().encode()
