"""What a person is told while a device asks to become the hub."""

from collections.abc import Sequence

from core.promotion import Stage, Tally
from core.words import Text
from sync.ballot import Ballot
from sync.candidacy import Outcome

ASKS = Text(
    "{candidate} minta mengatur antrean, masa {epoch}. {majority} dari {all} perangkat harus setuju.",
    "{candidate} asks to lead the queues, epoch {epoch}. {majority} of {all} devices have to agree.",
)
FORCES = Text(
    "{candidate} mengambil alih antrean dengan paksa, masa {epoch}. Bila layanan antrean yang lama masih berjalan,"
    " pengunjung bisa dipanggil dua kali; matikan dulu.",
    "{candidate} takes over the queues by force, epoch {epoch}. If the old queue service still runs, visitors may be"
    " called twice; switch it off first.",
)
DONE = Text(
    "Perangkat ini sekarang mengatur antrean, masa {epoch}; catatan sampai {lsn}. Ganti [follow] dengan [hub] di berkas"
    " pengaturannya.",
    "This device leads the queues now, epoch {epoch}; its log goes to {lsn}. Put [hub] in the place of [follow] in its"
    " settings.",
)
TOO_FEW = Text(
    "Di sini terlalu sedikit perangkat yang disetujui untuk bersuara: tanpa layanan antrean yang lama tidak ada"
    " mayoritas. Pastikan yang lama mati, lalu: besti promote --force, dengan PIN supervisor.",
    "Too few devices are approved here to have a voice: without the old hub there is no majority. Make sure that the"
    " old one is off, then: besti promote --force, with a supervisor's PIN.",
)
HEARD = Text(
    "Ditolak: {devices} masih mendengar layanan antrean. Tidak ada yang diubah.",
    "Refused: {devices} still hear the hub. Nothing was changed.",
)
MISSING = Text(
    "Ditolak: belum cukup perangkat yang setuju. Tidak terdengar: {devices}. Periksa jaringan dan perangkat itu.",
    "Refused: not enough devices have agreed. Not heard: {devices}. Look at the network and at those devices.",
)
FOREIGN = Text(
    "Ditolak: catatan {device} lebih panjang dan berbeda dari yang di sini. Jalankan besti promote di {device}.",
    "Refused: the log of {device} is longer and another one than that here. Run besti promote at {device}.",
)

_STAGES = {
    Stage.ASKING: Text("Menanyai perangkat lain … {missing}", "Asking the other devices … {missing}"),
    Stage.PLEDGING: Text("Perangkat lain berjanji … {missing}", "The other devices promise … {missing}"),
    Stage.LONGER: Text("Mengambil catatan yang lebih panjang dari {longer} …", "Taking the longer log of {longer} …"),
    Stage.ELECTED: Text(
        "Disetujui. Menunggu sampai layanan antrean yang lama pasti berhenti …",
        "Agreed. Waiting until the old hub has stopped for certain …",
    ),
}
_NOT_HEARD = Text("(belum terdengar: {devices})", "(not heard yet: {devices})")
_NOBODY = Text("tidak ada", "none")


def asks(ballot: Ballot, language: str, *, forced: bool) -> str:
    asked = ballot.electorate
    return (FORCES if forced else ASKS).in_language(language).format(
        candidate=asked.candidate, epoch=ballot.epoch, majority=asked.majority, all=len(asked.voters),
    )  # fmt: skip


def stage(tally: Tally, language: str) -> str | None:
    """One line for where it stands; None where there is nothing to say."""
    text = _STAGES.get(tally.stage)
    if text is None:
        return None
    missing = _NOT_HEARD.in_language(language).format(devices=_list(tally.missing, language)) if tally.missing else ""
    return text.in_language(language).format(missing=missing, longer=tally.longer).rstrip()


def refused(outcome: Outcome, language: str) -> str:
    """Why it came to nothing."""
    if outcome.foreign is not None:
        return FOREIGN.in_language(language).format(device=outcome.foreign)
    if outcome.tally.stage is Stage.HEARD:
        return HEARD.in_language(language).format(devices=_list(outcome.tally.hearing, language))
    return MISSING.in_language(language).format(devices=_list(outcome.tally.missing, language))


def done(epoch: int, lsn: int, language: str) -> str:
    return DONE.in_language(language).format(epoch=epoch, lsn=lsn)


def _list(devices: Sequence[str], language: str) -> str:
    return ", ".join(devices) or _NOBODY.in_language(language)
