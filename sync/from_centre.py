"""What came down from the centre, as a command of this hub, or why it cannot be one."""

from typing import TypeVar

import msgspec

from core.centre_access import DEVICE, Wished, may_come_down
from core.commands import Body, ChangeDocument, Command, RevokeDevice
from core.ids import Name, derived
from core.shared_holidays import with_shared
from core.site import Holiday, Site
from core.words import Text
from store.documents import Document
from store.sitefile import dump
from sync import wire_down
from sync.wire_down import Order, Wish

T = TypeVar("T")

NOT_ITS_KIND = "not_its_kind"

_WORDS = {
    NOT_ITS_KIND: Text("Pusat tidak boleh meminta itu.", "The centre may not ask for that."),
    "unknown_kind": Text(
        "Besti di sini belum mengenal perintah ini; perbarui.", "Besti here does not know this order; update it."
    ),
    "no_site": Text("Berkas lokasi belum dimuat di sini.", "No site file is loaded here yet."),
    "other_site": Text("Berkas itu milik lokasi lain.", "That file is of another site."),
    "unreadable": Text("Isinya tidak dapat dibaca.", "Its content cannot be read."),
}


class Turned(Exception):
    """It is not asked of the hub. `code` for programs, `words` for people."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.words = _WORDS[code]
        super().__init__(code)


def wished(wish: Wish) -> Command:
    """Raises Turned where it is none of the three that a phone may ask for."""
    try:
        body = msgspec.json.decode(wish.body, type=Wished)
    except msgspec.DecodeError:
        raise Turned(NOT_ITS_KIND) from None
    return _allowed(Command(wish.id, DEVICE, body, age_ms=wish.age_ms))


def ordered(order: Order, site: Document | None, site_id: str) -> Command | None:
    """`site`: the site file in force. None where there is nothing to change. Raises Turned."""
    version = site.version if site is not None else 0
    body = _body(order, site, site_id)
    if body is None:
        return None
    # On another version of the site file the same holidays are another change.
    parts = (order.whose, order.n, order.kind, order.body, version if order.kind == wire_down.HOLIDAYS else "")
    return _allowed(Command(derived(DEVICE, *parts), DEVICE, body))


def _body(order: Order, site: Document | None, site_id: str) -> Body | None:
    match order.kind:
        case wire_down.SITE:
            if _read(order.body, Site).site.id != site_id:
                raise Turned("other_site")
            return ChangeDocument(wire_down.SITE, order.body, order.based_on)
        case wire_down.STAFF:
            return ChangeDocument(wire_down.STAFF, order.body, order.based_on)
        case wire_down.HOLIDAYS:
            return _holidays(order.body, site)
        case wire_down.REVOKE:
            return RevokeDevice(_read(msgspec.json.encode(order.body), Name))
    raise Turned("unknown_kind")


def _holidays(body: str, site: Document | None) -> Body | None:
    if site is None:
        raise Turned("no_site")
    now = _read(site.body, Site)
    new = with_shared(now, _read(body, tuple[Holiday, ...]))
    return None if new == now else ChangeDocument(wire_down.SITE, dump(new), site.version)


def _read(raw: str | bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.DecodeError:
        raise Turned("unreadable") from None


def _allowed(command: Command) -> Command:
    if not may_come_down(command):
        raise Turned(NOT_ITS_KIND)
    return command
