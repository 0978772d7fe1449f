"""A kiosk is a small program on a small machine: what it never needs it does not load."""

import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "requests", "urllib3", "asyncio", "fastapi", "core.decide", "core.sitecheck", "core.hall")


@pytest.mark.parametrize("module", HEAVY)
def test_what_others_need_is_not_loaded(module: str) -> None:
    program = f"import sys, cli.windows, cli.kiosk; sys.exit('{module}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=120).returncode == 0
