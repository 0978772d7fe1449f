"""The kernel is asked, never told; where it cannot be asked the clock counts as uncertain."""

import ctypes
from pathlib import Path

import pytest

from sync import ntp


class Kernel:
    """Answers adjtimex with a state and a status."""

    def __init__(self, state: int, status: int) -> None:
        self._state = state
        self._status = status

    def adjtimex(self, pointer: object) -> int:
        timex = pointer._obj  # type: ignore[attr-defined] # what byref points at
        assert timex.modes == 0
        timex.status = self._status
        return self._state


@pytest.mark.parametrize(
    ("state", "status", "certain"),
    [(0, 0x2001, True), (1, 0, True), (5, 0, False), (0, 0x40, False), (-1, 0, False)],
)
def test_the_kernel_tells(monkeypatch: pytest.MonkeyPatch, state: int, status: int, certain: bool) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: Kernel(state, status))
    monkeypatch.setattr(ntp, "_SYNCHRONISED_ONCE", Path("/nowhere"))
    assert ntp.synchronised() is certain


def test_a_clock_that_was_set_once_is_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: Kernel(5, 0x40))
    monkeypatch.setattr(ntp, "_SYNCHRONISED_ONCE", tmp_path)
    assert ntp.synchronised()


def test_the_real_kernel_answers() -> None:
    assert isinstance(ntp.synchronised(), bool)
