"""A report in a few lines of plain text: the body of a letter, or a message."""

from collections.abc import Sequence

from summary.labels import label
from summary.report import Report
from summary.sentences import Sentence


def plain(report: Report) -> str:
    """Title, what stood out, and the large figures; lines that end in a newline."""
    return _text(report, report.said)


def caption(report: Report) -> str:
    """The same for everybody, as it goes with the picture: nothing of very few people."""
    return _text(report, report.told)


def _text(report: Report, said: Sequence[Sentence]) -> str:
    tongue = report.language
    lines = [report.head.site.in_language(tongue), report.title.in_language(tongue), ""]
    lines += [f"{number}. {each.text.in_language(tongue)}" for number, each in enumerate(said, 1)]
    lines.append("")
    for tile in report.tiles:
        note = f" ({tile.note})" if tile.note else ""
        lines.append(f"{label(tile.key, tongue)}: {tile.value}{note}")
    return "\n".join(lines) + "\n"
