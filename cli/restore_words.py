"""What a person is told who brings a store back from its backup."""

from collections.abc import Iterator

from core.words import Text
from store.backup import Elsewhere, Restored
from store.beside import PAIRS

RESTORED = Text(
    "Dipulihkan sampai {epoch}.{lsn}; {recovered} kejadian sesudah cadangan diselamatkan. "
    "Nomor berikutnya melompat agar tidak ada yang tercetak dua kali.",
    "Restored up to {epoch}.{lsn}; {recovered} events from after the backup were saved. "
    "The next numbers jump, so that none is printed twice.",
)
KEPT = Text("Penyimpanan lama ada di {path}.", "The old store is at {path}.")
STRANGE = Text(
    "{path} tidak membantu: catatannya lain, atau baru mulai sesudah cadangan ini.",
    "{path} was no help: its log is another one, or begins after this backup.",
)
HUB_KEY_STAYED = Text(
    "PERHATIAN: kunci layanan antrean yang sudah ada di sini tetap dipakai, bukan yang di cadangan. Perangkat yang"
    " mengenal kunci lama akan menolaknya. Kalau komputer ini menggantikan yang lama, ulangi dengan --keys-of-"
    " backup; kalau tidak, daftarkan setiap perangkat lagi.",
    "NOTE: the hub's key that was here already stays, not the one in the backup. Devices that know the old key will"
    " refuse it. If this machine takes the place of the old one, do this again with --keys-of-backup; else enrol"
    " each device anew.",
)
AUTHORITY_STAYED = Text(
    "PERHATIAN: otoritas sertifikat yang sudah ada di sini tetap dipakai, bukan yang di cadangan. Peramban petugas"
    " perlu ca.crt yang baru, atau ulangi dengan --keys-of-backup.",
    "NOTE: the certificate authority that was here already stays, not the one in the backup. Officers' browsers"
    " need the new ca.crt; or do this again with --keys-of-backup.",
)
OTHER_STAYED = Text(
    "Yang sudah ada di sini tetap dipakai, bukan yang di cadangan: {names}.",
    "What was here already stays, not what is in the backup: {names}.",
)
KEYLESS = Text(
    "PERHATIAN: kunci layanan antrean tidak ikut (berkas {ending} di samping cadangan). Layanan antrean akan"
    " membuat kunci baru, dan perangkat lain menolaknya sampai didaftarkan lagi. Punya berkasnya? Taruh di samping"
    " cadangan dan ulangi.",
    "NOTE: no key of the hub came along (the file {ending} beside the backup). The hub will make a new one, and"
    " other devices refuse it until they are enrolled anew. If you have that file, put it beside the backup and do"
    " this again.",
)
ELSEWHERE = Text(
    "Tidak dipulihkan: {devices} masih mendengar layanan antrean lain. Yang itulah yang mengatur sekarang; komputer"
    " ini bisa mengikutinya dengan besti follow. Penyimpanan di sini tidak diubah.",
    "Not restored: {devices} still hear another hub. That one leads now; this machine can follow it by besti"
    " follow. The store here is as it was.",
)


def done(found: Restored, language: str) -> Iterator[str]:
    yield RESTORED.in_language(language).format(epoch=found.epoch, lsn=found.lsn, recovered=found.recovered)
    if found.kept is not None:
        yield KEPT.in_language(language).format(path=found.kept)


def warnings(found: Restored, language: str) -> Iterator[str]:
    for path in found.strange:
        yield STRANGE.in_language(language).format(path=path)
    if found.keyless:
        yield KEYLESS.in_language(language).format(ending="….beside.zip")
    hub, authority = (bool({*pair} & {*found.stayed}) for pair in PAIRS)
    if hub:
        yield HUB_KEY_STAYED.in_language(language)
    if authority:
        yield AUTHORITY_STAYED.in_language(language)
    others = [name for name in found.stayed if not any(name in pair for pair in PAIRS)]
    if others:
        yield OTHER_STAYED.in_language(language).format(names=", ".join(others))


def elsewhere(found: Elsewhere, language: str) -> str:
    return ELSEWHERE.in_language(language).format(devices=", ".join(found.devices))
