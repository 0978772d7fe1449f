"""Kinds of printers that are met, as far as they differ in what they understand and answer."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Personality:
    """`silent`: no answer while not ready. `stubborn_buffer`: what was received half stays after a reconnect."""

    process_id: bool = True
    fence: bool = True
    clear: bool = True
    asb: bool = True
    asb_from_start: bool = False
    answers: bool = True
    silent: bool = False
    custom: bool = False
    maker: bytes = b"EPSON"
    byte4: int = 0
    drawer: int = 0
    realtime_in_images: bool = False
    one_connection: bool = False
    idle_close_s: float | None = None
    stubborn_buffer: bool = True
    buffer_bytes: int = 65536
    mm_s: float = 200.0
    cut_s: float = 0.3
    dpi: int = 203
    line_dots: int = 34
    units_per_dot: int = 2
    knife_mm: float = 13.0


EPSON = Personality()
CLONE = Personality(process_id=False, clear=False, asb=False, maker=b"XPRINTER", line_dots=30, units_per_dot=1)

PERSONALITIES = {
    "epson": EPSON,
    "clone": CLONE,
    "silent": replace(CLONE, silent=True),
    "liar": replace(CLONE, maker=b"EPOSN"),
    "asb-on": replace(EPSON, asb_from_start=True),
    "byte4": replace(EPSON, asb_from_start=True, byte4=0x0F),
    "drawer-high": replace(EPSON, drawer=0x04),
    "realtime-in-images": replace(EPSON, realtime_in_images=True),
    "one-connection": replace(CLONE, one_connection=True),
    "idle-close": replace(EPSON, idle_close_s=20.0),
    "write-only": replace(CLONE, answers=False, fence=False),
    "no-fence": replace(CLONE, fence=False),
    "custom": replace(CLONE, custom=True),
    "4-kb": replace(CLONE, buffer_bytes=4096),
    "small-buffer": replace(CLONE, buffer_bytes=45),
}
