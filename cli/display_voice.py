"""The voice of `besti display`: its options, and the voice that they ask for."""

import functools
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from core.words import Text
from display.voice.times import Times, times
from display.voice.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from display.hall import Hall
    from display.speaking import Voice
    from ui.clock import Clock

NO_DEVICE = "null"
_BAD_TIME = Text(
    "“{text}” tidak dimengerti. Volume: 07:00-09:00=60; jam tenang: 12:00-13:00=chime atau =nothing.",
    "“{text}” is not understood. Volume: 07:00-09:00=60; quiet hours: 12:00-13:00=chime or =nothing.",
)


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """`packs`: empty: the device's own, one for each of `languages`. `speaker`: "null" plays nothing, in real time."""

    on: bool
    packs: tuple[Path, ...]
    languages: tuple[str, ...]
    speaker: str
    times: Times
    agency: bool
    priority: bool


def voiced(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options of the voice, handed over together as `voice`."""

    @click.option("--voice/--no-voice", "on", default=True, show_default=True, help="Speak the calls.")
    @click.option("--voice-pack", "packs", multiple=True, type=click.Path(path_type=Path, file_okay=False),
                  help="A voice other than the device's own; one for each language, the main one first.")  # fmt: skip
    @click.option("--voice-language", "languages", multiple=True, type=click.Choice(LANGUAGES), default=["id"],
                  show_default=True, help="That the device's own voice speaks; the main one first.")  # fmt: skip
    @click.option(
        "--speaker", default="", metavar="DEVICE", help="As aplay names it; null: no sound. Default: its own."
    )
    @click.option("--volume", type=click.IntRange(0, 100), default=100, show_default=True, help="In percent.")
    @click.option("--volume-at", "volumes", multiple=True, metavar="HH:MM-HH:MM=PERCENT", help="At that time of day.")
    @click.option("--quiet", multiple=True, metavar="HH:MM-HH:MM[=chime|nothing]", help="The chime alone, or nothing.")
    @click.option("--say-agency", "agency", is_flag=True, help="The name of the agency after the counter.")
    @click.option("--say-priority", "priority", is_flag=True, help="Let everybody hear of priority.")
    @functools.wraps(command)
    def wrapped(
        *args: Any, on: bool, packs: tuple[Path, ...], languages: tuple[str, ...], speaker: str, volume: int,
        volumes: tuple[str, ...], quiet: tuple[str, ...], agency: bool, priority: bool, **kwargs: Any,
    ) -> Any:  # fmt: skip
        plan = _times(volume, volumes, quiet)
        return command(*args, voice=VoiceChoice(on, packs, languages, speaker, plan, agency, priority), **kwargs)

    return wrapped


def open_voice(
    choice: VoiceChoice, hall: "Hall", clock: "Clock", folder: Path, device: str, zones: frozenset[str],
    stack: ExitStack,
) -> "Voice":  # fmt: skip
    """The voice of the display `device`, which `stack` closes. `folder`: the device's own. `zones`: on its screen."""
    from display.app import application
    from display.speaking import Silent
    from display.voice.hall_voice import HallVoice, VoiceOptions
    from display.voice.output import NullOutput, PlayerOutput

    # A player is a process of Qt's, which needs the application to be there.
    application()
    if not choice.on:
        return Silent()
    output = NullOutput() if choice.speaker == NO_DEVICE else PlayerOutput(choice.speaker)
    options = VoiceOptions(device, zones, choice.languages, choice.packs, choice.times, choice.agency, choice.priority)
    voice = HallVoice(hall, clock, output, folder, options)
    stack.callback(voice.close)
    return voice


def _times(volume: int, volumes: tuple[str, ...], quiet: tuple[str, ...]) -> Times:
    try:
        return times(volume, volumes, quiet)
    except ValueError as error:
        context = click.get_current_context()
        language = context.obj.language if context.obj else "id"
        raise click.UsageError(_BAD_TIME.in_language(language).format(text=error), context) from error
