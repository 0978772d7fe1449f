"""Links to the screen for guests: signed, with an end, and all worthless at once when the key is changed."""

import base64
import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path

KEY_FILE = "live-link.key"
KEY_BYTES = 32
_MARK = re.compile(r"([0-9a-f]{8,10})\.([A-Za-z0-9_-]{22})")


class LiveLinks:
    """`now_ms`: the hub's clock. The key lies beside the store, readable for the hub's user alone."""

    def __init__(self, folder: Path, now_ms: Callable[[], int]) -> None:
        self._path = folder / KEY_FILE
        self._now_ms = now_ms
        self._known: bytes | None = None

    def make(self, hours: int) -> str:
        """The mark of a link that holds for so many hours. Raises OSError where a first key cannot be written."""
        end = f"{self._now_ms() // 1000 + hours * 3600:08x}"
        return f"{end}.{_signed(self._key() or self._fresh(), end)}"

    def holds(self, mark: str) -> bool:
        """Whether the mark is one of ours, made with the present key, and its time is not over."""
        found, key = _MARK.fullmatch(mark), self._key()
        if found is None or key is None:
            return False
        end, sign = found.groups()
        genuine = hmac.compare_digest(sign, _signed(key, end))
        return genuine and self._now_ms() < int(end, 16) * 1000

    def revoke(self) -> None:
        """From now on no link made before holds. Raises OSError where the new key cannot be written."""
        self._fresh()

    def _key(self) -> bytes | None:
        if self._known is None and self._path.exists():
            raw = self._path.read_bytes()
            self._known = raw if len(raw) == KEY_BYTES else None
        return self._known

    def _fresh(self) -> bytes:
        """The new key counts only once it is on the disk: an old link must not come back with the next start."""
        key, new = secrets.token_bytes(KEY_BYTES), self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(0o600, exist_ok=False)
        with new.open("wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
        self._known = key
        return key


def _signed(key: bytes, end: str) -> str:
    raw = hmac.new(key, f"live {end}".encode(), hashlib.sha256).digest()[:16]
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
