"""Small tables of the annex: who came, journeys, governments, the survey, papers. Sums only, never people. Pure."""

from collections.abc import Iterable

from core.rollup import skm
from core.rollup.account import Account
from core.words import Text
from summary import figures
from summary.labels import both
from summary.numbers import figure, percent
from summary.small_table import Table


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
    """Journeys by instrument and kind: begun, brought to their end, agencies and governments that took part."""
    header = (Text("Perjalanan", "Journey"), Text("Instrumen", "Instrument"), Text("Dimulai", "Begun"),
              Text("Tuntas", "Completed"), Text("Gerai ikut", "Agencies"),
              Text("Pemerintah ikut", "Governments"))  # fmt: skip
    rows = []
    for name, joined in sorted(account.journeys.items()):
        known = figures.named(account, "journey", name)
        title = known.name if known.of else Text(name, name)
        instrument = _INSTRUMENTS.get(known.of, Text("–", "–"))
        took_part = (len(joined.agencies), len(joined.governments))
        rows.append((title, instrument, *map(figure, (joined.started, joined.completed, *took_part))))
    for code, called in _INSTRUMENTS.items():
        of_it = [
            joined for key, joined in account.journeys.items() if figures.named(account, "journey", key).of == code
        ]
        if of_it:
            agencies = {agency for joined in of_it for agency in joined.agencies}
            governments = {government for joined in of_it for government in joined.governments}
            sums = (sum(j.started for j in of_it), sum(j.completed for j in of_it), len(agencies), len(governments))
            rows.append((Text(f"Semua: {called.id.lower()}", f"All: {called.en.lower()}"), called, *map(figure, sums)))
    return Table("journeys", Text("Layanan terpadu", "Journeys"), header, rows)


def governments(account: Account) -> Table:
    """Errands by the government that an agency belongs to, and the journeys that its agencies took part in."""
    counted: dict[str, list[int]] = {}
    for line in figures.agencies(account):
        sums = counted.setdefault(figures.named(account, "agency", line.key).of or "–", [0, 0, 0, 0, 0])
        for place, count in enumerate((1, line.steps.created, line.steps.done)):
            sums[place] += count
    for joined in account.journeys.values():
        for government, share in joined.governments.items():
            sums = counted.setdefault(government, [0, 0, 0, 0, 0])
            sums[3] += share.started
            sums[4] += share.completed
    header = (Text("Pemerintah", "Government"), Text("Gerai", "Agencies"), Text("Keperluan dibuat", "Errands created"),
              Text("Selesai", "Done"), Text("Perjalanan dimulai", "Journeys begun"),
              Text("Tuntas", "Completed"))  # fmt: skip
    rows = [(Text(name, name), *map(figure, sums)) for name, sums in sorted(counted.items())]
    return Table("governments", Text("Per pemerintah", "By government"), header, rows)


def survey(account: Account, weighed: skm.Weighing) -> Table:
    """The mean of each element of the survey (NRR), none under five answers; the index, its weight and the sample."""
    total = figures.whole(figures.services(account)).ratings
    rows = []
    for number, (element, weight) in enumerate(weighed.weights.items(), 1):
        mean, answers = skm.mean(total, element), sum(total.scores.get(element, {}).values())
        if mean is not None:
            name, nrr, part = both(f"skm_{element}"), f"{skm.rounded(mean)}", f"{skm.rounded(mean * weight)}"
            numbered = Text(f"U{number} {name.id}", f"U{number} {name.en}")
            rows.append((numbered, figure(answers), *(Text(cell.replace(".", ","), cell) for cell in (nrr, part))))
    ikm = skm.index(total, weighed)
    told, needed = figure(total.respondents), figure(skm.sample_needed(account.tickets.visits))
    shown = "–" if ikm is None else f"{ikm} ({skm.grade(ikm).letter})"
    grade = Text("", "") if ikm is None else skm.grade(ikm).words
    graded = Text(f", {grade.id}" if ikm else "", f", {grade.en}" if ikm else "")
    used = weighed.written
    foot = Text(
        f"IKM {shown.replace('.', ',')}{graded.id} dengan bobot {used.replace('.', ',')}; {told.id} responden"
        f" dari {needed.id} yang diperlukan untuk jumlah kunjungan ini.",
        f"IKM {shown}{graded.en} with weight {used}; {told.en} respondents of {needed.en} needed for so many visits.",
    )
    header = (Text("Unsur", "Element"), Text("Jawaban", "Answers"), Text("NRR (1–4)", "Mean (1–4)"),
              Text("NRR × bobot", "Mean × weight"))  # fmt: skip
    return Table("survey", Text("Survei kepuasan (SKM)", "Satisfaction survey (SKM)"), header, rows, foot)


def papers(account: Account) -> Table:
    """What is known of the papers of the numbers: a printer that reports, or none."""
    given = sum(account.papers.values())
    rows = [
        (name, figure(count), Text(*[percent(figures.share(count, given))] * 2))
        for key, name in _PAPERS.items()
        if (count := account.papers.get(key, 0))
    ]
    header = (Text("Karcis", "Papers"), _COUNT, Text("Bagian", "Share"))
    return Table("papers", Text("Karcis dan printer", "Papers and printer"), header, rows)


def _count(name: Text, count: int) -> Iterable[tuple[Text, Text]]:
    return [(name, figure(count))] if count else []


def _counts(names: dict[str, Text], counts: dict[str, int]) -> Iterable[tuple[Text, Text]]:
    """Those that there are any of, in the order of the names; a code without a name is shown as it is."""
    order = [*names, *sorted(counts.keys() - names.keys())]
    return [(names.get(key, Text(key, key)), figure(counts[key])) for key in order if counts.get(key)]


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
    "made": Text("Pemesanan, belum datang", "Booked, not there yet"),
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
