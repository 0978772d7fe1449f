"""What an enrolled device keeps of itself and its hub, in a file that nobody else may read."""

import re
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from store import private_file
from store.faults import Corrupt
from sync.wire_enrol import signed

FOLDER = "keys"


class Credential(msgspec.Struct, frozen=True):
    """`secret`: the private Ed25519 key; `pins`: of the hub, and of those that may follow it. Both hexadecimal."""

    device: str
    secret: str
    pins: tuple[str, ...]

    @property
    def key(self) -> str:
        """The public key."""
        return _private(self).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def sign(self, challenge: str, hub_pin: str) -> str:
        return _private(self).sign(signed(challenge, hub_pin)).hex()


def new(device: str, pins: tuple[str, ...]) -> Credential:
    secret = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    return Credential(device, secret.hex(), pins)


def read(folder: Path, device: str) -> Credential | None:
    """That of `device`, in the folder of its store; None where it has none. Raises the faults of store.faults."""
    path = path_of(folder, device)
    raw = private_file.read(path)
    if raw is None:
        return None
    try:
        found = msgspec.json.decode(raw, type=Credential)
        _private(found)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise Corrupt(path, str(error)) from error
    return found


def write(folder: Path, credential: Credential) -> None:
    private_file.write(path_of(folder, credential.device), msgspec.json.encode(credential))


def path_of(folder: Path, device: str) -> Path:
    """Raises ValueError where `device` is no name."""
    if re.fullmatch(r"[A-Za-z0-9._-]{1,40}", device) is None or device.startswith("."):
        raise ValueError(device)
    return folder / FOLDER / f"{device}.json"


def _private(credential: Credential) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(credential.secret))
