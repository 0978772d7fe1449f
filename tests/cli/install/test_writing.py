"""Files are written whole or not at all, and never over what people have changed."""

from pathlib import Path, PurePosixPath

import pytest

from cli.install.faults import Changed, NotWritten
from cli.install.machine import Machine
from cli.install.plan import Planned
from cli.install.writing import State, look, stamped, write

UNIT = Planned(PurePosixPath("/etc/a/unit"), "[Unit]\n")
RULE = Planned(PurePosixPath("/lib/b/rule"), "RULE\n")
SETTINGS = Planned(PurePosixPath("/etc/a/settings"), "port = 1\n", settings=True)


def states(root: Path, *files: Planned) -> list[State]:
    return [each.state for each in look(Machine(root), files)]


def put(root: Path, *files: Planned, force: bool = False) -> None:
    write(Machine(root), look(Machine(root), files), force=force)


def names(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*"))


def test_new_files_and_their_folders_are_made(tmp_path: Path) -> None:
    put(tmp_path, UNIT, RULE, SETTINGS)
    assert (tmp_path / "etc/a/unit").read_text() == stamped("[Unit]\n")
    assert (tmp_path / "etc/a/settings").read_text() == "port = 1\n"
    assert (tmp_path / "etc/a/unit").stat().st_mode & 0o777 == 0o644
    assert names(tmp_path) == ["a", "b", "etc", "lib", "rule", "settings", "unit"]
    assert states(tmp_path, UNIT, RULE, SETTINGS) == [State.SAME, State.SAME, State.KEPT]


def test_what_an_older_besti_wrote_is_replaced(tmp_path: Path) -> None:
    put(tmp_path, Planned(UNIT.path, "[Old]\n"))
    assert states(tmp_path, UNIT) == [State.OLD]
    put(tmp_path, UNIT)
    assert states(tmp_path, UNIT) == [State.SAME]


@pytest.mark.parametrize("text", ["mine\n", stamped("[Unit]\n") + "mine\n", stamped("[Unit]\n").replace("Unit", "My")])
def test_what_people_changed_is_kept_and_nothing_else_is_written(tmp_path: Path, text: str) -> None:
    (tmp_path / "etc/a").mkdir(parents=True)
    (tmp_path / "etc/a/unit").write_text(text)
    with pytest.raises(Changed, match="/etc/a/unit"):
        put(tmp_path, RULE, UNIT)
    assert (tmp_path / "etc/a/unit").read_text() == text
    assert names(tmp_path) == ["a", "etc", "unit"]
    put(tmp_path, RULE, UNIT, force=True)
    assert states(tmp_path, RULE, UNIT) == [State.SAME, State.SAME]


def test_settings_are_never_overwritten(tmp_path: Path) -> None:
    put(tmp_path, SETTINGS)
    (tmp_path / "etc/a/settings").write_text("port = 2\n")
    put(tmp_path, SETTINGS, force=True)
    assert (tmp_path / "etc/a/settings").read_text() == "port = 2\n"


def test_one_file_that_cannot_be_written_leaves_no_trace_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "lib").write_text("a file where a folder should be")
    with pytest.raises(NotWritten) as fault:
        put(tmp_path, UNIT, RULE)
    assert fault.value.exit_code == 73
    assert names(tmp_path) == ["lib"]


def test_one_file_that_fails_late_takes_the_finished_ones_along(tmp_path: Path) -> None:
    # Its own name is short enough, that of the file made beside it first is not.
    long = Planned(PurePosixPath("/lib/b") / ("x" * 250), "RULE\n")
    with pytest.raises(NotWritten):
        put(tmp_path, UNIT, long)
    assert names(tmp_path) == []


def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "etc/a/unit").mkdir(parents=True)
    with pytest.raises(NotWritten, match="/etc/a/unit"):
        put(tmp_path, UNIT)


def test_no_right_has_an_exit_code_of_its_own() -> None:
    assert NotWritten(Path("/etc"), PermissionError(13, "Permission denied")).exit_code == 77
