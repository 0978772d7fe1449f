"""The words that stand on papers, Indonesian first."""

from datetime import date

from core.words import Text

_WORDS = {
    # tickets
    "number": Text(id="Nomor antrean", en="Queue number"),
    "priority": Text(id="PRIORITAS", en="PRIORITY"),
    "errands": Text(id="{n} keperluan dengan satu nomor", en="{n} errands with one number"),
    "ahead": Text(id="Di depan Anda: {n}\u00a0orang", en="Ahead of you: {n}\u00a0people"),
    "ahead_one": Text(id="Di depan Anda: 1\u00a0orang", en="Ahead of you: 1\u00a0person"),
    "ahead_none": Text(id="Di depan Anda: tidak ada", en="Nobody is ahead of you"),
    "promise": Text(id="Perkiraan dipanggil", en="Expected call"),
    "no_promise": Text(id="Perkiraan waktu belum tersedia", en="No time estimate yet"),
    "lane": Text(id="Jaringan sedang terputus; nomor ini tetap sah.", en="The network is down; this number is valid."),
    "wait": Text(id="Tunggu di {place}", en="Wait in {place}"),
    "step_place": Text(id="{zone}, loket\u00a0{names}", en="{zone}, counter\u00a0{names}"),
    "documents": Text(id="Siapkan:", en="Please prepare:"),
    "about": Text(id="perkiraan kasar: {at}", en="rough estimate: {at}"),
    "doubtful": Text(id="mungkin tidak sempat hari ini", en="perhaps not today"),
    "steps": Text(id="Urutan keperluan Anda:", en="Your errands, in order:"),
    "scan": Text(id="Pantau giliran: pindai kode", en="Follow your turn: scan the code"),
    "no_page": Text(
        id="Tanpa kode QR: halaman ponsel tidak tersedia. Lihat giliran di layar.",
        en="No QR code: there is no phone page. Watch the screens for your turn.",
    ),
    "missed": Text(
        id="Bila terlewat, lapor ke petugas dalam {n}\u00a0menit; tidak\u00a0perlu nomor baru. Berlaku hari ini saja.",
        en="Missed your call? Tell the staff within {n}\u00a0minutes; no\u00a0new number needed. Valid today only.",
    ),
    # any paper
    "copy": Text(id="SALINAN ke-{n}", en="COPY {n}"),
    "copied": Text(id="Disalin {at}", en="Copied {at}"),
    "sample": Text(id="CONTOH", en="SAMPLE"),
    "sample_why": Text(id="Latihan, tidak berlaku", en="Training, not valid"),
    # the end of a visit
    "nota": Text(id="Nota Beres", en="Nota Beres"),
    "arrived": Text(id="Tiba", en="Arrived"),
    "promised": Text(id="Dijanjikan", en="Promised"),
    "called": Text(id="Dipanggil", en="Called"),
    "finished": Text(id="Beres", en="Done"),
    "in_time": Text(id="Dipanggil sesuai janji.", en="Called within the promised time."),
    "late": Text(
        id="Dipanggil {n}\u00a0menit lebih lambat dari janji. Kami mohon maaf.",
        en="Called {n}\u00a0minutes later than promised. We are sorry.",
    ),
    "visit": Text(id="{n} keperluan, satu kali datang", en="{n} errands, one visit"),
    "visit_one": Text(id="1 keperluan, satu kali datang", en="1 errand, one visit"),
    "done": Text(id="beres", en="done"),
    "in_process": Text(id="diproses", en="in process"),
    "ready": Text(id="siap diambil {day}", en="ready on {day}"),
    "documents_incomplete": Text(id="berkas belum lengkap", en="documents incomplete"),
    "referred": Text(id="dirujuk ke tempat lain", en="referred elsewhere"),
    "not_served": Text(id="tidak dilayani", en="not served"),
    "rate": Text(id="Nilai layanan kami: pindai kode", en="Rate our service: scan the code"),
    "thanks": Text(id="Terima kasih atas kunjungan Anda.", en="Thank you for your visit."),
    # the slip for what is fetched later
    "pickup": Text(id="Slip pengambilan", en="Pick-up slip"),
    "ready_from": Text(id="Siap diambil mulai", en="Ready from"),
    "hours": Text(id="Pukul {spans} {zone}", en="{spans} {zone}"),
    "closed_then": Text(
        id="Hari itu tutup; datanglah pada hari kerja berikutnya.", en="Closed that day; come on the next working day."
    ),
    "your_number": Text(id="Nomor Anda tadi: {label}", en="Your number was: {label}"),
    "pickup_at": Text(id="Ambil di {place}", en="Fetch it at {place}"),
    "bring_slip": Text(
        id="Bawa slip ini dan bukti identitas. Ambil nomor antrean baru saat datang.",
        en="Bring this slip and proof of identity. Take a new queue number when you come.",
    ),
    "check": Text(id="Cek statusnya: pindai kode", en="Check its status: scan the code"),
    # the list of documents
    "list": Text(id="Daftar berkas", en="Document list"),
    "bring": Text(id="Bawalah:", en="Please bring:"),
    "bring_nothing": Text(id="Tidak ada berkas yang perlu dibawa.", en="There is nothing you need to bring."),
    "fee": Text(id="Biaya: {fee}", en="Fee: {fee}"),
    "where": Text(id="Dilayani di {place}", en="Served at {place}"),
    "no_number": Text(
        id="Ini bukan nomor antrean. Ambil nomor di kios bila berkas sudah siap.",
        en="This is not a queue number. Take one at the kiosk when your documents are ready.",
    ),
    # numbers for an emergency
    "emergency": Text(id="Nomor antrean darurat", en="Emergency queue number"),
    "emergency_do": Text(
        id="Nomor ini sah. Tunggu di {place}; petugas memanggil nomor ini dengan suara.",
        en="This number is valid. Wait at {place}; the staff will call it out.",
    ),
    "emergency_keep": Text(
        id="Simpan nomor ini. Giliran tidak hilang bila sistem kembali normal.",
        en="Keep it: your turn is not lost when the system is back.",
    ),
    "fill_in": Text(id="Diisi petugas", en="Filled in by the staff"),
    "date_blank": Text(id="Tanggal", en="Date"),
    "time_blank": Text(id="Jam", en="Time"),
    "service_blank": Text(id="Layanan", en="Service"),
    # a day
    "day": Text(id="Ringkasan hari", en="The day in figures"),
    "day_given": Text(id="Ambil", en="Given"),
    "day_done": Text(id="Beres", en="Done"),
    "day_absent": Text(id="Absen", en="Missed"),
    "day_expired": Text(id="Hangus", en="Lapsed"),
    "day_open": Text(id="Sisa", en="Open"),
    "day_all": Text(id="Jumlah nomor", en="Numbers given"),
    "day_cancelled": Text(id="Dibatalkan", en="Cancelled"),
    "day_papers": Text(id="Tiket tercetak", en="Tickets printed"),
    "day_copies": Text(id="Salinan", en="Copies"),
    "day_made": Text(id="Dicetak {at}", en="Printed {at}"),
    "day_signed": Text(id="Petugas: ____________________", en="Officer: ____________________"),
    # a test
    "test": Text(id="Slip uji", en="Test slip"),
    "test_ticket": Text(id="Tiket uji", en="Test ticket"),
    "test_nobody": Text(
        id="Bukan nomor antrean: hanya untuk memeriksa tulisan dan arah loket.",
        en="No queue number: only to check the words and the way to the counter.",
    ),
    "test_profile": Text(id="{name}: {columns} kolom, {dots} titik", en="{name}: {columns} columns, {dots} dots"),
    "test_edges": Text(id="Kedua garis tepi harus terlihat utuh:", en="Both edge lines must be whole:"),
    "test_line": Text(id="Angka harus mengisi tepat satu baris:", en="The digits must fill just one line:"),
    "test_density": Text(id="Tiga kotak: terang, sedang, pekat", en="Three boxes: light, medium, dense"),
    "test_letters": Text(id="Semua huruf dan tanda:", en="All letters and signs:"),
    "test_code": Text(id="Pindai kode; harus terbaca:", en="Scan the code; it must read:"),
    "test_cut": Text(id="Kertas harus terpotong di bawah baris ini.", en="The paper must be cut below this line."),
}  # fmt: skip

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


def both(key: str) -> Text:
    """The phrase `key` in both languages, its gaps as they are."""
    return _WORDS[key]


def long_date(day: date, language: str) -> str:
    """ "Kamis, 12 November 2026" """
    name, month = _names(day, language)
    return f"{name}, {day.day} {month} {day.year}"


def short_date(day: date, language: str) -> str:
    """ "Kam 12 Nov 2026" """
    name, month = _names(day, language)
    return f"{name[:3]} {day.day} {month[:3]} {day.year}"


def _names(day: date, language: str) -> tuple[str, str]:
    spoken = "en" if language == "en" else "id"
    return _DAYS[spoken][day.weekday()], _MONTHS[spoken][day.month - 1]
