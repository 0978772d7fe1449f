"""The words of an invitation, by key."""

from core.words import Text

WORDS: dict[str, Text] = {
    "title": Text("Undangan membuka gerai", "An invitation to open a counter"),
    "dear": Text("Kepada {name}", "To {name}"),
    "dear_all": Text("Kepada pimpinan instansi", "To the head of the agency"),
    "opening": Text(
        "Warga datang ke {site} untuk menyelesaikan beberapa urusan dalam satu kunjungan. Layanan Anda akan"
        " melengkapinya. Inilah siapa yang datang, kapan, dan apa yang dicari tetapi belum ada.",
        "People come to {site} to settle several errands in one visit. Your services would complete it. This is who"
        " comes, when, and what they look for that is not here yet.",
    ),
    "visits": Text("kunjungan", "visits"),
    "a_day": Text("kunjungan sehari", "visits a day"),
    "median": Text("menit: separuh menunggu paling lama", "minutes: half waited at most"),
    "kept": Text("janji waktu ditepati", "promised times kept"),
    "from_log": Text(
        "Dihitung mesin antrean dari {days} hari pelayanan, {since} sampai {until}. Angka yang sama"
        " terbuka untuk semua.",
        "Counted by the queue system over {days} days of service, {since} to {until}. The same figures"
        " are open to all.",
    ),
    "wishes": Text("Dicari pengunjung, tetapi belum ada di sini", "Looked for by visitors, but not here yet"),
    "no_wishes": Text(
        "Belum ada pencarian tanpa hasil yang tercatat pada hari-hari ini.",
        "No search without an answer was recorded on these days.",
    ),
    "times": Text("{count} kali", "{count} times"),
    "arrivals": Text("Keperluan yang datang per jam, hari biasa", "Errands that come in an hour, on a usual day"),
    "hours": Text("Jam buka", "Opening hours"),
    "present": Text("Sudah ada di sini: {count} instansi", "Already here: {count} agencies"),
    "answer": Text(
        "Kami menyiapkan loket, nomor antrean, layar, suara panggilan dan laporan. Anda cukup membawa petugas.",
        "We provide the counter, queue numbers, screens, the voice that calls, and reports. You bring your officers.",
    ),
    "contact": Text("Hubungi", "Contact"),
    "signature": Text("Kepala MPP", "Head of the mall"),
}
