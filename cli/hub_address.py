"""Where the hub is, for a device that was told to find it by its name on the network (`hub = "mdns"`)."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from core.words import Language, Text
from store.faults import Fault
from store.log_reader import LogReader
from sync.discovery import Found, find

FIND_S = 10.0
REMEMBERED = "hub-address"
"""In the folder of the store: where the hub was found last."""

_NOWHERE = Text(
    "Layanan antrean tidak ditemukan lewat mDNS. Nyalakan hub, atau tulis alamatnya: --hub https://ALAMAT:PORT",
    "No hub was found by mDNS. Switch the hub on, or write its address: --hub https://ADDRESS:PORT",
)


class NoHubFound(Exception):
    """Nobody answers by that name, and none is remembered."""

    exit_code = 69

    def words(self, language: str = Language.ID) -> str:
        return _NOWHERE.in_language(language)


Find = Callable[[str | None, float], list[Found]]


def hub_address(folder: Path, find: Find = find) -> str:
    """The hub of this device's site, of any site where it has none yet; where nobody answers, where it was last.

    Raises NoHubFound.
    """
    found = find(_site(folder), FIND_S)
    remembered = folder / REMEMBERED
    if found:
        _remember(remembered, found[0].url)
        return found[0].url
    try:
        return remembered.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise NoHubFound from None


def _site(folder: Path) -> str | None:
    try:
        with closing(LogReader(folder)) as log:
            return log.identity().site_id or None
    except Fault:
        return None


def _remember(path: Path, url: str) -> None:
    """A disk that does not take it costs the device nothing but a search."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(url + "\n", encoding="ascii")
    except OSError:
        return
