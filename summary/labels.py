"""The words on reports, by key."""

from core.words import Text

_WORDS: dict[str, Text] = {
    "title_day": Text("Ringkasan hari", "The day in short"),
    "title_period": Text("Ringkasan", "In short"),
    "stood_out": Text("Yang menonjol", "What stood out"),
    "hour": Text("jam", "hour"),
    "errands": Text("keperluan", "errands"),
    "wait_minutes": Text("menit menunggu", "minutes of waiting"),
    "arrivals": Text("Kedatangan per jam", "Arrivals by the hour"),
    "waits": Text("Lama menunggu per gerai", "Waiting by agency"),
    "timeline": Text("Loket sepanjang hari", "Counters over the day"),
    "open": Text("buka", "open"),
    "paused": Text("jeda", "paused"),
    "visits": Text("Kunjungan", "Visits"),
    "median_wait": Text("Menunggu, tengah", "Median wait"),
    "promises": Text("Janji ditepati", "Promises kept"),
    "beres": Text("Beres", "Beres rate"),
    "ikm": Text("IKM", "IKM"),
    "agencies": Text("Per gerai", "By agency"),
    "services": Text("Per layanan", "By service"),
    "counters": Text("Loket", "Counters"),
    "agency": Text("Gerai", "Agency"),
    "service": Text("Layanan", "Service"),
    "counter": Text("Loket", "Counter"),
    "created": Text("Dibuat", "Created"),
    "done": Text("Selesai", "Done"),
    "absent": Text("Tidak hadir", "Absent"),
    "cancelled": Text("Batal", "Cancelled"),
    "expired": Text("Kedaluwarsa", "Expired"),
    "transferred": Text("Dialihkan", "Transferred"),
    "still_open": Text("Terbuka", "Open"),
    "p50": Text("Tengah", "Median"),
    "p90": Text("P90", "P90"),
    "longest": Text("Terlama", "Longest"),
    "served_p50": Text("Dilayani", "Service"),
    "standard": Text("Sesuai standar", "In standard"),
    "planned": Text("Rencana", "Planned"),
    "opened_for": Text("Buka", "Open"),
    "late": Text("Terlambat", "Late"),
    "stayed_closed": Text("tidak dibuka", "not opened"),
    "minutes": Text("menit", "min"),
    "tickets": Text("Nomor", "Numbers"),
    "definitions": Text("Arti angka", "What the figures mean"),
    "all": Text("Semua", "All"),
    "not_even": Text(
        "Tabel ini tidak dicetak karena jumlahnya tidak cocok. Hubungi pengelola Besti.",
        "This table is not printed because its totals do not come out even. Call whoever keeps Besti.",
    ),
    "nothing": Text("Tidak ada data untuk waktu ini.", "There are no data for this time."),
    "so_far": Text("sampai pukul {clock}", "until {clock}"),
    "signature": Text("Kepala MPP", "Head of the mall"),
    "made": Text("Dibuat oleh Besti", "Made by Besti"),
}


def label(key: str, language: str) -> str:
    """The words for `key`; an unknown key raises KeyError."""
    return _WORDS[key].in_language(language)
