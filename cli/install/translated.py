"""The program as bytecode, made by whoever may write where it lies.

A device's own user may not write there: without this it would translate the whole program at every start.
"""

import compileall
from collections.abc import Iterable
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path


def folders() -> list[Path]:
    """Where the packages of this very program lie."""
    names = (distribution("besti").read_text("top_level.txt") or "").split()
    found = (find_spec(name) for name in names)
    return [Path(place) for spec in found if spec for place in spec.submodule_search_locations or ()]


def translate(where: Iterable[Path]) -> bool:
    """Translates what is not yet, or has changed; False where not everything could be written."""
    done = [bool(compileall.compile_dir(folder, quiet=2)) for folder in where]
    return all(done)
