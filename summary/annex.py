"""The small tables of the annex: who came, journeys, governments, the survey, papers. Sums only, never people. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.rollup import skm
from core.rollup.account import Account
from core.words import SkmElement, Text
from summary import figures
from summary.numbers import percent


class Table(NamedTuple):
    """`header`: its first cell is over the names. No rows: the table is left out. `foot`: a line under it."""

    anchor: str
    title: Text
    header: tuple[Text, ...]
    rows: Sequence[tuple[Text, ...]]
    foot: Text = Text("", "")


def annex(account: Account, weighed: skm.Weighing) -> list[Table]:
    """Every table that has rows. `weighed`: how the site file weighs the survey."""
    made = [people(account), journeys(account), governments(account), survey(account, weighed), papers(account)]
    return [table for table in made if table.rows]


def people(account: Account) -> Table:
    """Who came, in sums: priority, needs, languages, ways to a number, bookings and who did not come."""
    came = account.tickets
    rows = [
        *_count(Text("Prioritas", "Priority"), came.priority),
        *_count(Text("Beberapa keperluan", "Several errands"), came.several),
        *_count(Text("Mengambil hasil", "Fetching a result"), came.pickups),
        *_count(Text("Tidak hadir saat dipanggil", "Did not come when called"), came.absent),
        *_counts(_NEEDS, came.needs),
        *_counts(_LANGUAGES, came.languages),
        *_counts(_CHANNELS, came.channels),
        *_counts(_BOOKINGS, account.bookings),
    ]
    return Table("people", Text("Siapa yang datang", "Who came"), (Text("Hal", "What"), _COUNT), rows)


def journeys(account: Account) -> Table:
    """Journeys by instrument and kind: begun, brought to their end, agencies that took part."""
    header = (Text("Perjalanan", "Journey"), Text("Instrumen", "Instrument"), Text("Dimulai", "Begun"),
              Text("Tuntas", "Completed"), Text("Gerai ikut", "Agencies"))  # fmt: skip
    rows = []
    for name, joined in sorted(account.journeys.items()):
        known = figures.named(account, "journey", name)
        title = known.name if known.of else Text(name, name)
        instrument = _INSTRUMENTS.get(known.of, Text("–", "–"))
        rows.append((title, instrument, *map(_figure, (joined.started, joined.completed, len(joined.agencies)))))
    return Table("journeys", Text("Layanan terpadu", "Journeys"), header, rows)


def governments(account: Account) -> Table:
    """Errands by the government that an agency belongs to."""
    counted: dict[str, list[int]] = {}
    for line in figures.agencies(account):
        sums = counted.setdefault(figures.named(account, "agency", line.key).of or "–", [0, 0, 0])
        for place, count in enumerate((1, line.steps.created, line.steps.done)):
            sums[place] += count
    header = (Text("Pemerintah", "Government"), Text("Gerai", "Agencies"), Text("Dibuat", "Created"),
              Text("Selesai", "Done"))  # fmt: skip
    rows = [(Text(name, name), *map(_figure, sums)) for name, sums in sorted(counted.items())]
    return Table("governments", Text("Per pemerintah", "By government"), header, rows)


def survey(account: Account, weighed: skm.Weighing) -> Table:
    """The mean of each element of the survey (NRR), none under five answers; the index, its weight and the sample."""
    total = figures.whole(figures.services(account)).ratings
    rows = []
    for element in SkmElement:
        mean, answers = skm.mean(total, element), sum(total.scores.get(element, {}).values())
        if mean is not None:
            name, nrr = Text(element.capitalize(), element.capitalize()), f"{skm.rounded(mean)}"
            rows.append((name, _figure(answers), Text(nrr.replace(".", ","), nrr)))
    ikm, needed = skm.index(total, weighed), skm.sample_needed(account.tickets.visits)
    shown = "–" if ikm is None else f"{ikm} ({skm.grade(ikm).letter})"
    used = weighed.written
    foot = Text(
        f"IKM {shown.replace('.', ',')} dengan bobot {used}; {total.respondents} responden dari {needed} yang"
        " diperlukan untuk jumlah kunjungan ini.",
        f"IKM {shown} with weight {used}; {total.respondents} respondents of {needed} needed for so many visits.",
    )
    header = (Text("Unsur", "Element"), Text("Jawaban", "Answers"), Text("NRR (1–4)", "Mean (1–4)"))
    return Table("survey", Text("Survei kepuasan (SKM)", "Satisfaction survey (SKM)"), header, rows, foot)


def papers(account: Account) -> Table:
    """What is known of the papers of the numbers: a printer that reports, or none."""
    given = sum(account.papers.values())
    rows = [
        (name, _figure(count), Text(*[percent(figures.share(count, given))] * 2))
        for key, name in _PAPERS.items()
        if (count := account.papers.get(key, 0))
    ]
    header = (Text("Karcis", "Papers"), _COUNT, Text("Bagian", "Share"))
    return Table("papers", Text("Karcis dan printer", "Papers and printer"), header, rows)


def _count(name: Text, count: int) -> Iterable[tuple[Text, Text]]:
    return [(name, _figure(count))] if count else []


def _counts(names: dict[str, Text], counts: dict[str, int]) -> Iterable[tuple[Text, Text]]:
    """Those that there are any of, in the order of the names; a code without a name is shown as it is."""
    order = [*names, *sorted(counts.keys() - names.keys())]
    return [(names.get(key, Text(key, key)), _figure(counts[key])) for key in order if counts.get(key)]


def _figure(count: int) -> Text:
    return Text(str(count), str(count))


_COUNT = Text("Jumlah", "Count")
_NEEDS = {
    "accessible_counter": Text("Perlu loket landai", "Needs a step-free counter"),
    "interpreter": Text("Perlu juru bahasa isyarat", "Needs a sign-language interpreter"),
    "staff_comes": Text("Petugas menghampiri", "Staff come to the visitor"),
    "quiet_call": Text("Dipanggil tanpa suara", "Called without sound"),
}
_LANGUAGES = {
    "id": Text("Karcis berbahasa Indonesia", "Paper in Indonesian"),
    "en": Text("Karcis berbahasa Inggris", "Paper in English"),
}
_CHANNELS = {
    "kiosk": Text("Nomor dari kiosk", "Number from the kiosk"),
    "usher": Text("Nomor dari petugas pandu", "Number from the usher"),
    "desk": Text("Nomor dari meja", "Number from the desk"),
    "cli": Text("Nomor dari pengelola", "Number from whoever keeps Besti"),
    "booking": Text("Nomor dari pemesanan", "Number from a booking"),
    "paper_lane": Text("Nomor darurat di kertas", "Emergency number on paper"),
}
_BOOKINGS = {
    "made": Text("Pemesanan, tidak datang", "Booked, did not come"),
    "checked_in": Text("Pemesanan, datang", "Booked and came"),
    "cancelled": Text("Pemesanan dibatalkan", "Booking cancelled"),
    "expired": Text("Pemesanan, tidak datang", "Booked, did not come"),
}
_INSTRUMENTS = {
    "integrasi": Text("Layanan terintegrasi", "Integrated services"),
    "ekosistem": Text("Ekosistem layanan", "Ecosystem of services"),
}
_PAPERS = {
    "confirmed": Text("Tercetak, dipastikan printer", "Printed, the printer confirmed it"),
    "processed": Text("Tercetak, diterima printer", "Printed, the printer took it"),
    "unverified": Text("Dikirim, printer tidak menjawab", "Sent, the printer does not answer"),
    "unknown": Text("Tidak diketahui", "Not known"),
    "none": Text("Tanpa karcis", "Without a paper"),
}
