"""What each figure counts, as the foot of every report says it."""

from core.words import Text
from summary.report import Report

DEFINITIONS: dict[str, tuple[Text, Text]] = {
    "visits": (
        Text("Kunjungan", "Visits"),
        Text(
            "Satu orang, satu kedatangan: setiap nomor dihitung sekali, berapa pun keperluannya; nomor yang dibatalkan"
            " sebelum dipanggil tidak dihitung.",
            "One person, one stay: every number counts once, however many errands; numbers cancelled before any call"
            " do not count.",
        ),
    ),
    "tickets": (
        Text("Nomor", "Numbers"),
        Text(
            "Nomor antrean yang diberikan. Selesai: ada keperluan yang dilayani; tidak hadir, kedaluwarsa (hari"
            " ditutup) dan batal: tidak ada yang dilayani.",
            "Queue numbers given. Done: some errand was served; absent, expired (the day closed) and cancelled: none"
            " was.",
        ),
    ),
    "steps": (
        Text("Keperluan", "Errands"),
        Text(
            "Satu layanan pada satu loket. Dibuat = selesai + tidak hadir + batal + kedaluwarsa + dialihkan + terbuka.",
            "One service at one counter. Created = done + absent + cancelled + expired + transferred + open.",
        ),
    ),
    "wait": (
        Text("Menunggu", "Wait"),
        Text(
            "Dari saat keperluan bisa dimulai sampai panggilan pertama, dalam menit penuh. Tengah: separuh pengunjung"
            " menunggu paling lama sekian; P90: sembilan dari sepuluh.",
            "From when an errand could start until the first call, in whole minutes. Median: half of the visitors"
            " waited no longer; P90: nine of ten.",
        ),
    ),
    "service": (
        Text("Dilayani", "Service"),
        Text(
            "Dari mulai (atau panggilan terakhir) sampai petugas menyelesaikan; yang tidak ditutup petugas tidak"
            " dihitung.",
            "From the start (or the last call) until the officer ended it; those that no officer ended do not count.",
        ),
    ),
    "standard": (
        Text("Sesuai standar", "Within standard"),
        Text(
            "Bagian pelayanan yang tidak lebih lama dari waktu standar pada data situs.",
            "Share of services that took no longer than the standard time in the site file.",
        ),
    ),
    "promises": (
        Text("Janji ditepati", "Promises kept"),
        Text(
            "Yang mendapat perkiraan waktu dan dipanggil di dalam rentang itu; sebelum: terlalu cepat, sesudah:"
            " terlambat. Yang dipanggil di luar urutan tidak dihitung.",
            "Those who were told a time and were called within it; before: early, after: late. Those called out of"
            " turn do not count.",
        ),
    ),
    "beres": (
        Text("Beres", "Beres rate"),
        Text(
            "Bagian keperluan yang selesai dalam satu kunjungan, dari semua yang berakhir.",
            "Share of errands finished in one visit, of all that ended.",
        ),
    ),
    "came": (
        Text("Datang, menunggu", "Came, waited"),
        Text(
            "Datang: keperluan yang pada jam itu mulai bisa dilayani. Menunggu: yang sudah bisa dilayani"
            " dan belum dipanggil, rata-rata sepanjang jam itu; pengunjung dengan dua keperluan bebas"
            " menunggu di dua antrean.",
            "Came: errands that could start from that hour on. Waited: those that could start and were not"
            " called yet, the average over that hour; a visitor with two free errands waits in two queues.",
        ),
    ),
    "counters": (
        Text("Loket", "Counters"),
        Text(
            "Rencana: selama salah satu hurufnya dilayani menurut data situs. Buka dan jeda: menurut tombol"
            " petugas. Terlambat: dari awal rencana sampai pertama kali dibuka. Dilayani: keperluan yang"
            " selesai di loket itu.",
            "Planned: while any of its letters is served by the site file. Open and paused: by the"
            " officer's buttons. Late: from the begin of the plan to the first opening. Served: errands done"
            " there.",
        ),
    ),
    "quota": (
        Text("Kuota habis", "Quota used up"),
        Text(
            "Saat nomor terakhir dalam kuota huruf itu diberikan.",
            "When the last number within the letter's quota was given.",
        ),
    ),
    "absent": (
        Text("Tidak hadir", "No-shows"),
        Text(
            "Keperluan yang dipanggil sampai batas panggilan tanpa pengunjung datang, dan tidak dilanjutkan hari itu.",
            "Errands that were called as often as the rules say without the visitor coming, and did not go"
            " on that day.",
        ),
    ),
    "unfinished": (
        Text("Belum beres", "Not finished"),
        Text(
            "Keperluan yang berakhir lain: berkas kurang, masih diproses, dirujuk, tidak hadir, batal, hari"
            " ditutup. Yang dialihkan dihitung di keperluan lanjutannya.",
            "Errands that ended otherwise: papers missing, in process, referred, absent, cancelled, the day"
            " closed. What was transferred counts with the errand that goes on.",
        ),
    ),
    "people": (
        Text("Siapa yang datang", "Who came"),
        Text(
            "Jumlah saja, tidak pernah per orang. Prioritas, kebutuhan, bahasa: dipilih pengunjung sendiri, dari"
            " kunjungan. Nomor dari: tempat nomor diminta. Pemesanan: untuk waktu pada hari itu.",
            "Sums only, never by person. Priority, needs, language: as visitors chose themselves, of the visits."
            " Number from: where it was asked for. Bookings: for a time on that day.",
        ),
    ),
    "journeys": (
        Text("Layanan terpadu", "Journeys"),
        Text(
            "Dimulai: nomor dengan rangkaian layanan. Tuntas: semua keperluan wajibnya beres dalam kunjungan itu."
            " Gerai dan pemerintah ikut: yang punya keperluan di dalamnya.",
            "Begun: numbers with a journey. Completed: all its required errands were finished in that visit."
            " Agencies and governments: those with an errand in it.",
        ),
    ),
    "outage": (
        Text("Gangguan", "Outages"),
        Text(
            "Dari saat gangguan dinyatakan (atau mulai diketahui) sampai dinyatakan selesai. Nomor kios"
            " sendiri: diberi kios saat hub tidak terjangkau.",
            "From when an outage was declared (or known to begin) until it was declared over. Numbers of a"
            " kiosk alone: given while the hub could not be reached.",
        ),
    ),
    "papers": (
        Text("Karcis", "Papers"),
        Text(
            "Menurut kabar terakhir printer tentang karcis pertama tiap nomor; tidak dipastikan: printer tidak"
            " menjawab. Cetak ulang: karcis yang diminta lagi.",
            "By the last word of the printer about the first paper of each number; not confirmed: it did not answer."
            " Printed again: papers asked for once more.",
        ),
    ),
    "help": (
        Text("Petugas pandu dipanggil", "Usher called"),
        Text(
            "Berapa kali tombol bantuan ditekan pada hari itu.",
            "How often help was asked for that day.",
        ),
    ),
    "faces": (
        Text("Wajah di pintu keluar", "Faces on the way out"),
        Text(
            "Berapa kali tiap wajah disentuh, tanpa nomor antrean; bukan bagian dari IKM. Di bawah lima tidak"
            " ditampilkan.",
            "How often each face was touched, without a queue number; no part of the IKM. Fewer than five are not"
            " shown.",
        ),
    ),
    "changed": (
        Text("Tidak ada lagi, berganti nama", "Gone, renamed"),
        Text(
            "Gerai dan layanan pada laporan ini dibandingkan dengan data situs sekarang. Yang sudah pergi tetap"
            " dihitung.",
            "Agencies and services of this report against the site file of today. What has left still counts.",
        ),
    ),
    "unmet": (
        Text("Dicari, tidak ada", "Looked for, not here"),
        Text(
            "Berapa kali pengunjung mencari layanan yang belum ada, menurut pokok; kata-katanya tidak disimpan.",
            "How often visitors looked for services that are not here, by topic; their words are not kept.",
        ),
    ),
    "doubt": (
        Text("Diparkir, janggal", "Parked, anomalous"),
        Text(
            "Kejadian yang belum dimengerti versi ini, dan kejanggalan yang dicatat penyimpanan; keduanya"
            " tidak masuk hitungan lain.",
            "Events that this version does not understand yet, and anomalies that the store noted; neither"
            " is in any other figure.",
        ),
    ),
    "compared": (
        Text("Dibandingkan", "Compared"),
        Text(
            "Hari dengan hari yang sama 1, 4 dan 52 minggu lalu; waktu lain dengan yang sebelumnya dan"
            " tahun lalu. Tanda *: jumlah bulanan dari sebelum Besti.",
            "A day with the same weekday 1, 4 and 52 weeks ago; other times with the one before and last"
            " year. A *: monthly totals from before Besti.",
        ),
    ),
    "ikm": (
        Text("IKM", "IKM"),
        Text(
            "Indeks Kepuasan Masyarakat menurut PermenPANRB 14/2017: rata-rata tiap unsur (NRR, 1–4) kali bobotnya"
            " ({weight}), dijumlahkan, kali 25, dibulatkan sekali. A dari 88,31, B dari 76,61, C dari 65,00. Di bawah"
            " lima jawaban tidak ditampilkan. Responden yang diperlukan: tabel Krejcie dan Morgan.",
            "Satisfaction index by PermenPANRB 14/2017: the mean of each element (NRR, 1–4) times its weight"
            " ({weight}), added up, times 25, rounded once. A from 88.31, B from 76.61, C from 65.00. Fewer than five"
            " answers are not shown. Respondents needed: the table of Krejcie and Morgan.",
        ),
    ),
}


def meanings(report: Report) -> list[tuple[str, str, str]]:
    """Anchor, word and meaning of each figure, in the language of the report and with its weight of the survey."""
    tongue, weight = report.language, report.weighed.written
    return [
        (key, word.in_language(tongue), meaning.in_language(tongue).format(weight=weight))
        for key, (word, meaning) in DEFINITIONS.items()
    ]
