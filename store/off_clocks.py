"""Devices whose clock is off from the hub's, in words. Nothing is decided by them; what they show is wrong."""

from collections.abc import Iterable, Iterator

from core.words import Text
from store.heard import Heard

TOLERATED_MS = 60_000

_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000
_SPANS = ((_DAY, "hari", "days"), (_HOUR, "jam", "hours"), (_MINUTE, "menit", "minutes"))


def off_clocks(heard: Iterable[Heard]) -> Iterator[tuple[str, Text]]:
    """Each device whose clock is off by more than is tolerated, and by how much."""
    for one in heard:
        if abs(one.offset_ms) > TOLERATED_MS:
            yield one.device, _words(one.device, one.offset_ms)


def _words(device: str, offset_ms: int) -> Text:
    unit_ms, id_, en = next(span for span in _SPANS if abs(offset_ms) >= span[0])
    many = round(abs(offset_ms) / unit_ms)
    ahead_id, ahead_en = ("lebih cepat", "ahead of") if offset_ms > 0 else ("terlambat", "behind")
    return Text(
        f"Jam {device} {ahead_id} {many} {id_} dari layanan antrean.",
        f"The clock of {device} is {many} {en if many != 1 else en[:-1]} {ahead_en} the hub.",
    )
