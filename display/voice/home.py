"""Where a device keeps its voice, and how it comes by one."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

from core.site import Site
from display.voice.build import EspeakNg, Source, build
from display.voice.pack import BadPack, Pack, load
from display.voice.vocabulary import missing

_OURS = "espeak-ng"


def default_folder(folder: Path, language: str) -> Path:
    """Where a device that keeps its data in `folder` has its pack for `language`."""
    return folder / "voice" / language


def ready(folder: Path, language: str, site: Site | None = None, engine: Callable[[str], Source] = EspeakNg) -> Pack:
    """The device's pack in `default_folder`, made with `engine` where there is none.

    One that espeak-ng made is made anew when it lacks a word of `site`; one that a person spoke is never touched. What
    cannot be read is set aside, not deleted: it may be somebody's recordings. Takes seconds: for a job. Raises
    CannotBuild, and OSError where the disk does not take it.
    """
    home = default_folder(folder, language)
    try:
        pack = load(home)
    except BadPack:
        source = engine(language)
        _set_aside(home)
    else:
        if not pack.manifest.engine.startswith(_OURS) or not missing(pack.clips, language, site):
            return pack
        source = engine(language)
    build(source, language, home, site)
    return load(home)


def _set_aside(home: Path) -> None:
    if home.is_dir() and any(home.iterdir()):
        names = (home.with_name(f"{home.name}-broken-{n}") for n in count(1))
        home.rename(next(path for path in names if not path.exists()))
