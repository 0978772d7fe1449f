"""A hub whose battery ran out: how it ends, in a code and in words."""

from core.words import Text

OUT_OF_POWER = 72
"""The exit code of a hub whose battery ran out: start it again, it waits for the mains by itself."""

STOPPED = Text(
    "Baterai UPS hampir habis. Layanan antrean berhenti dengan data aman dan mulai lagi begitu listrik kembali.",
    "The battery of the UPS is nearly empty. The queue service stopped, its data are safe; it starts with the power.",
)
