"""What a device says to be let in, and the hub's answers. Over TLS only.

POST /v1/enrol      Enrol  -> Enrolment: waiting until somebody has approved it, then the name that it was given
POST /v1/challenge         -> Challenge: what the device has to sign next
POST /v1/session    Proof  -> Session: the token for everything else, for as long as it lives
GET  /v1/enrolments        -> Waiting devices, told on the hub's own machine only
"""

import hashlib
from typing import Annotated, TypeVar

import msgspec

from core.devices import Key
from core.ids import Name
from core.words import Role
from sync.wire import BadRequest

Hex = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{2}){1,200}\Z")]
Nonce = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]

T = TypeVar("T")

_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
CODE_LENGTH = 8
# So slow that nobody can look for a second key with the same code in the ten minutes that it counts.
_COST, _BLOCK = 2**14, 8


class Enrol(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`key`: the device's public Ed25519 key. `nonce`: another one for each attempt. `device`: the name it would like.

    `pin`: its own, where it may become the hub one day.
    """

    key: Key
    nonce: Nonce
    device: Name
    pin: Key | None = None


class Enrolled(msgspec.Struct, frozen=True):
    """`device` None: nobody has approved it yet."""

    device: str | None = None
    role: Role | None = None


class Challenge(msgspec.Struct, frozen=True):
    challenge: str


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`signature`: Ed25519, over `signed`. `wire`: the lowest and the highest version that the device speaks."""

    key: Key
    challenge: Hex
    signature: Hex
    wire: tuple[int, int]


class Session(msgspec.Struct, frozen=True):
    """`token`: goes into the header `Authorization: Bearer …`. `pins`: this hub's, and of whoever may follow it."""

    token: str
    device: str
    role: Role
    pins: tuple[str, ...]
    wire: tuple[int, int]


class Waiting(msgspec.Struct, frozen=True):
    """A device that waits. `code`: what its screen shows, without the hyphen. `wish`: the name it would like."""

    code: str
    wish: str
    key: str
    pin: str | None
    address: str


class Waitings(msgspec.Struct, frozen=True):
    waiting: tuple[Waiting, ...]


def code_of(key: str, nonce: str, hub_pin: str) -> str:
    """Eight consonants that device and hub make alike where each has seen the other's true key. Takes some 40 ms."""
    raw = hashlib.scrypt(
        f"{key}\n{hub_pin}".encode(), salt=bytes.fromhex(nonce), n=_COST, r=_BLOCK, p=1, dklen=2 * CODE_LENGTH
    )
    number = int.from_bytes(raw)
    letters = ""
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return letters


def shown(code: str) -> str:
    """As a person reads it: BCDF-GHJK."""
    return f"{code[:4]}-{code[4:]}"


def typed(code: str) -> str:
    """What a person typed, as a code; it may be none."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def signed(challenge: str, hub_pin: str) -> bytes:
    """What a device signs: it holds for this challenge of this hub, so nobody can hand it on to another."""
    return f"besti session 1\n{hub_pin}\n{challenge}".encode()


def enrol_in(raw: bytes) -> Enrol:
    """Raises BadRequest."""
    return _read(raw, Enrol)


def proof_in(raw: bytes) -> Proof:
    """Raises BadRequest."""
    return _read(raw, Proof)


def _read(raw: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadRequest("bad_request", str(error)) from error
    except RecursionError as error:
        raise BadRequest("bad_request", "nested too deeply") from error
