"""Codes of the log in words: why something stopped, what the store noted."""

from collections.abc import Mapping

from core.words import Reason, Text

CAUSES: Mapping[str, Text] = {
    Reason.POWER: Text("listrik padam", "power cut"),
    Reason.NETWORK: Text("jaringan putus", "network down"),
    Reason.SYSTEM_DOWN: Text("sistem terganggu", "system down"),
    Reason.SECURITY: Text("keamanan", "security"),
    Reason.NO_STOCK: Text("blangko habis", "out of blank forms"),
    Reason.NO_OFFICER: Text("petugas tidak ada", "no officer"),
    Reason.TRAINING: Text("latihan", "training"),
    Reason.PRAYER: Text("ibadah", "prayer"),
    Reason.BREAK: Text("istirahat", "break"),
    Reason.TOILET: Text("ke kamar kecil", "restroom"),
    Reason.MEETING: Text("rapat", "meeting"),
    Reason.OTHER: Text("sebab lain", "another cause"),
}

ANOMALIES: Mapping[str, Text] = {
    "disk_full": Text("cakram penuh", "disk full"),
    "identity": Text("penyimpanan diragukan", "doubt about the store"),
    "command_failed": Text("perintah gagal", "a command failed"),
    "unknown_paper": Text("karcis yang tidak dikenal", "a paper that nobody knows"),
    "anchor_not_written": Text("jangkar tidak tertulis", "anchor not written"),
}


def cause(code: str) -> Text:
    """In words; a code of a newer version as it is."""
    return CAUSES.get(code, Text(code, code))


def anomaly(code: str) -> Text:
    return ANOMALIES.get(code, Text(code, code))
