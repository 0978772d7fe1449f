"""A device's settings file: where its data are and which parts of Besti run on it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from core.words import Language, Text

PARTS = ("hub", "follow", "kiosk", "display", "summary")
COMMANDS = {"summary": "summary-worker"}
"""Parts whose command has another name."""
Option = str | int | float | bool | list[str]
ON_UNLESS_TOLD = frozenset({"--say-agency"})
"""Switches that are on by themselves, so that `false` has to be said."""


class BadSettings(Exception):
    """The settings file cannot be used."""

    exit_code = 78

    def __init__(self, path: Path, id_: str, en: str) -> None:
        self.text = Text(f"{path}: {id_}", f"{path}: {en}")
        super().__init__(self.text.en)

    def words(self, language: str = Language.ID) -> str:
        return self.text.in_language(language)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`folder`: absolute. A part that is None does not run here. `follow`: the copy of another device's hub."""

    device: str
    folder: str
    training: bool = False
    hub: dict[str, Option] | None = None
    follow: dict[str, Option] | None = None
    kiosk: dict[str, Option] | None = None
    display: dict[str, Option] | None = None
    summary: dict[str, Option] | None = None

    def commands(self) -> dict[str, list[str]]:
        """The arguments of `besti` for each part that runs here, in the order in which they start."""
        chosen = {name: options for name in PARTS if (options := getattr(self, name)) is not None}
        if self.training:  # what is practised is never counted
            chosen.pop("summary", None)
        return {
            name: [COMMANDS.get(name, name), *_flags(self._shared(name) | options)] for name, options in chosen.items()
        }

    def in_training(self, folder: str) -> "Settings":
        """The same parts on the store of a practice."""
        return msgspec.structs.replace(self, folder=folder, training=True)

    @property
    def has_screen(self) -> bool:
        return self.kiosk is not None or self.display is not None

    def _shared(self, part: str) -> dict[str, Option]:
        if part == "summary":
            return {"folder": self.folder}
        shared: dict[str, Option] = {"folder": self.folder, "training": self.training}
        if part != "hub":
            shared["device"] = self.device
            if part == "follow" and self.has_screen:
                # Which shows the code by which the device is let in.
                shared["await-key"] = True
            if self.hub is not None and "port" in self.hub:
                shared["hub"] = f"http://127.0.0.1:{self.hub['port']}"
            if self.follow is not None:
                # What the copy follows is what the other parts of this device speak to.
                shared |= {key: self.follow[key] for key in ("hub", "standby") if key in self.follow}
        return shared


def read(path: Path) -> Settings:
    """The settings in the TOML file `path`; raises BadSettings."""
    try:
        settings = msgspec.convert(tomllib.loads(path.read_text()), Settings)
    except OSError as error:
        raise BadSettings(
            path, f"tidak bisa dibaca ({error.strerror})", f"cannot be read ({error.strerror})"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(path, f"bukan TOML yang benar ({error})", f"is not proper TOML ({error})") from error
    except msgspec.ValidationError as error:
        raise BadSettings(path, f"isinya salah ({error})", f"has a wrong entry ({error})") from error
    if settings.hub is not None and settings.follow is not None:
        raise BadSettings(
            path, "memuat hub dan follow; satu perangkat hanya salah satunya",
            "names hub and follow; a device is one or the other",
        )  # fmt: skip
    if not settings.commands():
        raise BadSettings(
            path, "tidak memuat hub, follow, kiosk, display atau summary",
            "names neither hub, follow, kiosk, display nor summary",
        )  # fmt: skip
    folder = (path.parent / Path(settings.folder).expanduser()).absolute()
    return msgspec.structs.replace(settings, folder=str(folder))


def _flags(options: Mapping[str, Option]) -> list[str]:
    flags: list[str] = []
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        if isinstance(value, bool):
            off = [flag.replace("--", "--no-", 1)] if flag in ON_UNLESS_TOLD else []
            flags += [flag] if value else off
        else:
            values = value if isinstance(value, list) else [value]
            flags += [word for each in values for word in (flag, str(each))]
    return flags
