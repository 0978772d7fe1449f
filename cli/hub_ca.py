"""`besti hub ca`: the site's own certificate authority, which PCs and tablets of the mall install once."""

import ipaddress
import re
from contextlib import closing
from pathlib import Path

import click

from cli.main import Context
from cli.place import FOLDER
from core.fold import fold
from core.words import Text
from store.faults import Fault
from store.reader import SiteReader

_NAME = re.compile(r"(?=.{1,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")

_MADE = Text("Otoritas sertifikat dibuat: {path}", "The certificate authority was made: {path}")
_KNOWN = Text("Otoritas sertifikat: {path}", "The certificate authority: {path}")
_FINGERPRINT = Text("Sidik jari (SHA-256): {fingerprint}", "Its fingerprint (SHA-256): {fingerprint}")
_NAMES = Text("Halaman petugas dibuka dengan https:// dan: {names}", "Officers' pages open by https:// and: {names}")
_INSTALL = Text(
    "Pasang berkas itu di PC dan tablet petugas; caranya di docs/install/devices.md.",
    "Install that file on the officers' PCs and tablets; docs/install/devices.md tells how.",
)
_BAD_NAME = Text("{name} bukan nama atau alamat IP.", "{name} is neither a name nor an IP address.")


def _names(ctx: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    context: Context = ctx.obj
    for name in value:
        if not (_is_address(name) or _NAME.fullmatch(name)):
            raise click.BadParameter(_BAD_NAME.in_language(context.language).format(name=name), ctx, option)
    return value


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the hub's store is.")  # fmt: skip
@click.option("--name", "names", multiple=True, callback=_names,
              help="How browsers call the hub: a name, or an IP address; may be given several times.")  # fmt: skip
@click.pass_context
def ca(ctx: click.Context, folder: Path, names: tuple[str, ...]) -> None:
    """Make the site's certificate authority, or name the hub anew; a hub that runs takes it up within a minute."""
    context: Context = ctx.obj

    def say(words: Text, **values: object) -> None:
        click.echo(words.in_language(context.language).format(**values))

    # Keys are not for the memory of a hub without a gate.
    from sync.hub_key import HubKey
    from sync.site_authority import CERTIFICATE, SiteAuthority

    try:
        key = HubKey(folder.expanduser())
        known = SiteAuthority.known(key.folder)
        authority = known or SiteAuthority.made(key.folder, _site(folder.expanduser()), names)
        key.sign(names or key.names)
    except Fault as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    say(_KNOWN if known else _MADE, path=key.folder / CERTIFICATE)
    say(_FINGERPRINT, fingerprint=authority.fingerprint)
    say(_NAMES, names=", ".join(key.names))
    say(_INSTALL)


def _site(folder: Path) -> str:
    """What the authority is called; raises the faults of store.faults."""
    with closing(SiteReader.open(folder, fold=fold)) as reader:
        return reader.catalog.site.site.short if reader.catalog else ""
