"""What a hub says of itself to whoever asks whether it is well."""

import msgspec
import urllib3
from urllib3.exceptions import HTTPError

from sync.wire import Health

ASK_S = 3.0


class Unheard(Exception):
    """Nobody answers there, or not a hub; the message (English) is short."""


def health(url: str, timeout_s: float = ASK_S) -> Health:
    """Raises Unheard."""
    try:
        with urllib3.PoolManager(retries=False, timeout=timeout_s) as pool:
            answer = pool.request("GET", url.rstrip("/") + "/v1/health")
            raw, status = answer.data, answer.status
    except (HTTPError, ValueError) as error:
        raise Unheard(type(error).__name__) from error
    if status != 200:
        raise Unheard(str(status))
    try:
        return msgspec.json.decode(raw, type=Health)
    except msgspec.MsgspecError as error:
        raise Unheard("not a hub") from error
