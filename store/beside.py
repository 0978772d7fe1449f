"""What lies beside site.db and is worth keeping: carried along with a backup, and put back with it."""

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from store.faults import Corrupt, told
from store.open import copy_database, open_reader
from store.reports import SUMMARY_DB
from store.totals import FILE as TOTALS

ENDING = ".beside.zip"
LIVE_KEY = "live-link.key"
RELEASED = "released"
"""The folder with the picture that was released."""

HUB_KEY = "tls/hub.key"
PAIRS = ((HUB_KEY, "tls/hub.crt"), ("tls/ca.key", "tls/ca.crt"))
"""The hub's key and the site's authority, each with its certificate: by them devices and browsers know the hub."""

_UNMARKED = "SELECT 1"


def beside(copy: Path) -> Path:
    """Where the companion of the backup `copy` lies."""
    return copy.with_name(copy.name + ENDING)


def take_along(folder: Path, copy: Path) -> None:
    """Writes the companion of a backup; none where there is nothing. Only its owner may read it: a key is in it.

    The hub's key and the site's certificate authority, the totals from before Besti, what the worker has mailed, the
    key of the links for guests, the released picture.
    Raises the faults of store.faults.
    """
    target = beside(copy)
    with told(target):
        found = {name: path.read_bytes() for name, path in _plain(folder).items()}
    if (folder / SUMMARY_DB).exists():
        found[SUMMARY_DB] = _database(folder / SUMMARY_DB, target)
    if not found:
        return
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, raw in sorted(found.items()):
            written.writestr(name, raw)
    with told(target):
        _put(target, made.getvalue())


def _plain(folder: Path) -> dict[str, Path]:
    files = [folder / TOTALS, folder / LIVE_KEY, *(folder / name for pair in PAIRS for name in pair)]
    if (folder / RELEASED).is_dir():
        files += sorted((folder / RELEASED).glob("picture-*.???"))
    return {path.relative_to(folder).as_posix(): path for path in files if path.is_file()}


def _database(path: Path, target: Path) -> bytes:
    """A whole copy, while the worker may go on."""
    part = target.with_name(target.name + ".db.part")
    with told(part):
        part.unlink(missing_ok=True)
    with open_reader(path) as connection:
        copy_database(connection, part, _UNMARKED)
    with told(part):
        raw = part.read_bytes()
        part.unlink()
    return raw


class PutBack(NamedTuple):
    """`put`: what was missing here. `stayed`: what came along with the copy and is something else here.

    The worker's database is never named: what was mailed from here counts here.
    """

    put: tuple[str, ...]
    stayed: tuple[str, ...]


def put_back(copy: Path, folder: Path, *, over: bool = False) -> PutBack:
    """Puts what came along with a backup beside the store, and names it. What is there already stays as it is.

    `over`: the keys of the copy take the place of those that are there, which are kept beside them.
    Nobody may be working in the folder. Raises the faults of store.faults.
    """
    found = _read(beside(copy))
    if over:
        _make_way(folder, found)
    stays = {name for name in _names() if (folder / name).exists()}
    # A key and the certificate of another one would be worth nothing together.
    stays |= {name for pair in PAIRS if stays & set(pair) for name in pair}
    put, stayed = list[str](), list[str]()
    for name, raw in found.items():
        target = folder / name
        with told(target):
            if name in stays or target.exists():
                if name != SUMMARY_DB and not (target.exists() and target.read_bytes() == raw):
                    stayed.append(name)
                continue
            target.parent.mkdir(mode=0o700, exist_ok=True)
            _put(target, raw)
        put.append(name)
    return PutBack(tuple(put), tuple(stayed))


def _make_way(folder: Path, found: Mapping[str, bytes]) -> None:
    """Moves aside the pairs of key and certificate that are here and that the copy has too."""
    for pair in PAIRS:
        if not set(pair) <= found.keys():
            continue
        for here in (folder / name for name in pair):
            with told(here):
                if here.exists():
                    here.replace(free_name(here))


def free_name(path: Path) -> Path:
    """Where what a restore takes the place of is kept."""
    numbered = (path.with_name(f"{path.name}.before-restore-{n}") for n in range(1, 10_000))
    return next(name for name in numbered if not name.exists())


def _read(source: Path) -> dict[str, bytes]:
    with told(source):
        if not source.exists():
            return {}
        try:
            with zipfile.ZipFile(source) as read:
                return {name: read.read(name) for name in read.namelist() if _ours(name)}
        except zipfile.BadZipFile as error:
            raise Corrupt(source, str(error)) from error


def _ours(name: str) -> bool:
    """A name from somebody else's archive must not lead out of the folder."""
    return name in _names() or (name.startswith(f"{RELEASED}/picture-") and name.count("/") == 1)


def _names() -> set[str]:
    return {TOTALS, LIVE_KEY, SUMMARY_DB, *(name for pair in PAIRS for name in pair)}


def _put(target: Path, raw: bytes) -> None:
    """All of it or nothing, whatever happens to the power."""
    fresh = target.with_name(target.name + ".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(0o600, exist_ok=False)
    with fresh.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(target)
