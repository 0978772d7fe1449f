"""How the parts of a site file are called and written in a sentence, in both languages."""

from core.site import WEEKDAYS, DocumentRule, IkmElement, JourneyStep, Letter, Service, Span, Week
from core.words import Text

PARTS: dict[str, Text] = {
    "agencies": Text("Gerai", "Agency"),
    "letters": Text("Huruf", "Letter"),
    "services": Text("Layanan", "Service"),
    "counters": Text("Loket", "Counter"),
    "zones": Text("Zona", "Zone"),
    "documents": Text("Berkas", "Document"),
    "journeys": Text("Rangkaian layanan", "Journey"),
    "kiosks": Text("Kiosk", "Kiosk"),
    "displays": Text("Layar", "Display"),
    "mobile_sites": Text("Layanan keliling", "Mobile site"),
    "periods": Text("Periode", "Period"),
    "holidays": Text("Hari libur", "Holiday"),
    "overrides": Text("Pengecualian", "Exception"),
    "who": Text("Kelompok prioritas", "Priority group"),
    "needs": Text("Kebutuhan", "Need"),
    "site": Text("MPP", "Mall"),
    "hours": Text("Jam buka", "Opening hours"),
    "numbering": Text("Penomoran", "Numbering"),
    "spoken": Text("Panggilan suara", "Spoken call"),
    "priority": Text("Prioritas", "Priority"),
    "rules": Text("Aturan", "Rules"),
    "promises": Text("Perkiraan waktu", "Promised times"),
    "reports": Text("Laporan", "Reports"),
    "load": Text("Beban", "Load"),
}

FIELDS: dict[str, Text] = {
    "accessible": Text("mudah dijangkau", "accessible"),
    "address": Text("alamat", "address"),
    "agencies": Text("gerai", "agencies"),
    "agency": Text("gerai", "agency"),
    "beyond_closing": Text("yang tidak akan terlayani sebelum tutup", "those whom the day will not reach"),
    "audio_zone": Text("zona suara", "audio zone"),
    "base_url": Text("alamat QR", "QR address"),
    "color": Text("warna", "colour"),
    "day": Text("hari", "day"),
    "documents": Text("berkas", "documents"),
    "fee": Text("biaya", "fee"),
    "from": Text("mulai", "from"),
    "government": Text("pemerintah", "government"),
    "head_start_minutes": Text("keunggulan (menit)", "head start (minutes)"),
    "hours": Text("jam", "hours"),
    "ikm_elements": Text("unsur IKM", "IKM elements"),
    "ikm_weight": Text("bobot unsur IKM", "weight of an IKM element"),
    "interpreter": Text("juru bahasa isyarat", "interpreter"),
    "kind": Text("jenis", "kind"),
    "kiosk_opens_minutes": Text("kiosk buka lebih awal (menit)", "kiosk opens earlier (minutes)"),
    "label": Text("sebutan", "label"),
    "languages": Text("bahasa", "languages"),
    "last_ticket_minutes": Text("nomor terakhir sebelum tutup (menit)", "last ticket before closing (minutes)"),
    "letter": Text("huruf", "letter"),
    "letters": Text("huruf", "letters"),
    "manager": Text("pengelola", "manager"),
    "minutes": Text("lama layanan (menit)", "service time (minutes)"),
    "minutes_p90": Text("lama layanan, 90 persen (menit)", "service time, 90 percent (minutes)"),
    "name": Text("nama", "name"),
    "note": Text("catatan", "note"),
    "place": Text("tempat", "place"),
    "quota": Text("kuota", "quota"),
    "reason": Text("alasan", "reason"),
    "rolling_break": Text("istirahat bergantian", "rolling break"),
    "round_minutes": Text("dibulatkan ke (menit)", "rounded to (minutes)"),
    "short": Text("nama pendek", "short name"),
    "signed_as": Text("jabatan penanda tangan", "office of who signs"),
    "signed_by": Text("nama penanda tangan", "name of who signs"),
    "signer_no": Text("NIP penanda tangan", "staff number of who signs"),
    "source": Text("sumber", "source"),
    "spans": Text("jam", "hours"),
    "steps": Text("langkah", "steps"),
    "timezone": Text("zona waktu", "time zone"),
    "to": Text("sampai", "to"),
    "valid_from": Text("berlaku mulai", "valid from"),
    "valid_until": Text("berlaku sampai", "valid until"),
    "walk_in": Text("tanpa pendaftaran", "without booking"),
    "week": Text("jam sepekan", "weekly hours"),
    "zone": Text("zona", "zone"),
    "zones": Text("zona", "zones"),
}
"""Fields that people speak about; the others are called by their name in the file."""

DAYS = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
SAYINGS = {
    None: Text("kosong", "empty"),
    True: Text("ya", "yes"),
    False: Text("tidak", "no"),
}


def field(name: str) -> Text:
    return FIELDS.get(name) or Text(name, name)


def written(value: object, language: str) -> str:
    """A value of the site file as people write it."""
    match value:
        case None | bool():
            return SAYINGS[value].in_language(language)
        case Text():
            return f"“{value.in_language(language)}”"
        case Week():
            return week(value, language)
        case tuple() if all(isinstance(item, tuple) for item in value):
            return spans(value) or SAYINGS[None].in_language(language)
        case tuple():
            return ", ".join(written(item, language) for item in value)
        case DocumentRule() | JourneyStep():
            return "/".join(value.any_of)
        case Letter():
            return value.letter
        case Service():
            return value.code
        case float():
            return f"{value:g}"
        case _:
            return f"{value.id} {value.weight or ''}".strip() if isinstance(value, IkmElement) else str(value)


def week(value: Week, language: str) -> str:
    """Days with the same hours together: "Sen–Kam 08:00–15:00, Jum 08:00–11:30 13:00–15:00"."""
    runs: list[tuple[int, int, tuple[Span, ...]]] = []
    for n, name in enumerate(WEEKDAYS):
        day: tuple[Span, ...] = getattr(value, name)
        if runs and runs[-1][2] == day:
            runs[-1] = (runs[-1][0], n, day)
        else:
            runs.append((n, n, day))
    names = DAYS[language]
    said = [f"{names[a]}{f'–{names[b]}' if b > a else ''} {spans(day)}" for a, b, day in runs if day]
    return ", ".join(said) or SAYINGS[None].in_language(language)


def spans(value: tuple[Span, ...]) -> str:
    return " ".join(f"{start}–{end}" for start, end in value)
