"""A report in a few lines of plain text: the body of a letter, or a message."""

from summary.labels import label
from summary.report import Report


def plain(report: Report) -> str:
    """Title, what stood out, and the large figures; lines that end in a newline."""
    tongue = report.language
    lines = [report.head.site.in_language(tongue), report.title.in_language(tongue), ""]
    lines += [f"{number}. {each.text.in_language(tongue)}" for number, each in enumerate(report.said, 1)]
    lines.append("")
    for tile in report.tiles:
        note = f" ({tile.note})" if tile.note else ""
        lines.append(f"{label(tile.key, tongue)}: {tile.value}{note}")
    return "\n".join(lines) + "\n"
