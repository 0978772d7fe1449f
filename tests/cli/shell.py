"""A shell in which `besti` is typed, on a store of its own and with no hub."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main

Besti = Callable[..., Result]
NOWHERE = "http://127.0.0.1:9"
"""A hub that never answers: the command line is the writer itself."""


def shell(folder: Path, hub: str = NOWHERE) -> Besti:
    """`besti` as typed: words in, a Result out. English unless `lang` says otherwise."""

    def besti(*words: str, lang: str = "en") -> Result:
        typed = ["--lang", lang, *words, "--folder", str(folder), "--hub", hub]
        return CliRunner().invoke(main, typed, catch_exceptions=False)

    return besti


@pytest.fixture
def besti(tmp_path: Path) -> Besti:
    return shell(tmp_path / "store")
