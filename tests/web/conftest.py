"""The real hub with its pages, in a process of its own, on a mall that is ready for visitors."""

import contextlib
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.child import serve_pages
from tests.web.chromium import chromium, opened, playwright
from tests.web.mall import People, prepare
from tests.web.visit import Hub

__all__ = ["chromium", "opened", "playwright"]

_forkserver = multiprocessing.get_context("forkserver")
_forkserver.set_forkserver_preload(["__main__", "tests.web.child"])

WAIT_S = 30.0


@pytest.fixture
def people() -> People:
    """Numbers and PINs; the same in every test, for a PIN takes time to hash."""
    return People.known()


@pytest.fixture
def hub(tmp_path: Path, people: People) -> Iterator[Hub]:
    folder = prepare(tmp_path / "mall", people)
    mine, theirs = _forkserver.Pipe()
    process = _forkserver.Process(target=serve_pages, args=(folder, theirs))
    process.start()
    theirs.close()
    assert mine.poll(WAIT_S), "the hub did not start"
    hub = Hub(folder, mine.recv())
    yield hub
    with contextlib.closing(hub):
        process.terminate()
        process.join(WAIT_S)
        assert process.exitcode == 0
