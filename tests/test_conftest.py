"""A stray warning fails the test that caused it, whoever warned: Python, a destructor or Qt."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run_pytest(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    """Runs one test with `body` under this project's settings."""
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "setup.cfg", folder)
    shutil.copy(ROOT / "tests/conftest.py", folder / "tests")
    (folder / "tests/test_it.py").write_text(f"def test_it(qapp):\n    {body}\n")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q"]
    return subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("import warnings; warnings.warn('old ways')", "UserWarning: old ways"),
        ("open(__file__)", "ResourceWarning: unclosed file"),
        ("from PySide6 import QtCore; QtCore.qWarning('no such image')", "no such image"),
    ],
)
def test_a_warning_fails_the_test(tmp_path: Path, body: str, complaint: str) -> None:
    result = run_pytest(tmp_path, body)
    assert result.returncode == 1, result.stdout
    assert complaint in result.stdout


def test_a_quiet_test_passes(tmp_path: Path) -> None:
    result = run_pytest(tmp_path, "import os; assert os.environ['QT_QUICK_BACKEND'] == 'software'")
    assert result.returncode == 0, result.stdout


def test_surroundings_are_fixed() -> None:
    assert os.environ["TZ"] == "Asia/Jakarta"
    assert Path(os.environ["XDG_RUNTIME_DIR"]).stat().st_mode & 0o777 == 0o700
