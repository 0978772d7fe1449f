"""A list of frozen records as QML sees it: one role for each field."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

_ROOT = QModelIndex()


class Rows(QAbstractListModel):
    """Rows of one dataclass. `show` announces only what changed, so what stays is not drawn again."""

    def __init__(self, record: type, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = [field.name for field in dataclasses.fields(record)]
        self._rows: list[Any] = []

    def show(self, rows: Sequence[Any]) -> None:
        """Shows `rows` instead of what was there."""
        for i, (old, new) in enumerate(zip(self._rows, rows, strict=False)):
            if old != new:
                self._rows[i] = new
                self.dataChanged.emit(self.index(i), self.index(i))
        here, wanted = len(self._rows), len(rows)
        if wanted > here:
            self.beginInsertRows(QModelIndex(), here, wanted - 1)
            self._rows += rows[here:]
            self.endInsertRows()
        elif wanted < here:
            self.beginRemoveRows(QModelIndex(), wanted, here - 1)
            del self._rows[wanted:]
            self.endRemoveRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        field = role - Qt.ItemDataRole.UserRole
        if not (0 <= field < len(self._fields) and 0 <= index.row() < len(self._rows)):
            return None
        return getattr(self._rows[index.row()], self._fields[field])

    def roleNames(self) -> dict[int, QByteArray]:
        first = Qt.ItemDataRole.UserRole
        return {first + i: QByteArray(name.encode()) for i, name in enumerate(self._fields)}
