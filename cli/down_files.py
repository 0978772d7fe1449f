"""What a file is that an administrator gives for hubs: a site file, people, or holidays; read and checked whole."""

from pathlib import Path
from typing import NamedTuple

import msgspec

from core import staffcheck
from core.access import Staff
from core.words import Text
from store.sitefile import check, dump
from sync.wire_down import HOLIDAYS, SITE, STAFF
from web.desk.holidays_file import BadHoliday, holidays

MOST_BYTES = 800_000
"""So that it fits into one request to the hub."""

_FAULTY = Text("Berkas ini tidak dapat dipakai.", "This file cannot be used.")
_TOO_LARGE = Text("Berkas ini terlalu besar.", "This file is too large.")
_NO_HOLIDAYS = Text("Tidak ada hari libur di dalamnya.", "There are no holidays in it.")
_NO_ADMIN = Text("Tidak ada admin di dalamnya.", "There is no admin in it.")


class NoFile(Exception):
    def __init__(self, path: Path, cause: OSError) -> None:
        self.words = Text(f"{path} tidak dapat dibaca: {cause.strerror}.", f"{path} cannot be read: {cause.strerror}.")
        super().__init__(self.words.en)


class BadFile(Exception):
    """`faults`: everything that is wrong with it."""

    def __init__(self, faults: list[Text], words: Text = _FAULTY) -> None:
        self.faults = faults
        self.words = words
        super().__init__(words.en)


class Read(NamedTuple):
    """`site_id`: the site that a site file is of."""

    kind: str
    body: str
    site_id: str | None = None


def read(path: Path) -> Read:
    """Raises NoFile and BadFile."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise NoFile(path, error) from error
    if len(raw) > MOST_BYTES:
        raise BadFile([], _TOO_LARGE)
    if path.suffix.casefold() == ".csv":
        return _holidays(raw)
    return _people(raw) if _is_people(raw) else _site(raw)


def _holidays(raw: bytes) -> Read:
    try:
        found, faults = holidays(raw)
    except BadHoliday as bad:
        found, faults = [], [bad]
    if faults or not found:
        raise BadFile([fault.text for fault in faults], _FAULTY if faults else _NO_HOLIDAYS)
    return Read(HOLIDAYS, msgspec.json.encode(found).decode())


def _is_people(raw: bytes) -> bool:
    try:
        return "people" in msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _people(raw: bytes) -> Read:
    try:
        staff = msgspec.json.decode(raw, type=Staff)
    except msgspec.DecodeError as error:
        raise BadFile([Text(str(error), str(error))]) from error
    faults = [Text(f"{f.path}: {f.words.id}", f"{f.path}: {f.words.en}") for f in staffcheck.faults(staff)]
    if not staffcheck.has_admin(staff):
        faults.append(_NO_ADMIN)
    if faults:
        raise BadFile(faults)
    return Read(STAFF, msgspec.json.encode(staff).decode())


def _site(raw: bytes) -> Read:
    site, faults = check(raw)
    if site is None:
        raise BadFile([Text(f"{f.path}: {f.words.id}", f"{f.path}: {f.words.en}") for f in faults])
    return Read(SITE, dump(site), site.site.id)
