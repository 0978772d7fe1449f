"""`besti hub` starts and stops cleanly, and tells what keeps it from starting: words and an exit code, no traceback."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from core.decide import decide
from core.fold import fold
from store.open import open_writer
from store.writer import SiteWriter


def hub(folder: Path, *options: str) -> Result:
    """Runs the command in this process; it must end by itself."""
    words = ["--lang", "en", "hub", "--folder", str(folder), "--port", "0", *options]
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@contextmanager
def written(folder: Path) -> Iterator[SiteWriter]:
    with closing(SiteWriter.open(folder, decide=decide, fold=fold)) as writer:
        yield writer


def test_a_second_hub_on_one_store_is_refused(tmp_path: Path) -> None:
    with written(tmp_path):
        result = hub(tmp_path)
    assert result.exit_code == 75
    assert "Another program already writes" in result.stderr


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        result = hub(tmp_path / "mall", "--port", str(other.getsockname()[1]))
    assert result.exit_code == 69
    assert "--port" in result.stderr
    assert not (tmp_path / "mall").exists()


def test_a_store_of_a_newer_besti_is_left_alone(tmp_path: Path) -> None:
    with written(tmp_path) as writer:
        path = writer.path
    with closing(open_writer(path)) as connection:
        connection.exec_driver_sql("PRAGMA user_version=999")
    result = hub(tmp_path)
    assert result.exit_code == 78
    assert "newer Besti" in result.stderr


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = hub(tmp_path / "file" / "mall")
    assert result.exit_code == 66
    assert str(tmp_path / "file") in result.stderr


def test_real_data_are_not_served_as_training(tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    result = hub(tmp_path, "--training")
    assert result.exit_code == 78
    assert "real data" in result.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_hub_stops_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    words = [sys.executable, "-m", "besti", "hub", "--folder", str(tmp_path / "mall"), "--port", "0"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.readline()
    process.send_signal(number)
    assert process.communicate(timeout=30) == ("", "")
    assert process.returncode == 0
    assert "http://127.0.0.1:" in said
    with written(tmp_path / "mall") as writer:
        assert writer.suspicion is None
