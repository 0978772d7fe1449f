"""`besti up` runs the parts of a device until it is told to stop."""

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner

from cli.main import main
from cli.training import Training
from core.fold import fold
from store.reader import SiteReader
from tests.cli.shell import shell

SITE = Path(__file__).parent.parent.parent / "assets" / "sites" / "mpp-kupang.json"


def test_up_runs_the_hub_and_stops_it(tmp_path: Path) -> None:
    settings = tmp_path / "box.toml"
    settings.write_text('device = "box"\nfolder = "data"\n[hub]\nport = 0\n')
    words = [sys.executable, "-m", "besti", "--lang", "en", "up", str(settings)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(2)]
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=30) == ("", "")
    assert process.returncode == 0
    assert said[0] == "Besti runs: hub. Stop it with Ctrl-C.\n"
    assert said[1].startswith("The queue service is ready")
    assert (tmp_path / "data" / "site.db").exists()


def test_bad_settings_are_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--lang", "id", "up", str(tmp_path / "none.toml")])
    assert result.exit_code == 78
    assert "tidak bisa dibaca" in result.stderr


def test_a_device_that_trains_says_so_and_starts_on_the_other_store(tmp_path: Path) -> None:
    settings = tmp_path / "box.toml"
    settings.write_text('device = "box"\nfolder = "data"\n[hub]\nport = 0\n')
    assert shell(tmp_path / "data")("site", "load", str(SITE)).exit_code == 0
    Training(tmp_path / "data").switch(True)
    words = [sys.executable, "-m", "besti", "--lang", "en", "up", str(settings)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(2)]
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert said[0].startswith("Besti runs in TRAINING: hub.")
    assert said[1].startswith("The queue service is ready")
    with closing(SiteReader.open(tmp_path / "data" / "latihan", fold=fold)) as reader:
        assert reader.identity is not None
        assert reader.identity.training
