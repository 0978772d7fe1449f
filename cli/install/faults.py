"""What keeps `besti install` from its work. Nothing was changed when one of these is raised."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from core.words import Language, Text


class CannotInstall(Exception):
    """Exit codes are those of sysexits.h."""

    exit_code = 73

    def __init__(self, id_: str, en: str) -> None:
        self.text = Text(id_, en)
        super().__init__(en)

    def words(self, language: str = Language.ID) -> str:
        return self.text.in_language(language)


class UnknownUser(CannotInstall):
    exit_code = 67

    def __init__(self, name: str) -> None:
        make = f"adduser --system --group --home /var/lib/besti {name}"
        super().__init__(
            f"Pengguna {name} tidak ada. Buat dulu: {make}", f"There is no user {name}. Make it first: {make}"
        )


class RootUser(CannotInstall):
    exit_code = 67

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Besti tidak boleh berjalan sebagai {name}; pilih pengguna biasa.",
            f"Besti must not run as {name}; choose an ordinary user.",
        )


class MissingGroups(CannotInstall):
    exit_code = 69

    def __init__(self, names: Iterable[str]) -> None:
        groups = ", ".join(names)
        super().__init__(
            f"Kelompok pengguna tidak ada: {groups}. Pasang paket udev, atau buat dengan addgroup --system.",
            f"Groups are missing: {groups}. Install the package udev, or make them with addgroup --system.",
        )


class NotSystemd(CannotInstall):
    exit_code = 69

    def __init__(self, image: Path | None) -> None:
        if image is None:
            super().__init__(
                "Mesin ini tidak dijalankan oleh systemd. Untuk citra sistem, sebutkan foldernya dengan --root.",
                "This machine is not run by systemd. For a system image name its folder with --root.",
            )
        else:
            super().__init__(f"Tidak ada systemd di citra {image}.", f"There is no systemd in the image {image}.")


class Changed(CannotInstall):
    """Somebody has changed files that would be replaced."""

    def __init__(self, paths: Iterable[PurePosixPath]) -> None:
        names = ", ".join(map(str, paths))
        super().__init__(
            f"Berkas ini sudah diubah orang dan tidak ditimpa: {names}. Lihat dengan --print; timpa dengan --force.",
            f"These files were changed by somebody and are kept: {names}. See --print; overwrite them with --force.",
        )


class NotWritten(CannotInstall):
    """The folders cannot be written to."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{path} tidak bisa ditulis ({error.strerror}). Tidak ada yang diubah. Jalankan sebagai root.",
            f"{path} cannot be written ({error.strerror}). Nothing was changed. Run it as root.",
        )
        self.exit_code = 77 if isinstance(error, PermissionError) else 73
