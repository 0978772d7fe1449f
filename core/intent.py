"""What every intent has in common."""

import msgspec

MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS


class Intent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """What the sender wants. `LIFETIME_MS`: how old it may be when it is decided; older, it is refused for good."""

    LIFETIME_MS = 10 * MINUTE_MS
