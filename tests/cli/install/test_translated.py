"""A device's user, who may not write beside the program, finds it translated."""

from importlib.util import cache_from_source
from pathlib import Path

from cli.install.translated import folders, translate


def test_every_file_is_translated_and_only_once(tmp_path: Path) -> None:
    package = tmp_path / "hall"
    (package / "views").mkdir(parents=True)
    sources = [package / "__init__.py", package / "views" / "tile.py"]
    for source in sources:
        source.write_text("ONE = 1\n")
    assert translate([package])
    made = [Path(cache_from_source(str(source))) for source in sources]
    times = [path.stat().st_mtime_ns for path in made]
    assert translate([package])
    assert [path.stat().st_mtime_ns for path in made] == times


def test_what_cannot_be_translated_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def\n")
    assert not translate([tmp_path])


def test_the_whole_program_is_meant() -> None:
    assert {folder.name for folder in folders()} >= {"assets", "cli", "core", "kiosk", "display", "store", "ui", "web"}
