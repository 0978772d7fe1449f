"""`besti up`: the parts of one device, started and watched."""

import sys
from importlib.resources import files
from pathlib import Path

import click

from cli.main import Context
from cli.out_of_power import OUT_OF_POWER, STOPPED
from cli.part import Part
from cli.revoked import REVOKED
from cli.settings import BadSettings, Settings, read
from cli.supervisor import Ended, Supervisor, Terms
from cli.training import MODE_CHANGED, as_it_is
from core.words import Language, Text
from store import notify
from store.faults import Fault
from store.wipe import wipe

ONE_BOX = Path(str(files("assets") / "settings" / "one-box.toml"))

_AGAIN = Text(
    "{part} berhenti (kode {code}); dijalankan lagi dalam {wait:g} detik.",
    "{part} ended (code {code}); starting it again in {wait:g} seconds.",
)
_GIVEN_UP = Text(
    "{part} berhenti lagi dengan gangguan yang sama (kode {code}). Besti dihentikan; perbaiki dulu penyebabnya.",
    "{part} ended with the same fault again (code {code}). Besti stops here; mend the cause first.",
)
_SILENT = Text(
    "{part} tidak memberi tanda hidup dan dihentikan paksa; dijalankan lagi dalam {wait:g} detik.",
    "{part} gave no sign of life and was killed; starting it again in {wait:g} seconds.",
)
_STARTED = Text("Besti berjalan: {parts}. Hentikan dengan Ctrl-C.", "Besti runs: {parts}. Stop it with Ctrl-C.")

_TRAINING = Text(
    "Besti berjalan dalam mode LATIHAN: {parts}. Hentikan dengan Ctrl-C.",
    "Besti runs in TRAINING: {parts}. Stop it with Ctrl-C.",
)


def parts(settings: Settings, language: str) -> list[Part]:
    besti = [sys.executable, "-m", "besti", "--lang", language]
    return [Part(name, [*besti, *words]) for name, words in settings.commands().items()]


def words_of(ended: Ended, language: Language) -> str:
    """What a person is told of a part that ended."""
    if ended.code == OUT_OF_POWER:
        return STOPPED.in_language(language)
    text = _GIVEN_UP if ended.wait_s is None else _SILENT if ended.silent else _AGAIN
    return text.in_language(language).format(part=ended.part, code=ended.code, wait=ended.wait_s or 0)


@click.command()
@click.argument("settings", type=click.Path(path_type=Path, readable=False), default=ONE_BOX)
@click.pass_context
def up(ctx: click.Context, settings: Path) -> None:
    """Run what the file SETTINGS names (hub, kiosk, display) and watch it; one box where no file is given."""
    context: Context = ctx.obj
    language = context.language
    try:
        read_settings = read(settings)
    except BadSettings as bad:
        click.echo(bad.words(language), err=True)
        ctx.exit(bad.exit_code)

    def tell(ended: Ended) -> None:
        click.echo(words_of(ended, language), err=True)

    # Before any part starts: they speak to us, not to whoever watches us.
    watcher, terms = notify.from_environment(), Terms(all_anew=frozenset({MODE_CHANGED, REVOKED}))
    code = MODE_CHANGED
    while code == MODE_CHANGED or (code == REVOKED and _shows_code(read_settings)):
        try:
            now = as_it_is(read_settings)
        except Fault as fault:
            click.echo(fault.words(language), err=True)
            ctx.exit(fault.exit_code)
        started = parts(now, language)
        words = (_TRAINING if now.training else _STARTED).in_language(language)
        click.echo(words.format(parts=", ".join(part.name for part in started)))
        code = Supervisor(started, tell, terms, watcher).run()
        if code == REVOKED:
            # Now that nobody writes them any longer.
            wipe(Path(read_settings.folder))
    ctx.exit(code)


def _shows_code(settings: Settings) -> bool:
    """Whether a device that was thrown out goes on with the page on its screen by which it may be let in again."""
    return settings.has_screen and not (Path(settings.folder) / "keys").exists()
