"""A system image in a folder: as much of one as `besti install --root` looks at."""

from pathlib import Path

import pytest

GROUPS = ("root", "lp", "dialout", "audio", "video", "input")


@pytest.fixture
def image(tmp_path: Path) -> Path:
    root = tmp_path / "image"
    (root / "etc").mkdir(parents=True)
    (root / "etc" / "passwd").write_text(
        "root:x:0:0::/root:/bin/sh\nbesti:x:998:998::/var/lib/besti:/usr/sbin/nologin\n"
    )
    (root / "etc" / "group").write_text("".join(f"{name}:x:{gid}:\n" for gid, name in enumerate(GROUPS)))
    (root / "usr" / "lib" / "systemd").mkdir(parents=True)
    (root / "usr" / "lib" / "systemd" / "systemd").touch()
    return root


def files_in(folder: Path) -> dict[str, str]:
    """Every file beneath `folder`, by its path."""
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}
