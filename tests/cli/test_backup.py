"""`besti backup` and `besti restore`."""

from pathlib import Path

from tests.cli.shell import shell
from tests.core.sample import PATH


def test_there_and_back(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    copy = tmp_path / "copies" / "monday.db"
    made = besti("backup", str(copy))
    assert made.stdout == f"Backup: {copy} (1.1)\n"
    again = besti("backup", str(copy), lang="id")
    assert (again.exit_code, again.stderr) == (73, f"{copy} sudah ada.\n")
    restored = besti("restore", str(copy))
    assert restored.stdout.startswith("Restored up to 2.2; 0 events were saved")
    assert "The old store is at" in restored.stdout
    assert besti("status").exit_code == 0


def test_a_backup_of_nothing_is_refused(tmp_path: Path) -> None:
    result = shell(tmp_path / "nothing")("backup", str(tmp_path / "copy.db"))
    assert result.exit_code == 66
    assert not (tmp_path / "copy.db").exists()


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    before = besti("log", "--json").stdout
    wrong = tmp_path / "wrong.db"
    wrong.write_text("not a store, " * 500)
    result = besti("restore", str(wrong))
    assert result.exit_code == 65
    assert besti("log", "--json").stdout == before
