"""What every event has in common."""

import msgspec


class Happening(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """What happened."""
