"""A voice pack: a folder of WAV clips, one voice, and a manifest that says what each clip is."""

import hashlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Annotated

import msgspec

from core.words import Language, Text
from display.voice.grammar import Words
from display.voice.sound import RATES, BadSound, read, silence

MANIFEST = "manifest.json"
FORMAT = 1


class BadPack(Exception):
    """The folder is no voice pack."""

    exit_code = 65

    def __init__(self, folder: Path, id_: str, en: str) -> None:
        self.text = Text(f"{folder}: {id_}", f"{folder}: {en}")
        super().__init__(self.text.en)

    def words(self, language: str = Language.ID) -> str:
        return self.text.in_language(language)


class Clip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words`: what it says, usually one. `samples`: how long it is."""

    words: Words
    file: str
    sha256: str
    samples: int


_Ms = Annotated[int, msgspec.Meta(ge=0, le=5_000)]
_Rate = Annotated[int, msgspec.Meta(ge=RATES[0], le=RATES[-1])]

MOST_BYTES = 20_000_000
"""A clip is a word or a sentence, not an hour of music that fills the memory."""


class Gaps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Silence between two clips: within a phrase, and where the sentence pauses."""

    word_ms: _Ms = 45
    pause_ms: _Ms = 320


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`engine`: the speech program, or "recordings". `speaker`: whose voice it is. `licence`: what one may do with it.

    `rate`: samples a second of every clip. `rms`: how loud every clip of speech is.
    """

    format: int
    language: Language
    name: str
    engine: str
    speaker: str
    licence: str
    rate: _Rate
    rms: int
    gaps: Gaps
    clips: tuple[Clip, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """`clips`: those that are sound. `faults`: file and what is wrong with it, for the others."""

    folder: Path
    manifest: Manifest
    clips: Mapping[Words, Clip]
    faults: Mapping[str, Text]

    @property
    def language(self) -> str:
        return self.manifest.language.value

    def samples(self, clip: Clip) -> "array[int]":
        """What the clip sounds like. Raises Damaged where it is no longer as it was."""
        return sound_of(self.folder, clip, self.manifest.rate)

    def silence(self, ms: int) -> "array[int]":
        return silence(round(ms * self.manifest.rate / 1000))


class Damaged(Exception):
    """A clip that is not what the manifest says."""

    def __init__(self, id_: str, en: str) -> None:
        self.text = Text(id_, en)
        super().__init__(en)


def load(folder: Path) -> Pack:
    """The pack in `folder`, every clip looked at. Raises BadPack where there is no manifest that can be read."""
    manifest = _manifest(folder)
    clips: dict[Words, Clip] = {}
    faults: dict[str, Text] = {}
    for clip in manifest.clips:
        try:
            sound_of(folder, clip, manifest.rate)
        except Damaged as damaged:
            faults[clip.file] = damaged.text
        else:
            clips[clip.words] = clip
    return Pack(folder, manifest, clips, faults)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def sound_of(folder: Path, clip: Clip, rate: int) -> "array[int]":
    """The samples of `clip`, after everything that the manifest promises was found true. Raises Damaged."""
    content = _content(folder, clip)
    try:
        samples, its_rate = read(BytesIO(content))
    except BadSound as error:
        raise Damaged(f"bukan rekaman yang dikenal: {error}", str(error)) from error
    if its_rate != rate:
        raise Damaged(f"{its_rate} Hz, bukan {rate} Hz", f"{its_rate} Hz instead of {rate} Hz")
    if digest(content) != clip.sha256:
        raise Damaged("isinya lain daripada di manifest.json", "it is not what manifest.json says")
    if len(samples) != clip.samples:
        raise Damaged(f"{len(samples)} sampel, bukan {clip.samples}", f"{len(samples)} samples, not {clip.samples}")
    return samples


def _content(folder: Path, clip: Clip) -> bytes:
    if Path(clip.file).name != clip.file:
        raise Damaged("berkas di luar folder suara", "a file outside of the folder")
    path = folder / clip.file
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Damaged("terlalu besar", "it is too large")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Damaged("tidak ada", "it is not there") from error
    except OSError as error:
        raise Damaged(f"tidak bisa dibaca ({error.strerror})", f"it cannot be read ({error.strerror})") from error


def _manifest(folder: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except OSError as error:
        raise BadPack(
            folder,
            f"tidak ada {MANIFEST} yang bisa dibaca ({error.strerror})",
            f"no {MANIFEST} that can be read ({error.strerror})",
        ) from error
    except msgspec.DecodeError as error:
        raise BadPack(folder, f"{MANIFEST} salah ({error})", f"{MANIFEST} is wrong ({error})") from error
    if manifest.format != FORMAT:
        raise BadPack(folder, f"{MANIFEST}: bentuk ini tidak dikenal", f"{MANIFEST}: this format is not known")
    return manifest
