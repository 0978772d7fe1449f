"""The machine that is installed on: this one, or the one whose files lie beneath a folder."""

import pwd
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cli.install.faults import MissingGroups, NotSystemd, RootUser, UnknownUser

HERE = Path("/")


@dataclass(frozen=True, slots=True)
class User:
    name: str
    uid: int


@dataclass(frozen=True, slots=True)
class Machine:
    """`root`: `/` for this machine."""

    root: Path = HERE

    def place(self, path: PurePosixPath) -> Path:
        """Where the machine's absolute `path` lies for us."""
        return self.root / path.relative_to("/")

    def user(self, name: str) -> User:
        """Raises UnknownUser, or RootUser for the one that may do everything."""
        uid = self._uid(name)
        if uid is None:
            raise UnknownUser(name)
        if uid == 0:
            raise RootUser(name)
        return User(name, uid)

    def need_groups(self, names: Iterable[str]) -> None:
        """Raises MissingGroups: a unit that names an unknown group does not start."""
        known = {line.split(":")[0] for line in self._lines("group")}
        if missing := [name for name in names if name not in known]:
            raise MissingGroups(missing)

    def need_systemd(self) -> None:
        """Raises NotSystemd unless systemd runs here, or lies in the image."""
        if self.root == HERE:
            found = Path("/run/systemd/system").is_dir()
        else:
            found = any((self.root / usr / "systemd" / "systemd").exists() for usr in ("usr/lib", "lib"))
        if not found:
            raise NotSystemd(None if self.root == HERE else self.root)

    def _uid(self, name: str) -> int | None:
        if self.root == HERE:
            with suppress(KeyError):
                return pwd.getpwnam(name).pw_uid
            return None
        for line in self._lines("passwd"):
            fields = line.split(":")
            if fields[0] == name and len(fields) > 2 and fields[2].isdigit():
                return int(fields[2])
        return None

    def _lines(self, name: str) -> list[str]:
        with suppress(OSError):
            return (self.root / "etc" / name).read_text(errors="replace").splitlines()
        return []
