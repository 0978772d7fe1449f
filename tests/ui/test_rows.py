"""Lists for QML: every change announced, nothing else."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from ui.rows import Rows


@dataclass(frozen=True)
class Fruit:
    name: str
    weight: int


APPLE, PEAR, PLUM = Fruit("apple", 1), Fruit("pear", 2), Fruit("plum", 3)


def contents(rows: Rows) -> list[tuple[object, ...]]:
    return [tuple(rows.data(rows.index(i), role) for role in sorted(rows.roleNames())) for i in range(rows.rowCount())]


def test_the_model_keeps_its_promises(qtmodeltester: object, qtbot: QtBot) -> None:
    rows = Rows(Fruit)
    rows.show([APPLE, PEAR])
    qtmodeltester.check(rows)  # type: ignore[attr-defined]
    assert [bytes(name.data()) for name in rows.roleNames().values()] == [b"name", b"weight"]


def test_only_what_changed_is_announced(qtbot: QtBot) -> None:
    rows = Rows(Fruit)
    said: list[str] = []
    rows.dataChanged.connect(lambda first, _: said.append(f"changed {first.row()}"))
    rows.rowsInserted.connect(lambda _, first, last: said.append(f"new {first}-{last}"))
    rows.rowsRemoved.connect(lambda _, first, last: said.append(f"gone {first}-{last}"))
    rows.show([APPLE, PEAR])
    rows.show([APPLE, PEAR])
    rows.show([APPLE, PLUM])
    rows.show([APPLE])
    assert said == ["new 0-1", "changed 1", "gone 1-1"]
    assert contents(rows) == [("apple", 1)]
    assert rows.rowCount(rows.index(0)) == 0
    assert not QModelIndex().isValid()
