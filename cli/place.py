"""Where a command line works: the folder of the store and the address of the hub."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

HUB = "http://127.0.0.1:8930"
FOLDER = "~/.local/share/besti"


@dataclass(frozen=True, slots=True)
class Place:
    folder: Path
    hub: str


def placed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--folder` and `--hub`, handed over together as `place`."""

    @click.option("--folder", type=click.Path(path_type=Path, readable=False), default=FOLDER, envvar="BESTI_FOLDER",
                  show_default=True, help="Where the store is.")  # fmt: skip
    @click.option("--hub", default=HUB, envvar="BESTI_HUB", show_default=True, help="The hub that decides.")
    @functools.wraps(command)
    def wrapped(*args: Any, folder: Path, hub: str, **kwargs: Any) -> Any:
        return command(*args, place=Place(folder.expanduser(), hub), **kwargs)

    return wrapped
