"""Which machine this is: the same after a restart or with another network card, another one where a disk was copied to.

The system's own id travels with a disk image, so marks of the hardware stand beside it. One mark in common is enough:
parts come and go. Where a machine shows none (a container), its id alone has to do.
"""

import uuid
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

SYSTEM_ID = Path("/etc/machine-id")
SYS = Path("/sys")

_SERIALS = (
    "devices/virtual/dmi/id/product_uuid", "devices/virtual/dmi/id/board_serial",
    "firmware/devicetree/base/serial-number", "block/*/device/serial", "block/mmcblk*/device/cid",
)  # fmt: skip
_NOTHING = {"", "0", "00:00:00:00:00:00", "none", "default string", "to be filled by o.e.m.", "not specified"}


def this_machine() -> str:
    """A fingerprint: hashes alone, of the system's id and after it of each mark of the hardware."""
    text = SYSTEM_ID.read_text().strip() if SYSTEM_ID.is_file() else str(uuid.getnode())
    return " ".join([_hashed(text, 16), *sorted({_hashed(mark, 6) for mark in _marks()})])


def is_same(then: str, now: str) -> bool:
    """Whether two fingerprints can be of one machine."""
    (id_then, *marks_then), (id_now, *marks_now) = then.split(" "), now.split(" ")
    if id_then != id_now:
        return False
    return not (marks_then and marks_now and set(marks_then).isdisjoint(marks_now))


def _marks() -> Iterator[str]:
    files = [path for pattern in _SERIALS for path in SYS.glob(pattern)]
    # Those with a device behind them; bridges and tunnels draw their address by lot.
    files += [device.with_name("address") for device in SYS.glob("class/net/*/device")]
    for file in files:
        with suppress(OSError):
            mark = file.read_bytes().decode("ascii", "replace").strip("\0 \n").lower()
            if mark not in _NOTHING:
                yield mark


def _hashed(text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=size, person=b"besti").hexdigest()
