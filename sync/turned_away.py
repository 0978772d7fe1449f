"""Why the gate does not let somebody in: a status, a code for programs, words for people."""

from core.words import Text

_WORDS: dict[str, tuple[int, Text]] = {
    "no_token": (401, Text("Perangkat ini harus menunjukkan tokennya.", "This device has to show its token.")),
    "unknown_token": (
        401,
        Text("Token ini tidak dikenal atau sudah lama.", "This token is unknown, or an old one."),
    ),
    "bad_proof": (
        401,
        Text("Bukti kunci perangkat ini tidak benar.", "The proof of this device's key is not right."),
    ),
    "not_enrolled": (403, Text("Perangkat ini belum didaftarkan.", "This device is not enrolled.")),
    "revoked": (403, Text("Izin perangkat ini sudah dicabut.", "This device was revoked.")),
    "not_its_kind": (
        403,
        Text("Perangkat ini tidak boleh mengirim perintah itu.", "This device may not send that command."),
    ),
    "not_its_name": (
        403,
        Text("Perangkat hanya boleh berbicara atas namanya sendiri.", "A device may speak in its own name only."),
    ),
    "nobodys_name": (
        403,
        Text("Perangkat tidak boleh berbicara atas nama petugas.", "A device may not speak in the name of a person."),
    ),
    "too_many": (429, Text("Terlalu banyak permintaan. Coba lagi sebentar.", "Too many requests. Try again soon.")),
    "too_many_waiting": (
        429,
        Text(
            "Terlalu banyak perangkat menunggu persetujuan. Coba lagi nanti.",
            "Too many devices wait for approval. Try again later.",
        ),
    ),
    "wire_version": (
        400,
        Text(
            "Versi protokol tidak cocok; perbarui Besti di perangkat ini atau di pusat antrean.",
            "The versions of the wire do not fit; update Besti on this device or on the hub.",
        ),
    ),
}

CODES = {code: status for code, (status, _) in _WORDS.items()}


class TurnedAway(Exception):
    """The request is not answered, and nothing was changed. `code`: one of CODES."""

    def __init__(self, code: str, retry_s: int | None = None) -> None:
        self.code = code
        self.status, self.words = _WORDS[code]
        self.retry_s = retry_s
        super().__init__(code)
