"""A voice pack from a speech program, or from recordings of a person."""

import re
import shutil
import subprocess
import tempfile
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from core.site import Site
from core.words import Language, Text
from display.voice.chime import chime
from display.voice.grammar import CHIME
from display.voice.level import RMS, levelled
from display.voice.pack import FORMAT, MANIFEST, Clip, Gaps, Manifest, digest
from display.voice.sound import wav_bytes
from display.voice.vocabulary import Line, longer, vocabulary

Progress = Callable[[int, int], None]


class CannotBuild(Exception):
    """No pack can be made."""

    exit_code = 69

    def __init__(self, id_: str, en: str) -> None:
        self.text = Text(id_, en)
        super().__init__(en)

    def words(self, language: str = Language.ID) -> str:
        return self.text.in_language(language)


@dataclass(frozen=True, slots=True)
class Credits:
    """What a manifest says of where its clips come from."""

    name: str
    engine: str
    speaker: str
    licence: str


class Source(Protocol):
    """Where clips come from."""

    credits: Credits
    rate: int

    def sound(self, line: Line) -> "array[int] | None":
        """What `line` sounds like, as it was made; None: this source does not have it. Raises CannotBuild."""


def build(source: Source, language: str, out: Path, site: Site | None = None, progress: Progress | None = None) -> None:
    """Makes the pack `out`, in place of one that is there, only when all of it is made. Raises CannotBuild, OSError.

    The same source makes the same files, byte by byte.
    """
    lines = (*vocabulary(language, site), *longer(language, site))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        made = Path(folder) / "new"
        made.mkdir()
        clips = list(_clips(source, lines, made, progress))
        about = source.credits
        manifest = Manifest(
            FORMAT, Language(language), about.name, about.engine, about.speaker, about.licence, source.rate, RMS,
            Gaps(), tuple(clips),
        )  # fmt: skip
        text = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
        (made / MANIFEST).write_bytes(text + b"\n")
        _put(made, out, Path(folder) / "old")


def _clips(source: Source, lines: tuple[Line, ...], folder: Path, progress: Progress | None) -> Iterable[Clip]:
    own = source.sound(Line((CHIME,), CHIME, ""))
    bell = levelled(own, source.rate) if own else chime(source.rate)
    yield _write(folder, (CHIME,), f"{CHIME}.wav", wav_bytes(bell, source.rate), len(bell))
    for n, line in enumerate(lines):
        if sound := source.sound(line):
            samples = levelled(sound, source.rate)
            yield _write(folder, line.words, line.file, wav_bytes(samples, source.rate), len(samples))
        if progress:
            progress(n + 1, len(lines))


def _write(folder: Path, words: tuple[str, ...], file: str, content: bytes, samples: int) -> Clip:
    (folder / file).write_bytes(content)
    return Clip(words, file, digest(content), samples)


def _put(made: Path, out: Path, old: Path) -> None:
    """A display that reads the pack meanwhile finds the old one or the new one, but for the blink between."""
    if out.exists():
        out.rename(old)
    made.rename(out)


class EspeakNg:
    """Debian's `espeak-ng`. Raises CannotBuild where it is not installed."""

    _WORDS_A_MINUTE = 150

    def __init__(self, language: str, which: Callable[[str], str | None] = shutil.which) -> None:
        program = which("espeak-ng")
        if program is None:
            raise CannotBuild("espeak-ng belum terpasang.", "espeak-ng is not installed.")
        self._command = [program, "-v", language, "-s", str(self._WORDS_A_MINUTE), "--stdin", "--stdout"]
        found = re.search(rb"\d+(\.\d+)+", self._run([program, "--version"], ""))
        engine = f"espeak-ng {found[0].decode() if found else ''}".strip()
        licence = "made by espeak-ng, a program under GPL-3.0-or-later"
        self.credits = Credits(f"espeak-ng {language}", engine, f"espeak-ng, voice {language}", licence)
        self.rate = int.from_bytes(self._run(self._command, "a")[24:28], "little")

    def sound(self, line: Line) -> "array[int] | None":
        # A WAV that was streamed does not know its own length, so `wave` would not read it.
        return array("h", self._run(self._command, line.say)[44:]) if line.say else None

    def _run(self, command: list[str], text: str) -> bytes:
        try:
            return subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=20).stdout
        except (OSError, subprocess.SubprocessError) as error:
            raise CannotBuild(f"espeak-ng gagal: {error}", f"espeak-ng failed: {error}") from error
