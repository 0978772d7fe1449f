"""A hub holds as many connections as the machine allows, whatever it was started with."""

import re
import subprocess
import sys
from pathlib import Path

LIMITED = "import resource as r; hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (256, {hard})); "
RAISE = "from sync.open_files import allow_many; print(allow_many(), r.getrlimit(r.RLIMIT_NOFILE)[0])"


def raised(hard: str) -> list[int]:
    ran = subprocess.run([sys.executable, "-c", LIMITED.format(hard=hard) + RAISE], capture_output=True, check=True)
    return [int(word) for word in ran.stdout.split()]


def test_the_limit_is_raised_as_far_as_it_may() -> None:
    told, now = raised("hard")
    assert told == now > 256
    assert raised("300") == [300, 300]
    assert raised("256") == [256, 256]


def test_a_hub_raises_it(tmp_path: Path) -> None:
    starts = LIMITED.format(hard="hard") + "import sys; from besti import main; sys.exit(main())"
    argv = [sys.executable, "-c", starts, "hub", "--folder", str(tmp_path), "--port", "0"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as hub:
        try:
            assert hub.stdout is not None
            assert "http" in hub.stdout.readline()
            found = re.search(r"Max open files\s+(\d+)", Path(f"/proc/{hub.pid}/limits").read_text())
            assert found is not None
            assert int(found[1]) > 256
        finally:
            hub.terminate()
            hub.wait(30)
