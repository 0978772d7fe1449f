"""The printer's state in words: for the visitor what to do, for the staff the cause and its remedy."""

from core.words import Text
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus

_VISITOR_SHORT = {
    Cause.PAPER_OUT: Text("kertas habis", "out of paper"),
    Cause.COVER_OPEN: Text("penutup terbuka", "its cover is open"),
    Cause.OVERHEATED: Text("sedang mendingin", "it is cooling down"),
}
_VISITOR = Text(
    "Pencetak tidak siap{why}. Silakan ke petugas atau gunakan tiket digital.",
    "The printer is not ready{why}. Please go to the staff or use a digital ticket.",
)
_VISITOR_TAKE = Text("Silakan ambil tiket yang ada di pencetak.", "Please take the ticket that waits in the printer.")

_STATES = {
    PrinterState.READY: Text("Siap", "Ready"),
    PrinterState.LOW_PAPER: Text("Kertas hampir habis", "Paper is running low"),
    PrinterState.BLOCKED: Text("Tidak dapat mencetak", "Cannot print"),
    PrinterState.UNREACHABLE: Text("Tidak terjangkau", "Cannot be reached"),
    PrinterState.STARTING: Text("Sedang menyala", "Starting up"),
    PrinterState.DIRTY_BUFFER: Text("Masih menyimpan tiket lama", "Still holds an old ticket"),
    PrinterState.UNKNOWN: Text("Belum diketahui", "Not known yet"),
    PrinterState.DISABLED: Text("Dimatikan oleh petugas", "Switched off by the staff"),
}

_REMEDIES = {
    Cause.UNRECOVERABLE: Text(
        "Pencetak melaporkan kerusakan. Matikan, tunggu 10 detik, nyalakan lagi; bila tetap, hubungi teknisi.",
        "The printer reports a defect. Switch it off, wait 10 seconds, switch it on; if it stays, call a technician.",
    ),
    Cause.COVER_OPEN: Text(
        "Tutup penutup pencetak sampai berbunyi klik.", "Close the printer's cover until it clicks."
    ),
    Cause.CUTTER: Text(
        "Pisau macet. Buka penutup, keluarkan kertas yang tersangkut, tutup lagi.",
        "The cutter is jammed. Open the cover, take out the stuck paper, close it again.",
    ),
    Cause.ERROR: Text(
        "Pencetak melaporkan gangguan. Buka dan tutup penutupnya; bila tetap, matikan lalu nyalakan lagi.",
        "The printer reports an error. Open and close its cover; if it stays, switch it off and on.",
    ),
    Cause.OVERHEATED: Text(
        "Kepala cetak panas; tunggu, akan pulih sendiri.", "The print head is hot; wait, it recovers by itself."
    ),
    Cause.PAPER_OUT: Text("Kertas habis. Pasang gulungan baru.", "Out of paper. Put in a new roll."),
    Cause.NOT_TAKEN: Text(
        "Tiket belum diambil dari mulut pencetak.", "A ticket has not been taken from the printer's mouth."
    ),
    Cause.FEEDING: Text("Tombol FEED sedang ditekan.", "The FEED key is being pressed."),
    Cause.OFFLINE: Text(
        "Pencetak sedang offline. Periksa kertas dan penutup.", "The printer is offline. Check paper and cover."
    ),
    Cause.SILENT: Text(
        "Tersambung, tetapi pencetak tidak menjawab. Periksa kertas dan penutup, lalu matikan dan nyalakan.",
        "Connected, but the printer does not answer. Check paper and cover, then switch it off and on.",
    ),
    Cause.REFUSED: Text(
        "Pencetak menolak sambungan. Mungkin komputer lain sedang memakainya; bila tidak, matikan dan nyalakan.",
        "The printer refuses the connection. Another computer may be using it; if not, switch it off and on.",
    ),
    Cause.TIMEOUT: Text(
        "Pencetak tidak menjawab di jaringan. Periksa listrik, kabel jaringan, dan alamatnya.",
        "No answer from the printer on the network. Check power, network cable and address.",
    ),
    Cause.ABSENT: Text(
        "Pencetak tidak ditemukan. Periksa listrik, kabel, dan alamat di pengaturan.",
        "The printer is not there. Check power, cable and the address in the settings.",
    ),
    Cause.DENIED: Text(
        "Tidak ada izin memakai pencetak. Masukkan pengguna Besti ke grup lp atau dialout.",
        "Besti may not use the printer. Add its user to the group lp or dialout.",
    ),
    Cause.HELD: Text(
        "Program lain di perangkat ini sedang memegang pencetak.", "Another program on this device holds the printer."
    ),
    Cause.SETTINGS: Text(
        "Alamat atau jenis pencetak di pengaturan kios salah; rinciannya ada di catatan.",
        "The printer's address or kind in the kiosk's settings is wrong; the log tells more.",
    ),
    Cause.LOST: Text("Sambungan terputus. Periksa listrik dan kabel.", "The connection broke. Check power and cable."),
}

_DIRTY = Text(
    "Matikan lalu nyalakan pencetak sebelum memasang kertas, agar tiket lama tidak keluar.",
    "Switch the printer off and on before you load paper, so that the old ticket does not come out.",
)
_STARTING = Text("Tunggu sampai 15 detik.", "Wait up to 15 seconds.")
_LOW = Text("Siapkan gulungan baru.", "Have a new roll ready.")


def for_visitor(status: PrinterStatus) -> Text | None:
    """What a visitor has to know before asking for paper; None while the printer prints."""
    if status.printable:
        return None
    if status.cause is Cause.NOT_TAKEN:
        return _VISITOR_TAKE
    why = _VISITOR_SHORT.get(status.cause) if status.cause else None
    return Text(
        _VISITOR.id.format(why=f" ({why.id})" if why else ""), _VISITOR.en.format(why=f" ({why.en})" if why else "")
    )


def for_staff(status: PrinterStatus) -> Text:
    """State, cause and what to do, in a sentence or two."""
    parts = [
        _STATES[status.state],
        *filter(None, [_hint(status), _REMEDIES.get(status.cause) if status.cause else None]),
    ]
    return Text(". ".join(p.id.rstrip(".") for p in parts) + ".", ". ".join(p.en.rstrip(".") for p in parts) + ".")


def for_cause(cause: Cause) -> Text:
    """What to do about one cause."""
    return _REMEDIES[cause]


def _hint(status: PrinterStatus) -> Text | None:
    return {
        PrinterState.DIRTY_BUFFER: _DIRTY,
        PrinterState.STARTING: _STARTING,
        PrinterState.LOW_PAPER: _LOW,
    }.get(status.state)
