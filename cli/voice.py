"""`besti voice`: make a voice pack, look through one, print what to record, and hear a call."""

import subprocess
from pathlib import Path
from typing import NoReturn

import click

from cli.main import Context
from cli.place import Place, placed
from core.numbers import parse
from core.site import Site
from core.words import Text
from display.voice.build import CannotBuild, EspeakNg, Source, build
from display.voice.check import check
from display.voice.grammar import Call, Manner, Mode, Turn, words
from display.voice.home import default_folder, ready
from display.voice.join import Joiner
from display.voice.pack import BadPack, Pack, load
from display.voice.recordings import Recordings
from display.voice.sound import wav_bytes
from display.voice.vocabulary import LANGUAGES, longer, vocabulary
from store.sitefile import BadSiteFile, UnreadableSiteFile, read_site
from ui.player import find_player

FAULTY, USAGE, UNREADABLE, SILENT, UNWRITABLE = 1, 64, 66, 69, 73

_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False)

_BUILT = Text("Suara siap di {path}: {clips} potongan.", "The voice is ready in {path}: {clips} clips.")
_GOOD = Text("{path} lengkap: {clips} potongan, {name}.", "{path} is complete: {clips} clips, {name}.")
_FAULTS = Text("{count} kesalahan di {path}.", "{count} faults in {path}.")
_NOT_A_LABEL = Text("“{label}” bukan nomor antrean seperti B012.", "“{label}” is not a number such as B012.")
_LEFT_OUT = Text("Tidak ada suara untuk: {words}.", "This voice has no clip for: {words}.")
_NO_PLAYER = Text("Pasang alsa-utils, atau pakai --out.", "Install alsa-utils, or use --out.")
_NO_SOUND = Text("Tidak ada suara: {why}", "There is no sound: {why}")
_UNWRITTEN = Text("{path} tidak dapat ditulis: {why}.", "{path} cannot be written: {why}.")
_NEEDS = Text("--engine recordings memerlukan --from dan --speaker.", "--engine recordings needs --from and --speaker.")
_HOW = Text(
    "Rekam tiap baris sebagai WAV satu saluran 16 bit dengan nama berkas di depannya; semua dengan laju yang sama.\n"
    "Yang diakhiri koma dibaca dengan nada menggantung. Baris bertanda * boleh tidak direkam.",
    "Record each line as a WAV with one channel of 16 bits under the file name before it; all at the same rate.\n"
    "Where it ends in a comma the voice stays up. Lines with a * may be left out.",
)


@click.group()
def voice() -> None:
    """Make, check and try the voice of the waiting room."""


_language = click.option("--language", "spoken", type=click.Choice(LANGUAGES), default="id", show_default=True,
                         help="That the voice speaks.")  # fmt: skip
_site = click.option("--site", "site_file", type=_FILE, metavar="FILE", help="With the agencies and counters of it.")


@voice.command("build")
@click.option("--engine", type=click.Choice(["espeak-ng", "recordings"]), default="espeak-ng", show_default=True)
@click.option("--from", "recordings", type=_FOLDER, metavar="DIR", help="Where the recordings are.")
@click.option("--speaker", default="", metavar="NAME", help="Who spoke them.")
@click.option("--licence", default="", help="What may be done with them.")
@click.option("--out", type=_FOLDER, required=True, metavar="DIR", help="Where the pack goes.")
@_language
@_site
@click.pass_context
def build_(
    ctx: click.Context, engine: str, recordings: Path | None, speaker: str, licence: str, out: Path, spoken: str,
    site_file: Path | None,
) -> None:  # fmt: skip
    """Make a voice pack with a speech program, or from recordings of a person."""
    site = _read_site(ctx, site_file)
    try:
        source: Source
        if engine == "espeak-ng":
            source = EspeakNg(spoken)
        elif recordings is None or not speaker:
            _leave(ctx, _NEEDS, USAGE)
        else:
            source = Recordings(recordings, speaker, licence)
        build(source, spoken, out, site)
    except CannotBuild as fault:
        _leave(ctx, fault.text, fault.exit_code)
    except OSError as error:
        _leave(ctx, _UNWRITTEN, UNWRITABLE, path=out, why=error.strerror)
    _say(ctx, _BUILT, path=out, clips=len(load(out).clips))


@voice.command("check")
@click.argument("pack", type=_FOLDER)
@_site
@click.pass_context
def check_(ctx: click.Context, pack: Path, site_file: Path | None) -> None:
    """Tell which clips of PACK are missing, damaged, or louder than the others. Exit code 0: none."""
    found = _load(ctx, pack)
    faults = check(found, _read_site(ctx, site_file))
    for fault in faults:
        click.echo(f"{fault.file}: {fault.text.in_language(_tongue(ctx))}")
    if faults:
        _leave(ctx, _FAULTS, FAULTY, count=len(faults), path=pack)
    _say(ctx, _GOOD, path=pack, clips=len(found.clips), name=found.manifest.name)


