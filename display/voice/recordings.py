"""Recordings of a person as the source of a voice pack: one WAV for each line of the script."""

from array import array
from pathlib import Path

from display.voice.build import CannotBuild, Credits
from display.voice.sound import BadSound, read
from display.voice.vocabulary import Line


class Recordings:
    """The WAV files in `folder`, all with one channel of 16 bits at one rate. What is not there is left out.

    Raises CannotBuild for a folder without any, and for a file that is something else.
    """

    def __init__(self, folder: Path, speaker: str, licence: str) -> None:
        self.credits = Credits(speaker, "recordings", speaker, licence)
        self._folder = folder
        files = sorted(folder.glob("*.wav"))
        if not files:
            raise CannotBuild(f"{folder}: tidak ada berkas .wav.", f"{folder}: there is no .wav file.")
        self.rate = self._read(files[0])[1]

    def sound(self, line: Line) -> "array[int] | None":
        path = self._folder / line.file
        if not path.exists():
            return None
        samples, rate = self._read(path)
        if rate != self.rate:
            text = f"{path}: {rate} Hz, {self.rate} Hz"
            raise CannotBuild(f"{text}: semua rekaman harus sama.", f"{text}: all recordings must have one rate.")
        return samples

    def _read(self, path: Path) -> "tuple[array[int], int]":
        try:
            return read(str(path))
        except (BadSound, OSError) as error:
            raise CannotBuild(
                f"{path}: bukan WAV satu saluran 16 bit ({error}).",
                f"{path}: not a WAV with one channel of 16 bits ({error}).",
            ) from error
