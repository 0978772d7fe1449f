"""How the day's report is mailed: the options of the worker, and one letter handed to the mail server."""

import smtplib
import ssl
from pathlib import Path
from typing import NamedTuple, NoReturn

import click

from cli.asking import leave
from cli.main import Context
from core.words import Text
from summary.letter import Addresses, letter

PATIENCE_S = 20.0
BAD_CONFIGURATION = 78
ATTACHED = ("pdf", "xlsx")

_NO_SENDER = Text("--mail-from belum diisi dengan alamat pengirim.", "--mail-from has no address of the sender yet.")
_BAD_ADDRESS = Text("{address} bukan alamat surel.", "{address} is no e-mail address.")
_BAD_SERVER = Text("{server} bukan HOST:PORT.", "{server} is not HOST:PORT.")
_UNREADABLE = Text("{path} tidak bisa dibaca: {reason}.", "{path} cannot be read: {reason}.")


class Server(NamedTuple):
    """`security`: none, starttls or tls. `user` "": it does not ask who sends. `trusts`: whose certificates count."""

    host: str
    port: int
    security: str
    user: str = ""
    password: str = ""
    trusts: ssl.SSLContext | None = None


class Post(NamedTuple):
    server: Server
    addresses: Addresses

    def send(self, folder: Path, day: str) -> str | None:
        """Mails the report of `day` in `folder`; what went wrong, None where nothing did."""
        try:
            body = (folder / f"besti-{day}.txt").read_text(encoding="utf-8")
            made = letter(body, day, self.addresses, [folder / f"besti-{day}.{kind}" for kind in ATTACHED])
            with self._open() as server:
                refused = server.send_message(made)
        except (OSError, smtplib.SMTPException) as error:
            return f"{type(error).__name__}: {error}"
        # The others have it; to send it to all again would not help the one.
        return None if len(refused) < len(self.addresses.recipients) else str(refused)

    def _open(self) -> smtplib.SMTP:
        host, port, security, user, password, trusts = self.server
        if security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE_S, context=trusts)
        else:
            server = smtplib.SMTP(host, port, timeout=PATIENCE_S)
        try:
            if security == "starttls":
                server.starttls(context=trusts)
            if user:
                server.login(user, password)
        except BaseException:
            server.close()
            raise
        return server


def post_of(
    ctx: click.Context, mail_to: tuple[str, ...], mail_from: str, smtp: str, smtp_user: str,
    smtp_password_file: Path | None, smtp_security: str, smtp_ca_file: Path | None,
) -> Post | None:  # fmt: skip
    """None where nobody is to get mail. Leaves with a message where the options do not fit together."""
    if not mail_to:
        return None
    if not mail_from:
        _leave(ctx, _NO_SENDER)
    for address in (mail_from, *mail_to):
        if not all(address.rpartition("@")[::2]) or any(sign.isspace() for sign in address):
            _leave(ctx, _BAD_ADDRESS, address=address)
    host, _, port = smtp.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        _leave(ctx, _BAD_SERVER, server=smtp)
    password = _password(ctx, smtp_password_file) if smtp_password_file else ""
    trusts = None if smtp_security == "none" else _trusted(ctx, smtp_ca_file)
    return Post(Server(host, int(port), smtp_security, smtp_user, password, trusts), Addresses(mail_from, mail_to))


def _trusted(ctx: click.Context, path: Path | None) -> ssl.SSLContext:
    """Nobody's password goes to a server that is not who it says: its certificate is checked, and its name."""
    try:
        return ssl.create_default_context(cafile=path.expanduser() if path else None)
    except OSError as error:
        _leave(ctx, _UNREADABLE, path=path, reason=error.strerror or "PEM")


def _password(ctx: click.Context, path: Path) -> str:
    try:
        return path.expanduser().read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError) as error:
        _leave(ctx, _UNREADABLE, path=path, reason=getattr(error, "strerror", None) or "UTF-8")


def _leave(ctx: click.Context, text: Text, **more: object) -> NoReturn:
    context: Context = ctx.obj
    leave(ctx, text.in_language(context.language).format(**more), BAD_CONFIGURATION)
