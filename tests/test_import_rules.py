"""The arrows of the house, read from the syntax of every file: who may import whom, and which library lives where."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# package: the packages that it may import, besides itself
ARROWS: dict[str, set[str]] = {
    "core": set(),
    "assets": set(),
    "store": {"core", "assets"},
    "printer": {"core", "store", "assets"},
    "sync": {"core", "store", "assets"},
    "summary": {"core", "store", "assets"},
    "centre": {"core", "store", "sync", "summary", "web", "assets"},
    "web": {"core", "store", "summary", "assets"},
    "ui": {"core", "assets"},
    "kiosk": {"core", "store", "ui", "printer", "assets"},
    "display": {"core", "store", "ui", "assets"},
    "cli": {"core", "store", "printer", "sync", "summary", "centre", "web", "ui", "kiosk", "display", "assets"},
    "besti": {"cli"},
}

# library: the packages that may import it
HOMES: dict[str, set[str]] = {
    "PySide6": {"ui", "kiosk", "display"},
    "shiboken6": {"ui", "kiosk", "display"},
    "sqlalchemy": {"store", "summary", "centre"},
    "psycopg": {"centre"},
    "alembic": {"store"},
    "requests": set(),
    "urllib3": {"sync"},
    "zeroconf": {"sync"},
    "ifaddr": {"sync"},
    "aionut": {"sync"},
    "prometheus_client": {"sync"},
    "escpos": {"printer"},
    "argon2": {"store"},
    "cryptography": {"sync"},
    "jinja2": {"summary", "web"},
    "vl_convert": {"summary"},
    "weasyprint": {"summary"},
    "xlsxwriter": {"summary"},
    "fastapi": {"sync", "centre", "web"},
    "starlette": {"sync", "centre", "web"},
    "uvicorn": {"sync", "centre", "web"},
}

# Two SQLite libraries in one process lose each other's locks, so one file chooses; tests are held to it too.
DRIVERS = {"sqlite3", "pysqlite3", "apsw", "aiosqlite"}
DRIVER_HOME = "store/open.py"

# What would make a decision depend on more than (state, command, now).
IMPURE = {
    "asyncio", "io", "os", "pathlib", "secrets", "shutil", "socket", "subprocess", "tempfile", "threading", "time",
    "urllib", "uuid",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
# The simulator draws from a generator that it is handed the seed of.
RANDOM_HOME = "core/visitors"

# What a view model may take from Qt besides QtCore: the decorators that give it a name in QML.
QML_NAMES = {"QmlElement", "QmlNamedElement", "QmlSingleton", "QmlUncreatable", "QmlAnonymous", "QmlForeign"}


def imports(tree: ast.AST) -> Iterator[str]:
    """Dotted names of all that a file imports, `from a import b` as `a.b`, inside functions too."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield from (f"{module}.{name.name}" for name in names)
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


def has_qt_properties(tree: ast.AST) -> bool:
    """Whether the file holds a view model: something that QML can see."""
    names = {name.rpartition(".")[2] for name in imports(tree)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return bool(names & ({"Property"} | QML_NAMES))


def layer_faults(package: str, path: str, tree: ast.AST) -> Iterator[str]:
    """Arrows that point the wrong way and libraries away from home."""
    for name in imports(tree):
        top = name.split(".")[0]
        if top in ARROWS and top != package and top not in ARROWS.get(package, ARROWS):
            yield f"{path}: {package} may not import {top}"
        if package in ARROWS and top in HOMES and package not in HOMES[top]:
            yield f"{path}: {top} belongs in {sorted(HOMES[top])}"
        if top in DRIVERS and path != DRIVER_HOME:
            yield f"{path}: {top} is imported in {DRIVER_HOME} only"


def view_model_faults(path: str, tree: ast.AST) -> Iterator[str]:
    """View models that draw: they could not be tested, or trusted, without a screen."""
    if not has_qt_properties(tree):
        return
    for name in imports(tree):
        library, module, *names = [*name.split("."), "", ""]
        allowed = module == "QtCore" or (module == "QtQml" and names[0] in QML_NAMES)
        if library == "PySide6" and not allowed:
            yield f"{path}: a view model may not import {name}"


def core_faults(path: str, tree: ast.AST) -> Iterator[str]:
    """Whatever makes core more than rules."""
    for name in imports(tree):
        top = name.split(".")[0]
        if top not in sys.stdlib_module_names | ARROWS.keys() | {"msgspec"}:
            yield f"{path}: core needs nothing but the standard library and msgspec, not {top}"
        if top in IMPURE or (top == "random" and not path.startswith(RANDOM_HOME)):
            yield f"{path}: core is pure and may not import {top}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            yield f"{path}:{node.lineno}: core is handed the time, it does not ask a clock"


def faults(root: Path) -> list[str]:
    """Every fault of the tree under `root`, as `file: what is wrong`."""
    found: list[str] = []
    for package in [*ARROWS, "tests"]:
        files = [root / "besti.py"] if package == "besti" else sorted((root / package).rglob("*.py"))
        for file in files:
            path = file.relative_to(root).as_posix()
            tree = ast.parse(file.read_text())
            found += layer_faults(package, path, tree)
            if package in HOMES["PySide6"]:
                found += view_model_faults(path, tree)
            if package == "core":
                found += core_faults(path, tree)
    return found


def test_the_house_keeps_its_rules() -> None:
    assert faults(ROOT) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("core/a.py", "from store import log"),
        ("core/a.py", "import attrs"),
        ("core/a.py", "from os import environ"),
        ("core/a.py", "import random"),
        ("core/a.py", "from datetime import datetime\nx = datetime.now()"),
        ("store/a.py", "import sqlite3"),
        ("store/a.py", "def f():\n    import requests"),
        ("store/a.py", "from importlib import import_module\nx = import_module('sync.hub')"),
        ("sync/a.py", "import sqlalchemy.orm"),
        ("sync/a.py", "from printer.layout import lines"),
        ("printer/a.py", "from fastapi import FastAPI"),
        ("web/a.py", "import kiosk"),
        ("ui/a.py", "import store"),
        ("kiosk/a.py", "import display.board"),
        ("kiosk/a.py", "from escpos.printer import Dummy"),
        ("kiosk/a.py", "from PySide6.QtCore import Property\nfrom PySide6.QtGui import QColor"),
        ("display/a.py", "from PySide6.QtQml import QmlElement, QQmlEngine\n@QmlElement\nclass A: ..."),
        ("cli/a.py", "import PySide6"),
        ("cli/a.py", "import besti"),
        ("besti.py", "import core"),
        ("tests/a.py", "import pysqlite3.dbapi2"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, path: str, source: str) -> None:
    plant(tmp_path, path, source)
    assert len(faults(tmp_path)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("core/a.py", "import enum, msgspec, datetime\nfrom core.words import Label"),
        ("core/visitors.py", "from random import Random"),
        ("store/open.py", "import sqlite3"),
        ("kiosk/a.py", "from printer.spooler import Spooler\nfrom PySide6.QtGui import QColor"),
        ("kiosk/a.py", "from PySide6.QtCore import Property\nfrom PySide6.QtQml import QmlElement"),
        ("besti.py", "from cli.main import main"),
        ("tests/a.py", "import requests, sqlalchemy, kiosk.app"),
    ],
)
def test_what_is_allowed_passes(tmp_path: Path, path: str, source: str) -> None:
    plant(tmp_path, path, source)
    assert faults(tmp_path) == []


def plant(root: Path, path: str, source: str) -> None:
    """Writes one file into an otherwise empty house."""
    (root / "besti.py").touch()
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(source)
