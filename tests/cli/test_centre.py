"""`besti centre` and `besti push` as they are typed."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from centre.keys import LETTERS
from cli.main import main
from tests.centre.worker import worker


def typed(*words: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *words], catch_exceptions=False)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two simulated days."""
    folder = tmp_path / "store"
    done = typed("simulate", str(folder), "--days", "2", "--from", "2026-11-02", "--seed", "3")
    assert done.exit_code == 0, done.output
    return folder


def test_a_mall_joins_and_brings_its_log(store: Path, tmp_path: Path) -> None:
    address = str(tmp_path / "centre.db")
    assert typed("centre", "--db", address, "init").exit_code == 0
    said = typed("centre", "--db", address, "code", "mpp-kota-kupang")
    found = re.search(rf"[{LETTERS}]{{8}}", said.output)
    assert found is not None
    push = ("push", "--folder", str(store))
    with worker(address) as served:
        assert typed(*push, "join", served.url, "BBBBBBBB").exit_code == 77
        joined = typed(*push, "join", served.url, found[0])
        assert joined.exit_code == 0, joined.output
        done = typed(*push, "--once")
        assert done.exit_code == 0, done.output
        assert int(re.findall(r"\d+", done.output)[-1]) > 1_000
        assert typed("centre", "--db", address, "revoke", "mpp-kota-kupang").exit_code == 0
        assert typed(*push, "--once").exit_code == 77
    assert (store / "centre.json").stat().st_mode & 0o077 == 0
    assert typed(*push, "--once").exit_code == 69


def test_who_has_not_joined_is_told_how(store: Path, tmp_path: Path) -> None:
    done = typed("push", "--folder", str(store), "--once")
    assert done.exit_code == 78
    assert "besti push join" in done.output
    assert typed("push", "--folder", str(tmp_path / "nothing"), "join", "http://127.0.0.1:9", "X").exit_code != 0


def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    nowhere = f"postgresql://besti@/besti?host={tmp_path}"
    done = typed("centre", "--db", nowhere, "init")
    assert done.exit_code == 69
    assert "Traceback" not in done.output
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database" * 100)
    done = typed("centre", "--db", str(other), "init")
    assert done.exit_code == 69
    assert "Traceback" not in done.output
