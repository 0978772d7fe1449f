"""Where a device keeps its voice, and how it comes by one."""

from pathlib import Path

from core.site import Site
from display.voice.build import EspeakNg, build
from display.voice.pack import BadPack, Pack, load
from display.voice.vocabulary import missing

_OURS = "espeak-ng"


def default_folder(folder: Path, language: str) -> Path:
    """Where a device that keeps its data in `folder` has its pack for `language`."""
    return folder / "voice" / language


def ready(folder: Path, language: str, site: Site | None = None) -> Pack:
    """The device's pack in `default_folder`, made with espeak-ng where there is none that can be read.

    One that espeak-ng made is made anew when it lacks a word of `site`; one that a person spoke is never touched.
    Takes seconds: for a job. Raises CannotBuild, and OSError where the disk does not take it.
    """
    home = default_folder(folder, language)
    pack = _there(home)
    if pack is not None and not (pack.manifest.engine.startswith(_OURS) and missing(pack.clips, language, site)):
        return pack
    build(EspeakNg(language), language, home, site)
    return load(home)


def _there(home: Path) -> Pack | None:
    try:
        return load(home)
    except BadPack:
        return None
