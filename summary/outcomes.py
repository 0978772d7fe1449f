"""What became of errands and promises: why some were not finished, and promises kept, early and late. Pure."""

from core.rollup.account import Account
from core.rollup.kept import Kept
from core.words import Text
from summary import figures
from summary.labels import both
from summary.numbers import figure, percent
from summary.small_table import Table


def unfinished(account: Account) -> Table:
    """Why errands that ended were not finished in one visit, the most frequent first."""
    found = figures.beres(figures.whole(figures.services(account)).steps)
    rows = [
        (_REASONS.get(code, Text(code, code)), figure(count), *_cells(percent(figures.share(count, found.ended))))
        for code, count in sorted(found.reasons.items(), key=lambda item: (-item[1], item[0]))
    ]
    header = (Text("Belum beres karena", "Not finished because"), Text("Keperluan", "Errands"),
              Text("Dari yang berakhir", "Of all that ended"))  # fmt: skip
    finished, ended = figure(found.finished), figure(found.ended)
    foot = Text(
        f"{finished.id} dari {ended.id} keperluan yang berakhir selesai dalam satu kunjungan.",
        f"{finished.en} of {ended.en} errands that ended were finished in one visit.",
    )
    return Table("unfinished", Text("Yang belum beres", "What was not finished"), header, rows, foot)


_REASONS = {
    "documents_incomplete": Text("berkas belum lengkap", "papers were missing"),
    "in_process": Text("masih diproses", "still being worked on"),
    "referred": Text("dirujuk ke tempat lain", "sent elsewhere"),
    "absent": Text("tidak hadir", "did not come"),
    "cancelled": Text("batal", "cancelled"),
    "expired": Text("hari ditutup", "the day closed"),
}


def promised(account: Account) -> Table:
    """By agency, how many promises were kept, how many visitors were called too early or too late; spans on average."""
    rows = [
        (figures.short(account, line.key), *_kept(line.kept))
        for line in figures.agencies(account)
        if line.kept.promised
    ]
    total = figures.whole(figures.agencies(account)).kept
    header = (both("agency"), Text("Dijanjikan", "Promised"), Text("Ditepati", "Kept"), Text("Terlalu cepat", "Early"),
              Text("Terlambat", "Late"), Text("Ditepati (%)", "Kept (%)"),
              Text("Rentang (menit)", "Span (min)"))  # fmt: skip
    whole = [(both("all"), *_kept(total))] if rows else []
    return Table("promised", Text("Janji waktu per gerai", "Promised times by agency"), header, [*rows, *whole])


def _kept(kept: Kept) -> tuple[Text, ...]:
    width = round(kept.width_ms / kept.promised / 60_000)
    counts = (kept.promised, kept.kept, kept.early, kept.late)
    return (*map(figure, counts), *_cells(percent(kept.kept / kept.promised), str(width)))


def _cells(*texts: str) -> tuple[Text, ...]:
    return tuple(Text(text, text) for text in texts)
