"""What each figure counts, as the foot of every report says it."""

from core.words import Text

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
            "Nomor dengan perkiraan waktu di karcis yang dipanggil di dalam rentang itu; yang dipanggil di luar urutan"
            " tidak dihitung.",
            "Numbers with a time on their paper that were called within it; those called out of turn do not count.",
        ),
    ),
    "beres": (
        Text("Beres", "Beres rate"),
        Text(
            "Bagian keperluan yang selesai dalam satu kunjungan, dari semua yang berakhir.",
            "Share of errands finished in one visit, of all that ended.",
        ),
    ),
    "ikm": (
        Text("IKM", "IKM"),
        Text(
            "Indeks Kepuasan Masyarakat menurut PermenPANRB 14/2017: rata-rata sembilan unsur (1–4) kali bobot"
            " {weight} kali 25. Di bawah lima jawaban tidak ditampilkan.",
            "Satisfaction index by PermenPANRB 14/2017: the means of nine elements (1–4) times the weight {weight}"
            " times 25. Fewer than five answers are not shown.",
        ),
    ),
}