@voice.command()
@_language
@_site
@click.pass_context
def script(ctx: click.Context, spoken: str, site_file: Path | None) -> None:
    """Print what a person has to record, one clip a line."""
    site = _read_site(ctx, site_file)
    _say(ctx, _HOW)
    for star, lines in (("", vocabulary(spoken, site)), ("* ", longer(spoken, site))):
        for line in lines:
            click.echo(f"{star}{line.file}\t{line.text}{',' if line.say.endswith(',') else ''}")


@voice.command()
@click.argument("label")
@click.option("--counter", type=click.IntRange(0, 9999), required=True)
@click.option("--agency", default="", metavar="ID", help="Its name after the counter.")
@click.option("--recall", "turn", flag_value=Turn.RECALL.value, help="As a repeated call.")
@click.option("--final", "turn", flag_value=Turn.FINAL.value, help="As the last call.")
@click.option("--mode", type=click.Choice([m.value for m in Mode]), default="digits", show_default=True)
@click.option("--pack", type=_FOLDER, metavar="DIR", help="Default: the one of the store, made if it is missing.")
@click.option("--out", type=_FILE, metavar="FILE", help="Into this WAV instead of the loudspeaker.")
@click.option("--speaker", default="", metavar="DEVICE", help="The loudspeaker, as aplay names it; default: its own.")
@_language
@placed
@click.pass_context
def say(
    ctx: click.Context, label: str, counter: int, agency: str, turn: str | None, mode: str, pack: Path | None,
    out: Path | None, speaker: str, spoken: str, place: Place,
) -> None:  # fmt: skip
    """Call number LABEL to a counter, as a display would."""
    number = parse(label)
    if number is None:
        _leave(ctx, _NOT_A_LABEL, USAGE, label=label)
    found = _load(ctx, pack) if pack else _default(ctx, place, spoken)
    call = Call(str(number), counter, agency, Turn(turn or Turn.FIRST))
    joined = Joiner(found).join(words(call, found.language, Manner(Mode(mode), agency=bool(agency))))
    if joined.left_out:
        click.echo(_LEFT_OUT.in_language(_tongue(ctx)).format(words=", ".join(joined.left_out)), err=True)
    wav = wav_bytes(joined.samples, found.manifest.rate)
    if out is None:
        _play(ctx, wav, speaker)
        return
    try:
        out.write_bytes(wav)
    except OSError as error:
        _leave(ctx, _UNWRITTEN, UNWRITABLE, path=out, why=error.strerror)


def _play(ctx: click.Context, wav: bytes, device: str) -> None:
    player = find_player()
    if player is None:
        _leave(ctx, _NO_PLAYER, SILENT)
    try:
        done = subprocess.run([player.program, *player.arguments(device)], input=wav, capture_output=True, check=False)
    except OSError as error:
        _leave(ctx, _NO_SOUND, SILENT, why=error.strerror)
    if done.returncode:
        _leave(ctx, _NO_SOUND, SILENT, why=done.stderr.decode(errors="replace").strip())


def _default(ctx: click.Context, place: Place, language: str) -> Pack:
    try:
        return ready(place.folder, language)
    except CannotBuild as fault:
        _leave(ctx, fault.text, fault.exit_code)
    except OSError as error:
        _leave(ctx, _UNWRITTEN, UNWRITABLE, path=default_folder(place.folder, language), why=error.strerror)


def _load(ctx: click.Context, folder: Path) -> Pack:
    try:
        return load(folder)
    except BadPack as fault:
        _leave(ctx, fault.text, fault.exit_code)


def _read_site(ctx: click.Context, path: Path | None) -> Site | None:
    try:
        return read_site(path) if path else None
    except UnreadableSiteFile as error:
        _leave(ctx, error.words, UNREADABLE)
    except BadSiteFile as error:
        for fault in error.faults:
            click.echo(f"{fault.path}: {fault.words.in_language(_tongue(ctx))}", err=True)
        _leave(ctx, _FAULTS, FAULTY, count=len(error.faults), path=path)


def _tongue(ctx: click.Context) -> str:
    context: Context = ctx.obj
    return context.language


def _say(ctx: click.Context, text: Text, **values: object) -> None:
    click.echo(text.in_language(_tongue(ctx)).format(**values))


def _leave(ctx: click.Context, text: Text, code: int, **values: object) -> NoReturn:
    message = text.in_language(_tongue(ctx))
    click.echo(message.format(**values) if values else message, err=True)
    ctx.exit(code)
