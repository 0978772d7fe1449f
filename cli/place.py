"""Where a command line works: the folder of the store and the address of the hub."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

HUB = "http://127.0.0.1:8930"
BY_NAME = "mdns"
FOLDER = "~/.local/share/besti"


@dataclass(frozen=True, slots=True)
class Place:
    """`by_name`: the hub is where its name on the network led to. `standbys`: where another device may become it."""

    folder: Path
    hub: str
    by_name: bool = False
    standbys: tuple[str, ...] = ()


def placed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--folder` and `--hub`, handed over together as `place`. A hub that goes by its name is found first."""

    @functools.wraps(command)
    def with_hub(*args: Any, place: Place, **kwargs: Any) -> Any:
        return command(*args, place=found(place), **kwargs)

    return placed_later(with_hub)


def placed_later(command: Callable[..., Any]) -> Callable[..., Any]:
    """As `placed`; but a hub that goes by its name is left to be `found` by the command."""

    @click.option("--folder", type=click.Path(path_type=Path, readable=False), default=FOLDER, envvar="BESTI_FOLDER",
                  show_default=True, help="Where the store is.")  # fmt: skip
    @click.option("--hub", default=HUB, envvar="BESTI_HUB", show_default=True,
                  help="The hub that decides; mdns: the one of this site that answers on the network.")  # fmt: skip
    @click.option("--standby", multiple=True, metavar="URL", envvar="BESTI_STANDBY",
                  help="Where another device may become the hub; may be given several times.")  # fmt: skip
    @functools.wraps(command)
    def wrapped(*args: Any, folder: Path, hub: str, standby: tuple[str, ...], **kwargs: Any) -> Any:
        return command(*args, place=Place(folder.expanduser(), hub, standbys=standby), **kwargs)

    return wrapped


def found(place: Place) -> Place:
    """With the address of a hub that goes by its name. Leaves where there is none."""
    if place.hub != BY_NAME:
        return place
    # What asks the network is not for those who know the address.
    from cli.hub_address import NoHubFound, hub_address

    ctx = click.get_current_context()
    try:
        return replace(place, hub=hub_address(place.folder), by_name=True)
    except NoHubFound as nowhere:
        click.echo(nowhere.words(ctx.obj.language), err=True)
        ctx.exit(nowhere.exit_code)
