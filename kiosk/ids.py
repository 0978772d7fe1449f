"""Ids of tickets and commands: 128 random bits, base64url, 22 characters."""

import random
import secrets
from collections.abc import Callable

from core.ids import spelled

Ids = Callable[[], str]


def random_id() -> str:
    return spelled(secrets.token_bytes(16))


def seeded(seed: int) -> Ids:
    """The same ids in the same order for one `seed`: for tests and the demo only."""
    numbers = random.Random(seed)  # noqa: S311 - a demo that can be repeated, not a secret
    return lambda: spelled(numbers.randbytes(16))
