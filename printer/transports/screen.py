"""screen: — no printer at all: the pictures of the papers, in a folder of this device, for demo and training."""

from printer.transports import Address
from printer.transports.file import FileTransport


def of(address: Address) -> FileTransport | None:
    parts = address.parts
    return None if parts.netloc or parts.path or parts.query else FileTransport(address.folder, address.profile)
