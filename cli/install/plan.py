"""Which files make a machine start a part of Besti, and what stands in them."""

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import PurePosixPath
from string import Template

from cli.install.machine import User

PARTS = ("kiosk", "display", "hub")
UNITS = PurePosixPath("/etc/systemd/system")
BESTI = PurePosixPath("/etc/besti")
GROUPS = {"kiosk": ("lp", "dialout", "audio"), "display": ("audio",), "hub": (), "screen": ("video", "input")}


@dataclass(frozen=True, slots=True)
class Planned:
    """`path`: absolute, in the machine. `settings`: the people's own file, written only where there is none."""

    path: PurePosixPath
    text: str
    settings: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be installed. `besti`: the words that start it; `settings`: what `besti up` shall read."""

    part: str
    user: User
    besti: tuple[str, ...]
    settings: PurePosixPath


def groups_of(part: str) -> tuple[str, ...]:
    """The groups that the units of `part` name."""
    return GROUPS[part] + (GROUPS["screen"] if part != "hub" else ())


def plan(wish: Wish) -> list[Planned]:
    """Every file, those of the screen and the printer included where the part has one."""
    unit = "besti-hub.service" if wish.part == "hub" else "besti-window.service"
    planned = [
        Planned(wish.settings, _asset("settings", f"{wish.part}-only.toml"), settings=True),
        Planned(UNITS / f"besti-{wish.part}.service", _filled(unit, wish, wish.part)),
    ]
    if wish.part != "hub":
        planned += [
            Planned(UNITS / "besti-screen.service", _filled("besti-screen.service", wish, "screen")),
            Planned(PurePosixPath("/etc/pam.d/besti-screen"), _asset("install", "besti-screen.pam")),
            Planned(BESTI / "weston.ini", _asset("install", "weston.ini")),
        ]
    if wish.part == "kiosk":
        rules = "70-besti-printer.rules"
        planned.append(Planned(PurePosixPath("/etc/udev/rules.d") / rules, _asset("install", rules)))
    return planned


def quoted(word: str) -> str:
    """`word` as one word of ExecStart=, whatever is in it."""
    safe = word.replace("%", "%%").replace("$", "$$")
    if re.fullmatch(r"[\w@%+=:,./$-]+", safe):
        return safe
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _filled(name: str, wish: Wish, part: str) -> str:
    return Template(_asset("install", name)).substitute(
        part=wish.part,
        user=wish.user.name,
        uid=wish.user.uid,
        groups=" ".join(GROUPS[part]),
        besti=" ".join(map(quoted, wish.besti)),
        settings=quoted(str(wish.settings)),
    )


def _asset(folder: str, name: str) -> str:
    return (files("assets") / folder / name).read_text(encoding="utf-8")
