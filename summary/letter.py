"""The day's report as a letter by e-mail."""

import mimetypes
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple


class Addresses(NamedTuple):
    """`sender`: one address; `recipients`: at least one."""

    sender: str
    recipients: tuple[str, ...]


def letter(body: str, label: str, addresses: Addresses, attached: Sequence[Path]) -> EmailMessage:
    """`body`: plain text whose first two lines are site and title; `label`: of the period, as 2026-11-24.

    The same report always has the same Message-ID, so that a mailbox that is sent it twice can tell. Raises OSError
    where an attachment cannot be read, ValueError on an address with a line break.
    """
    made = EmailMessage()
    site, title, *_ = [*body.splitlines(), "", ""]
    made["Subject"] = f"{title} – {site}"
    made["From"] = addresses.sender
    made["To"] = ", ".join(addresses.recipients)
    made["Message-ID"] = f"<besti-{label}@{addresses.sender.rpartition('@')[2] or 'localhost'}>"
    made.set_content(body)
    for path in attached:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        made.add_attachment(path.read_bytes(), maintype=main, subtype=sub, filename=path.name)
    return made
