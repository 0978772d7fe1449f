"""The programs that run all day hold none of the libraries that draw."""

import subprocess
import sys

import pytest

DRAWS = ("vl_convert", "weasyprint", "xlsxwriter", "summary.charts")


@pytest.mark.parametrize(
    "module", ["web.app", "sync.serve", "kiosk.app", "display.app", "cli.summary_worker", "cli.main"]
)
def test_what_runs_all_day_draws_nothing(module: str) -> None:
    program = f"import sys, {module}; print(*[name for name in {DRAWS!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    assert found.stdout.split() == []
