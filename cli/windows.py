"""`besti kiosk` and `besti display`: the two programs with a window, each put together from its parts."""

import math
import re
from contextlib import ExitStack
from pathlib import Path

import click

from cli.joining import let_in
from cli.main import Context
from cli.place import Place, found, placed_later
from cli.way import NotEnrolled
from core.words import Role, Text
from display.layout import Layout
from display.span import Span, parse_span
from store.faults import Fault
from ui import thrift

_SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")
_BAD_SIZE = Text("Ukuran jendela ditulis seperti 1080x1920.", "The size of a window looks like 1080x1920.")

_BAD_NIGHT = Text("Waktu malam ditulis seperti 18:00-07:00.", "The time of the night looks like 18:00-07:00.")
_BAD_SPEED = Text("Kecepatan adalah angka lebih dari 0.", "A speed is a number above 0.")


def _size(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """A pair of pixels, from the likes of 1080x1920."""
    if value is None:
        return None
    match = _SIZE.fullmatch(value)
    if match is None:
        language = ctx.obj.language if ctx.obj else "id"
        raise click.BadParameter(_BAD_SIZE.in_language(language), ctx, param)
    return int(match[1]), int(match[2])


def _speed(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    if value is not None and not (math.isfinite(value) and value > 0):
        language = ctx.obj.language if ctx.obj else "id"
        raise click.BadParameter(_BAD_SPEED.in_language(language), ctx, param)
    return value


def _night(ctx: click.Context, param: click.Parameter, value: str | None) -> Span | None:
    if value is None:
        return None
    try:
        return parse_span(value)
    except ValueError as error:
        language = ctx.obj.language if ctx.obj else "id"
        raise click.BadParameter(_BAD_NIGHT.in_language(language), ctx, param) from error


_SHOT = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option("--device", default="kiosk-1", show_default=True, help="Its name in the site file.")
@click.option("--window", callback=_size, metavar="WxH", help="In a window of this size; default: full screen.")
@click.option("--fullscreen", is_flag=True, help="The default; for settings files that want to say so.")
@click.option("--panel", type=click.FloatRange(5, 200), help="The panel's diagonal in inches; default: as it says.")
@click.option("--printer", "printer_url", default="screen:", show_default=True, help="Where the paper comes out.")
@click.option("--profile", default="generic-80", show_default=True, help="What kind of printer it is.")
@click.option("--logo", type=_SHOT, help="A picture for the top of every ticket.")
@click.option("--shot", type=_SHOT, help="SIGUSR1 leaves a picture of the window here.")
@click.option("--mute", is_flag=True, help="It says nothing.")
@click.option("--speaker", default="", metavar="DEVICE", help="The loudspeaker, as aplay names it; default: its own.")
@click.option("--ear", default="", metavar="DEVICE", help="The headphones likewise.")
@click.option("--volume", type=click.IntRange(0, 100), default=80, show_default=True, help="Of the voice, in percent.")
@click.option("--trace", type=_SHOT, help="When frames were painted and numbers durable is written here, for a bench.")
@click.option("--shots", type=_FOLDER, metavar="DIR", help="Save pictures of every page in every mode, and end.")
@click.option("--quick", is_flag=True, help="With --shots: each page in one mode only.")
@click.option("--demo-speed", type=float, callback=_speed, help="Follow the hub's demo clock; its speed.")
@click.option("--training", is_flag=True, help="Latihan: SAMPLE on everything.")
@placed_later
@click.pass_context
def kiosk(
    ctx: click.Context, device: str, window: tuple[int, int] | None, fullscreen: bool, printer_url: str, profile: str,
    logo: Path | None, mute: bool, speaker: str, ear: str, volume: int, shot: Path | None, trace: Path | None,
    shots: Path | None, quick: bool, demo_speed: float | None, training: bool, panel: float | None, place: Place,
) -> None:  # fmt: skip
    """Run the touchscreen."""
    thrift.begin()
    from cli.kiosk import KioskParts, run_kiosk
    from kiosk.app import Options, application

    context: Context = ctx.obj
    if shots is not None:
        from cli.kiosk_shots import take_shots

        take_shots(ctx, place.folder, shots, quick, panel)
        return
    size = None if fullscreen else window
    try:
        if (code := let_in(place, device, Role.KIOSK, application, size, shot)) is None:
            parts = KioskParts(found(place), printer_url, profile, demo_speed, logo, speaker, ear, volume, mute)
            with ExitStack() as stack:
                code = run_kiosk(parts, Options(device, size, shot, training, trace, panel), stack)
    except (Fault, NotEnrolled) as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    ctx.exit(code)


@click.command()
@click.option("--device", default="display-1", show_default=True, help="Its name in the site file.")
@click.option("--zone", "zones", multiple=True, help="Show this zone; may be given several times. Default: its own.")
@click.option(
    "--layout",
    type=click.Choice([layout.value for layout in Layout]),
    default="calls",
    show_default=True,
    help="What it shows beside the calls.",
)
@click.option("--media", type=_FOLDER, help="Pictures (PNG, JPEG) and pages (.md, .txt) with media.toml.")
@click.option(
    "--ticker",
    type=click.Choice(["moving", "static"]),
    default="moving",
    show_default=True,
    help="Whether the line at the bottom moves, or is turned page by page.",
)
@click.option("--night", callback=_night, metavar="HH:MM-HH:MM", help="Dark in this time, unless the day is open.")
@click.option("--screen", "monitor", default="", metavar="NAME", help="The monitor's name or serial number.")
@click.option(
    "--distance",
    type=click.FloatRange(1, 60),
    default=10,
    show_default=True,
    help="Metres from the screen to the last seat.",
)
@click.option("--panel", type=click.FloatRange(5, 200), help="The screen's diagonal in inches; default: as it says.")
@click.option("--mute", is_flag=True, help="It speaks no call.")
@click.option(
    "--voice",
    "packs",
    type=_FOLDER,
    multiple=True,
    metavar="PACK",
    help="A voice's folder; the hall's main language first. Default: made by espeak-ng.",
)
@click.option("--player", default="", metavar="DEVICE", help="The loudspeaker, as aplay names it; default: its own.")
@click.option("--volume", type=click.IntRange(0, 100), default=100, show_default=True, help="In percent.")
@click.option("--volume-at", "volumes", multiple=True, metavar="HH:MM-HH:MM=N", help="Another volume in this time.")
@click.option("--quiet", multiple=True, metavar="HH:MM-HH:MM[=chime|nothing]", help="Only the chime in this time.")
@click.option("--say-agency/--no-say-agency", default=True, show_default=True, help="The agency after its counter.")
@click.option("--say-priority", is_flag=True, help="That a number has priority; otherwise nobody hears of it.")
@click.option(
    "--say-numbers",
    type=click.Choice(["digits", "number"]),
    help="Numbers digit by digit, or as a quantity. Default: as the site file says.",
)
@click.option("--apology", is_flag=True, help="Say sorry, and why, where visitors wait past the time on their paper.")
@click.option("--window", callback=_size, metavar="WxH", help="In a window of this size; default: full screen.")
@click.option("--fullscreen", is_flag=True, help="The default; for settings files that want to say so.")
@click.option("--shot", type=_SHOT, help="SIGUSR1 leaves a picture of the window here.")
@click.option("--shots", type=_FOLDER, metavar="DIR", help="Save pictures of every layout, and end.")
@click.option("--trace", type=_SHOT, help="When calls were painted is written here, for a bench.")
@click.option("--demo-speed", type=float, callback=_speed, help="Follow the hub's demo clock; its speed.")
@click.option("--training", is_flag=True, help="Latihan: SAMPLE on everything.")
@placed_later
@click.pass_context
def display(
    ctx: click.Context, device: str, zones: tuple[str, ...], layout: str, media: Path | None, ticker: str,
    night: Span | None, monitor: str, distance: float, panel: float | None, mute: bool, packs: tuple[Path, ...],
    player: str, volume: int, volumes: tuple[str, ...], quiet: tuple[str, ...], say_agency: bool, say_priority: bool,
    say_numbers: str | None, apology: bool, window: tuple[int, int] | None,
    fullscreen: bool, shot: Path | None, shots: Path | None, trace: Path | None, demo_speed: float | None,
    training: bool, place: Place,
) -> None:  # fmt: skip
    """Run the waiting-room screen."""
    thrift.begin()
    from cli.display import Speech, WrongOption, run_display
    from display.app import Options, application
    from display.legible import Room
    from display.moment import Look
    from display.voice.settings import Saying

    context: Context = ctx.obj
    look = Look(Layout(layout), ticker == "static", night, context.language, training, apology=apology)
    size = None if fullscreen else window
    options = Options(device, frozenset(zones), size, shot, look, monitor, media, Room(distance, panel), trace)
    saying = Saying(say_agency, say_priority, say_numbers)
    speech = None if mute else Speech(packs, player, volume, volumes, quiet, saying)
    if shots is not None:
        from cli.display_shots import take_shots

        take_shots(ctx, place.folder, shots, options)
        return
    try:
        if (code := let_in(place, device, Role.DISPLAY, application, size, shot)) is None:
            with ExitStack() as stack:
                code = run_display(found(place), demo_speed, options, speech, stack)
    except WrongOption as wrong:
        raise click.UsageError(wrong.text.in_language(context.language), ctx) from wrong
    except (Fault, NotEnrolled) as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    ctx.exit(code)
