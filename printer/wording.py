"""The words that stand on a ticket, Indonesian first."""

from core.words import Text

_WORDS = {
    "number": Text(id="Nomor antrean", en="Queue number"),
    "priority": Text(id="PRIORITAS", en="PRIORITY"),
    "ahead": Text(id="Di depan Anda: {n}\u00a0orang", en="Ahead of you: {n}\u00a0people"),
    "ahead_one": Text(id="Di depan Anda: 1\u00a0orang", en="Ahead of you: 1\u00a0person"),
    "ahead_none": Text(id="Di depan Anda: tidak ada", en="Nobody is ahead of you"),
    "promise": Text(id="Perkiraan dipanggil", en="Expected call"),
    "no_promise": Text(id="Perkiraan waktu belum tersedia", en="No time estimate yet"),
    "lane": Text(id="Jaringan sedang terputus; nomor ini tetap sah.", en="The network is down; this number is valid."),
    "wait": Text(id="Tunggu di {place}", en="Please wait in {place}"),
    "counter": Text(id="Loket {names}", en="Counter {names}"),
    "documents": Text(id="Siapkan:", en="Please prepare:"),
    "steps": Text(id="Urutan keperluan Anda:", en="Your steps:"),
    "steps_same": Text(
        id="Nomor Anda tetap sama untuk semua keperluan.", en="Your number stays the same for all of them."
    ),
    "scan": Text(id="Pantau giliran: pindai kode", en="Follow your turn: scan the code"),
    "no_page": Text(id="Halaman ponsel tidak tersedia.", en="No phone page is available."),
    "missed": Text(
        id="Bila terlewat, lapor ke petugas dalam {n}\u00a0menit. Anda tidak perlu mengambil nomor baru.",
        en="If you miss your call, tell the staff within {n}\u00a0minutes. You do not need a new number.",
    ),
    "today": Text(id="Berlaku hari ini saja.", en="Valid today only."),
    "copy": Text(id="SALINAN ke-{n}", en="COPY {n}"),
    "sample": Text(id="CONTOH", en="SAMPLE"),
    "sample_why": Text(id="Latihan, tidak berlaku", en="Training, not valid"),
}

_DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def say(key: str, language: str, **values: object) -> str:
    """The phrase `key` in `language`, with its gaps filled."""
    return _WORDS[key].in_language(language).format(**values)


def day_name(weekday: int, language: str) -> str:
    """`weekday` counts from Monday = 0."""
    return _DAYS["en" if language == "en" else "id"][weekday]


def month_name(month: int, language: str) -> str:
    """`month` counts from January = 1."""
    return _MONTHS["en" if language == "en" else "id"][month - 1]
