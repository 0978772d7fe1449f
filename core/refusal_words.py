"""The words of every refusal, for a visitor or an officer. Placeholders are filled by `Refusal.values`."""

from core.words import Text

WORDS: dict[str, Text] = {
    # the site and the day
    "no_site": Text(
        "Data situs belum dimuat. Muat dulu dengan: besti site load",
        "No site file is loaded yet. Load one with: besti site load",
    ),
    "parked": Text(
        "Penyimpanan ini berisi kejadian dari versi yang lebih baru. Perbarui Besti dulu; tidak ada yang hilang.",
        "This store holds events of a newer version. Update Besti first; nothing is lost.",
    ),
    "too_old": Text(
        "Perintah ini sudah terlalu lama dan tidak dijalankan.", "This command is too old and was not carried out."
    ),
    "day_open": Text("Hari layanan {day} sudah dibuka.", "The service day {day} is open already."),
    "day_past": Text(
        "Tanggal {day} tidak lebih baru dari hari layanan terakhir {last}.",
        "The date {day} is not later than the last service day {last}.",
    ),
    "day_not_open": Text("Hari layanan belum dibuka.", "The service day has not been opened."),
    "date_uncertain": Text(
        "Jam perangkat diragukan. Pastikan tanggalnya dulu: besti confirm-date {day}",
        "The clock of this device is in doubt. Confirm the date first: besti confirm-date {day}",
    ),
    "epoch_past": Text(
        "Antrean sudah diatur perangkat lain sejak itu; tidak ada yang diubah.",
        "Another device has led the queues since then; nothing was changed.",
    ),
    # taking a number
    "closed": Text("Mohon maaf, pelayanan sudah tutup.", "Sorry, service is closed."),
    "not_yet": Text("Mohon maaf, pengambilan nomor belum dimulai.", "Sorry, numbers are not being issued yet."),
    "break": Text("Mohon maaf, sedang istirahat.", "Sorry, there is a break now."),
    "holiday": Text("Mohon maaf, hari ini libur: {name}.", "Sorry, closed today: {name}."),
    "last_ticket": Text(
        "Mohon maaf, waktu pengambilan nomor hari ini sudah habis.", "Sorry, the time for taking numbers today is over."
    ),
    "quota": Text(
        "Mohon maaf, nomor layanan ini untuk hari ini sudah habis.",
        "Sorry, there are no numbers left for this service today.",
    ),
    "day_full": Text(
        "Mohon maaf, sisa waktu {agency} hari ini sudah tidak cukup untuk nomor baru.{again}",
        "Sorry, what is left of the day at {agency} is not enough for new numbers.{again}",
    ),
    "own_risk": Text(
        "Antrean {agency} sudah panjang: nomor baru kemungkinan besar tidak sampai dipanggil hari ini.",
        "The line at {agency} is long already: a new number will most likely not be called today.",
    ),
    "paused": Text("Mohon maaf, {agency} sedang berhenti sementara.", "Sorry, {agency} has paused for a while."),
    "closed_early": Text("Mohon maaf, hari ini tutup lebih awal.", "Sorry, closing early today."),
    "not_valid": Text(
        "Mohon maaf, layanan ini tidak tersedia hari ini.", "Sorry, this service is not available today."
    ),
    "booking_only": Text(
        "Mohon maaf, layanan ini memerlukan pendaftaran lebih dulu.", "Sorry, this service needs a booking first."
    ),
    "too_many": Text(
        "Terlalu banyak nomor dalam satu menit. Mohon tunggu sebentar.",
        "Too many numbers within a minute. Please wait a moment.",
    ),
    "unknown_service": Text("Layanan {service} tidak dikenal.", "There is no service {service}."),
    "unknown_journey": Text("Alur {journey} tidak dikenal.", "There is no journey {journey}."),
    "bad_steps": Text(
        "Satu nomor memuat satu sampai delapan keperluan yang urutannya jelas.",
        "A ticket has one to eight errands in a clear order.",
    ),
    "ticket_exists": Text("Nomor dengan tanda pengenal ini sudah ada.", "A ticket with this id exists already."),
    # a ticket
    "unknown_ticket": Text("Nomor ini tidak ditemukan hari ini.", "This number was not found today."),
    "unknown_step": Text("Keperluan ini tidak ada pada nomor {label}.", "Number {label} has no such errand."),
    "ticket_over": Text("Nomor {label} sudah selesai.", "Number {label} is finished already."),
    "step_not_waiting": Text("Keperluan ini tidak sedang menunggu.", "This errand is not waiting."),
    "step_needed": Text("Keperluan lain menunggu keperluan ini.", "Another errand depends on this one."),
    "ticket_busy": Text("Nomor {label} sedang dipanggil atau dilayani.", "Number {label} is being called or served."),
    "ticket_paused": Text("Nomor {label} sedang jeda.", "Number {label} is paused."),
    "ticket_not_paused": Text("Nomor {label} tidak sedang jeda.", "Number {label} is not paused."),
    "not_held": Text("Nomor {label} tidak sedang ditunda atau terlewat.", "Number {label} is neither held nor missed."),
    "hold_not_over": Text("Masa tunda belum habis.", "The hold is not over yet."),
    "not_served": Text("Keperluan ini belum dilayani.", "This errand has not been served."),
    "already_rated": Text("Keperluan ini sudah dinilai. Terima kasih.", "This errand was rated already. Thank you."),
    "bad_score": Text("Nilai harus 1 sampai 4.", "Scores go from 1 to 4."),
    # another paper
    "ticket_open": Text("Kunjungan nomor {label} belum selesai.", "The visit of number {label} is not over yet."),
    "nothing_to_fetch": Text(
        "Tidak ada yang perlu diambil untuk keperluan ini pada nomor {label}.",
        "There is nothing to fetch for this errand of number {label}.",
    ),
    "other_day": Text("Yang tercatat di sini hanya hari layanan {day}.", "Only the service day {day} is known here."),
    "print_exists": Text("Permintaan cetak ini sudah ada.", "This paper was asked for already."),
    "pickup_one": Text("Nomor pengambilan memuat satu keperluan.", "A number for a pick-up has one errand."),
    # numbers on paper in an emergency
    "unknown_letter": Text("Huruf {letter} tidak ada.", "There is no letter {letter}."),
    "bad_papers": Text(
        "Nomor darurat 9001 sampai 9999: tulis nomor pertama dan terakhir dengan benar.",
        "Emergency numbers are 9001 to 9999: please give the first and the last one correctly.",
    ),
    "many_papers": Text(
        "Paling banyak {most} nomor sekaligus. Catat dalam beberapa bagian.",
        "At most {most} numbers at once. Please book them in in parts.",
    ),
    "papers_known": Text("{first} sampai {last} sudah tercatat.", "{first} to {last} are on record already."),
    # between counters
    "ask_exists": Text("Pertanyaan ini sudah ada.", "This question exists already."),
    "ask_whom": Text("Pilih satu loket lain atau satu gerai.", "Choose one other counter or one agency."),
    "ask_unknown": Text("Pertanyaan ini tidak ditujukan ke loket ini.", "This question was not for this counter."),
    "ask_answered": Text("Pertanyaan ini sudah dijawab.", "This question was answered already."),
    "nobody_there": Text("Belum ada loket {agency} yang buka.", "No counter of {agency} is open."),
    # a counter
    "unknown_counter": Text("Loket {counter} tidak ada.", "There is no counter {counter}."),
    "counter_closed": Text("Loket {counter} belum dibuka.", "Counter {counter} is not open."),
    "counter_paused": Text("Loket {counter} sedang istirahat.", "Counter {counter} is paused."),
    "counter_open": Text("Loket {counter} sudah buka.", "Counter {counter} is open already."),
    "counter_busy": Text("Loket {counter} masih melayani {label}.", "Counter {counter} still has {label}."),
    "counter_empty": Text("Tidak ada yang dipanggil di loket {counter}.", "Nobody is called to counter {counter}."),
    "nobody": Text("Belum ada antrean untuk loket {counter}.", "Nobody is waiting for counter {counter}."),
    "not_here": Text(
        "Nomor {label} tidak dilayani di loket {counter}.", "Number {label} is not served at counter {counter}."
    ),
    "not_callable": Text(
        "Nomor {label} belum dapat dipanggil ke loket {counter}.",
        "Number {label} cannot be called to counter {counter} yet.",
    ),
    "recall_limit": Text(
        "Nomor {label} sudah dipanggil {calls} kali.", "Number {label} has been called {calls} times."
    ),
    "recall_soon": Text(
        "Panggil ulang baru dapat dilakukan {seconds} detik lagi.", "It can be called again in {seconds} seconds."
    ),
    "already_serving": Text("Nomor {label} sudah dilayani.", "Number {label} is being served already."),
    "nothing_to_undo": Text(
        "Tidak ada yang dapat dibatalkan di loket {counter}.", "There is nothing to undo at counter {counter}."
    ),
    "undo_late": Text(
        "Pembatalan hanya dapat dilakukan dalam {seconds} detik.", "Undo is possible within {seconds} seconds only."
    ),
    # the hall
    "unknown_agency": Text("Gerai {agency} tidak dikenal.", "There is no agency {agency}."),
    "agency_paused": Text("Gerai ini sudah berhenti sementara.", "This agency is paused already."),
    "agency_not_paused": Text("Gerai ini tidak sedang berhenti.", "This agency is not paused."),
    "time_past": Text("Waktu itu sudah lewat.", "That time has passed."),
    "unknown_help": Text("Panggilan bantuan ini tidak ditemukan.", "This call for help was not found."),
    "help_exists": Text("Panggilan bantuan ini sudah ada.", "This call for help exists already."),
    "help_taken": Text("Panggilan bantuan ini sudah diambil.", "This call for help was taken already."),
    "booking_exists": Text("Pendaftaran ini sudah ada.", "This booking exists already."),
    "booking_unknown": Text("Mohon maaf, pendaftaran tidak ditemukan.", "Sorry, we cannot find that booking."),
    "booking_used": Text(
        "Pendaftaran ini sudah dipakai atau dibatalkan.", "This booking was used or cancelled already."
    ),
    "booking_early": Text(
        "Anda datang lebih awal. Silakan kembali mendekati jadwal Anda.",
        "You are early. Please come back closer to your time.",
    ),
    "booking_late": Text(
        "Waktu pendaftaran Anda sudah lewat. Silakan ambil nomor biasa.",
        "Your booking time has passed. Please take an ordinary number.",
    ),
    "booking_other": Text("Pendaftaran ini untuk layanan {service}.", "This booking is for service {service}."),
    "booking_far": Text("Waktu itu lebih dari dua tahun lagi.", "That time is more than two years away."),
    "booking_not_valid": Text(
        "Layanan ini tidak tersedia di sini pada tanggal itu.", "This service is not offered here on that date."
    ),
    "booking_not_over": Text("Waktu pendaftaran ini belum lewat.", "The time of this booking has not passed."),
    "bad_document": Text("Isi dokumen {name} salah di {path}.", "The document {name} is wrong at {path}."),
    "document_same": Text("Isi dokumen {name} tidak berubah.", "The document {name} has not changed."),
    "document_moved": Text(
        "Dokumen {name} sudah diubah orang lain (versi {version}).",
        "Somebody else has changed the document {name} (version {version}).",
    ),
    "no_admin": Text(
        "Harus ada paling sedikit satu admin seluruh MPP yang bertugas. Tambahkan dulu seorang admin.",
        "At least one admin of the whole mall must be on duty. Add an admin first.",
    ),
    "unknown_document": Text("Berkas {document} tidak dikenal.", "There is no document {document}."),
    "letter_reused": Text(
        "Huruf {letter} masih dipakai {agency} kurang dari 90 hari yang lalu.",
        "The letter {letter} was used by {agency} less than 90 days ago.",
    ),
    "unknown_zone": Text("Zona {zone} tidak dikenal.", "There is no zone {zone}."),
    "notice_exists": Text("Pengumuman ini sudah tampil.", "This notice is shown already."),
    "notice_text": Text("Pengumuman memuat 1 sampai {most} huruf.", "A notice has 1 to {most} characters."),
    "unknown_notice": Text("Pengumuman ini tidak ditemukan.", "This notice was not found."),
    "unknown_device": Text("Perangkat {device} tidak dikenal.", "The device {device} is not known."),
    "device_known": Text("Perangkat {device} sudah terdaftar.", "The device {device} is enrolled already."),
    "no_lane": Text("Perangkat {device} tidak mempunyai lajur nomor.", "The device {device} has no lane of numbers."),
    "lane_taken": Text("Lajur {lane} dipakai {device}.", "Lane {lane} belongs to {device}."),
    "lane_rests": Text(
        "Lajur {lane} sudah beberapa kali dimulai ulang dan perlu istirahat tiga hari.",
        "Lane {lane} has started anew several times and has to rest for three days.",
    ),
    "outage_on": Text("Gangguan sudah tercatat.", "An outage is on record already."),
    "no_outage": Text("Tidak ada gangguan yang tercatat.", "No outage is on record."),
}
