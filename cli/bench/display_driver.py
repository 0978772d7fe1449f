"""The display of a bench: the real program, with a witness before its window and a loudspeaker that makes no sound.

Run as a process (`python -m cli.bench.display_driver TRACE WORD…`): runs `besti display WORD…` and appends to the file
TRACE what happened, one line each: nanoseconds of the monotonic clock, a space, and what. `frame`: the first one is on
the screen. `painted-B012`: one with that number is. `sound`: something is heard. `spoken-17`: the voice is done with
the call at that place in the log.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ui import thrift

SHORTEST_MS = 500
"""What is shorter is no sentence: the trial without a sound."""


def drive(trace: Path, words: list[str]) -> None:
    thrift.begin()
    from cli.main import main
    from display.witness import before_the_display

    lines = trace.open("a", buffering=1)

    def note(what: str) -> None:
        lines.write(f"{time.monotonic_ns()} {what}\n")

    before_the_display(note)
    if "--mute" not in words:
        _listen(note)
    main(["display", *words])


def _listen(note: Callable[[str], None]) -> None:
    """Puts a loudspeaker that is heard by the bench alone in the place of the player."""
    import cli.display
    from display.voice.hall_voice import HallVoice
    from display.voice.output import NullOutput

    class Heard(NullOutput):
        def __init__(self, device: str) -> None:
            super().__init__()

        def play(self, wav: bytes, ms: int) -> None:
            if ms >= SHORTEST_MS:
                note("sound")
            super().play(wav, ms)

    def told(*parts: Any) -> HallVoice:
        made = HallVoice(*parts)
        made.spoken.connect(lambda lsn: note(f"spoken-{lsn}"))
        return made

    vars(cli.display).update(PlayerOutput=Heard, HallVoice=told)


if __name__ == "__main__":
    trace_, *words_ = sys.argv[1:]
    drive(Path(trace_), words_)
