"""The house stays readable: small files, short functions, names that say something, no paths of one machine."""

import ast
import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_LINES = 400
MOST_QML_LINES = 200
MOST_FUNCTION_LINES = 40
AIM_FUNCTION_LINES = 25
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
MADE = (".git", ".venv", "build", "demo", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".coverage")
TEXT = {"", ".cfg", ".csv", ".html", ".json", ".md", ".py", ".qml", ".sh", ".svg", ".toml", ".ts", ".txt"}
# Folders of whoever wrote a file: homes, and the folder that this very tree lies in. A device's own user is besti, so
# its home may be named in an example.
MACHINE_PATHS = re.compile(f"/home/(?!besti/)|/root/|file:///(opt|tmp)/|(?<![a-z]){re.escape(str(ROOT.parent))}/")


def own_files() -> list[Path]:
    """The files that people write and read; what is made or downloaded lies in folders that are passed over."""
    tops = [path for path in ROOT.iterdir() if not path.name.startswith(MADE) and path.suffix != ".egg-info"]
    files = [file for top in tops for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file()]
    return [file for file in files if file.suffix in TEXT and "__pycache__" not in file.parts]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def functions(path: Path) -> dict[str, int]:
    """Length of each function of a Python file in lines, its docstring not counted."""
    lengths = {}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = node.body[0] if ast.get_docstring(node) else None
            lengths[f"{name(path)}:{node.lineno} {node.name}"] = height(node) - (height(docstring) if docstring else 0)
    return lengths


def height(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize(("suffix", "most"), [(".py", MOST_LINES), (".qml", MOST_QML_LINES)])
def test_files_are_small(suffix: str, most: int) -> None:
    lengths = {name(path): lines(path) for path in own_files() if path.suffix == suffix}
    assert {key: length for key, length in lengths.items() if length > most} == {}


def test_functions_are_short() -> None:
    lengths = {key: length for path in own_files() if path.suffix == ".py" for key, length in functions(path).items()}
    for key, length in sorted(lengths.items(), key=lambda item: -item[1]):
        if length > AIM_FUNCTION_LINES:
            print(f"{key} has {length} lines, the aim is {AIM_FUNCTION_LINES}")  # `pytest -rP` shows it
    assert {key: length for key, length in lengths.items() if length > MOST_FUNCTION_LINES} == {}


def test_names_say_something() -> None:
    assert [name(path) for path in own_files() if path.stem in VAGUE or path.parent.name in VAGUE] == []


def test_no_file_names_the_machine_it_was_written_on() -> None:
    this = Path(__file__)
    found = [(name(path), match) for path in own_files() if path != this for match in machine_paths(path.read_text())]
    assert found == []


def machine_paths(text: str) -> list[str]:
    return [match.group() for match in MACHINE_PATHS.finditer(text)]


def test_machine_paths_are_told_from_examples() -> None:
    found = machine_paths(f"open('/home/ani/x'), file:///opt/wheels, {ROOT}/core, /root/.config")
    assert found[:2] == ["/home/", "file:///opt/"]
    assert found[-1] == "/root/"
    assert len(found) >= 4
    assert machine_paths("file:///home/besti/tiket, /var/lib/besti") == []


def test_every_package_is_installed() -> None:
    config = configparser.ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg")
    listed = set(config["options"]["packages"].split())
    outside = {"tests", "scripts", "docs", ""}
    folders = {Path(name(path)).parent.as_posix() for path in own_files() if path.suffix == ".py"} - {"."}
    assert {folder.replace("/", ".") for folder in folders if folder.split("/")[0] not in outside} == listed
