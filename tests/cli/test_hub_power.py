"""The whole program on a UPS: the mains go, the hub stops with its day safe, waits for power, and work goes on."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import urllib3
from click.testing import CliRunner

from cli.bench.stores import opened_store
from cli.hub_power import WAITING, HubPower
from cli.main import main
from cli.out_of_power import OUT_OF_POWER, STOPPED
from core.fold import fold
from core.words import Reason
from store.check import differences
from store.reader import SiteReader
from tests.sync.upsd import Upsd, upsd
from web.desk.surroundings import PowerNow

WAIT_S = 60.0


class Hub:
    """`besti hub` on the UPS of a test."""

    def __init__(self, folder: Path, server: Upsd) -> None:
        words = ["--lang", "en", "hub", "--folder", str(folder), "--port", "0", "--ups", server.place]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "besti", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def url(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self.ended()
        return line.split()[-1]

    def said(self) -> str:
        assert self._process.stderr is not None
        return self._process.stderr.readline().rstrip("\n")

    def ended(self) -> tuple[int, str]:
        _, errors = self._process.communicate(timeout=WAIT_S)
        return self._process.returncode, errors

    def stop(self) -> int:
        self._process.send_signal(signal.SIGTERM)
        return self.ended()[0]


def met(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture
def mall(tmp_path: Path) -> Path:
    opened_store(tmp_path / "mall").close()
    return tmp_path / "mall"


def outage(folder: Path) -> Reason | None:
    with closing(SiteReader.open(folder, fold=fold)) as reader:
        return reader.state.outage_cause


def test_a_hub_whose_battery_runs_out_stops_and_work_goes_on_with_the_power(mall: Path) -> None:
    with upsd() as server:
        hub = Hub(mall, server)
        url = hub.url()
        assert json.loads(urllib3.request("GET", url + "/v1/health").data)["trouble"] is None
        server.said |= {"ups.status": "OB DISCHRG", "battery.charge": "15"}
        code, errors = hub.ended()
        assert (code, STOPPED.en in errors) == (OUT_OF_POWER, True)
        assert (outage(mall), differences(mall, fold)) == (Reason.POWER, [])
        again = Hub(mall, server)
        assert again.said() == WAITING.en
        server.said |= {"ups.status": "OL CHRG"}
        assert again.url().startswith("http")
        met(lambda: outage(mall) is None)
        assert again.stop() == 0


def test_a_hub_that_waits_for_power_can_be_stopped(mall: Path) -> None:
    with upsd() as server:
        server.said |= {"ups.status": "OB LB", "battery.charge": "5"}
        hub = Hub(mall, server)
        assert hub.said() == WAITING.en
        assert hub.stop() == -signal.SIGTERM


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--lang", "id", "hub", "--folder", str(tmp_path / "x"), "--ups", "a b"])
    assert result.exit_code == 2
    assert "NAMA@HOST" in result.stderr
    assert not (tmp_path / "x").exists()


def test_the_desk_is_told_what_the_ups_said() -> None:
    assert HubPower(None).now() is None
    assert HubPower("ups").now() == PowerNow(False, None, silent=True)
