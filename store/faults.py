"""What the world can do to a store: each fault with a code for programs, words for people, an exit code for shells.

Our own faults are not translated: they stay what they are, are logged and end the program.
"""

import errno
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from core.words import Language, Text


class Fault(Exception):
    """A fault of the world. `path`: the file that it is about. Exit codes are those of sysexits.h."""

    code: ClassVar[str]
    text: ClassVar[Text]
    exit_code: ClassVar[int] = 74

    def __init__(self, path: Path, detail: str = "") -> None:
        self.path = path
        self.detail = detail
        super().__init__(self.words("en"))

    def words(self, language: str = Language.ID) -> str:
        return self.text.in_language(language).format(path=self.path, detail=self.detail)


class DiskFull(Fault):
    """`rolled_back`: SQLite said so itself and has undone the transaction; its connection may go on."""

    rolled_back = False
    code = "disk_full"
    text = Text(
        "Penyimpanan penuh: {path}. Data yang sudah tersimpan tetap aman. Kosongkan ruang, lalu coba lagi.",
        "The disk is full: {path}. What was saved is safe. Free some space, then try again.",
    )


class ReadOnly(Fault):
    code = "read_only"
    exit_code = 77
    text = Text(
        "Besti tidak boleh menulis atau membuka {path}. Beri izin pada map itu atau pilih map lain.",
        "Besti may not write or open {path}. Allow it in that folder or choose another one.",
    )


class Unreadable(Fault):
    code = "unreadable"
    exit_code = 66
    text = Text(
        "{path} tidak bisa dibuka. Periksa apakah berkasnya ada dan izinnya benar. {detail}",
        "{path} cannot be opened. Check that the file exists and may be read. {detail}",
    )


class Missing(Fault):
    code = "missing"
    exit_code = 66
    text = Text(
        "Belum ada data di {path}. Layanan antrean yang membuatnya: besti up.",
        "There is no data at {path} yet. The queue service makes it: besti up.",
    )


class Corrupt(Fault):
    code = "corrupt"
    exit_code = 65
    text = Text(
        "Isi {path} rusak ({detail}). Pulihkan dari cadangan dengan: besti restore.",
        "{path} is damaged ({detail}). Bring back a backup with: besti restore.",
    )


class NotAStore(Fault):
    code = "not_a_store"
    exit_code = 65
    text = Text("{path} bukan data Besti.", "{path} is not a store of Besti.")


class NewerSchema(Fault):
    code = "newer_schema"
    exit_code = 78
    text = Text(
        "{path} dibuat oleh Besti yang lebih baru ({detail}). Perbarui Besti di perangkat ini; data tidak diubah.",
        "{path} was written by a newer Besti ({detail}). Update Besti on this device; nothing was changed.",
    )


class OlderSchema(Fault):
    code = "older_schema"
    exit_code = 75
    text = Text(
        "{path} sedang menunggu pembaruan oleh layanan antrean.",
        "{path} is waiting to be brought up to date by the queue service.",
    )


class Busy(Fault):
    code = "busy"
    exit_code = 75
    text = Text("{path} sedang dipakai. Coba lagi sebentar.", "{path} is busy. Try again in a moment.")


class AlreadyWriting(Fault):
    code = "already_writing"
    exit_code = 75
    text = Text(
        "Program lain sudah menulis ke {path}. Hanya satu layanan antrean yang boleh berjalan. {detail}",
        "Another program already writes to {path}. Only one queue service may run. {detail}",
    )


class ACopy(Fault):
    code = "a_copy"
    exit_code = 78
    text = Text(
        "{path} adalah salinan catatan layanan antrean lain. Untuk mengambil alih antrean: besti promote.",
        "{path} is the copy of another queue service's log. To take over its queues: besti promote.",
    )


class AHub(Fault):
    code = "a_hub"
    exit_code = 78
    text = Text(
        "{path} adalah catatan layanan antrean perangkat ini sendiri dan tidak ditimpa. Jalankan besti hub, atau pakai"
        " folder lain.",
        "{path} is this device's own log, as the hub, and is not written over. Run besti hub, or use another folder.",
    )


class DiskFailing(Fault):
    code = "disk_failing"
    text = Text(
        "Penyimpanan gagal membaca atau menulis {path}. Periksa disk dan kabelnya, lalu jalankan ulang.",
        "The disk failed to read or write {path}. Check disk and cable, then start again.",
    )


NEARLY_NOTHING = 64 * 1024
"""Bytes. With less room than this SQLite cannot even make its -shm, and calls that an I/O error."""

_BY_DRIVER: dict[int, type[Fault]] = {
    5: Busy, 6: Busy, 15: Busy, 8: ReadOnly, 10: DiskFailing, 11: Corrupt, 13: DiskFull, 14: Unreadable, 26: NotAStore,
}  # fmt: skip
"""SQLite's primary result codes; they are fixed for ever (sqlite.org/rescode.html)."""

_BY_SYSTEM: dict[int, type[Fault]] = {
    errno.ENOSPC: DiskFull, errno.EDQUOT: DiskFull, errno.EFBIG: DiskFull, errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly, errno.EPERM: ReadOnly, errno.EIO: DiskFailing, errno.ENOENT: Missing,
    errno.ENOTDIR: Unreadable, errno.EISDIR: Unreadable, errno.EEXIST: Unreadable, errno.ENAMETOOLONG: Unreadable,
    errno.ELOOP: Unreadable,
}  # fmt: skip


def fault_of(error: BaseException, path: Path) -> Fault | None:
    """The fault of the world that `error` stands for; None where the error is ours."""
    # SQLAlchemy, which runs the migrations, wraps the driver's errors.
    inner = getattr(error, "orig", None) or error
    result_code = getattr(inner, "sqlite_errorcode", None)
    if isinstance(result_code, int):
        return _driver_fault(result_code & 0xFF, path, str(inner))
    if isinstance(inner, OSError) and inner.errno in _BY_SYSTEM:
        return _BY_SYSTEM[inner.errno](path, str(inner))
    return None


def _driver_fault(result_code: int, path: Path, detail: str) -> Fault | None:
    kind = _BY_DRIVER.get(result_code)
    if kind is DiskFailing and room(path) < NEARLY_NOTHING:
        return DiskFull(path, detail)
    if kind is None:
        return None
    fault = kind(path, detail)
    if isinstance(fault, DiskFull):
        fault.rolled_back = True
    return fault


def room(path: Path) -> int:
    """How many bytes `path` could still grow, by the disk and by this process's limit."""
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    limit, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    free = shutil.disk_usage(folder).free
    return free if limit == resource.RLIM_INFINITY else min(free, limit)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns the errors of driver and system inside the block into faults about `path`; ours pass as they are."""
    try:
        yield
    except Exception as error:
        fault = fault_of(error, path)
        if fault is None:
            raise
        raise fault from error
