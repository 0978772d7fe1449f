"""The last step of a new agency: a real test ticket and a real test call, and the plain truth of what did not come."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import msgspec
import pytest
import requests

from cli.bench.bare_window import unseen
from cli.bench.display import running_display
from cli.bench.hum import hums
from core.commands import CloseDay, Fact, PaperPrinted, Shown, TrialShown
from core.words import Evidence, PaperKind
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import CLONE
from tests.printer.emulator.server import Server
from tests.sync.mall import DAY, fact
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.test_agencies import NEW, catalog, to_the_officer
from tests.web.mall import People
from tests.web.visit import Hub

TRIAL = "/desk/agencies/trial/pt-pos"
FAST = replace(CLONE, mm_s=2000.0, cut_s=0.0)
PATIENCE_S, TRIES = 30.0, 4


@pytest.fixture
def desk(hub: Hub, people: People) -> AtDesk:
    return opened_agency(hub, people)


def opened_agency(hub: Hub, people: People) -> AtDesk:
    """Somebody who has just opened an agency, and was led to its trial."""
    desk = AtDesk(hub, people)
    to_the_officer(desk)
    desk.post(f"{NEW}/officer", {"name": "Ani"})
    desk.post(f"{NEW}/rehearsal")
    applied = desk.apply(desk.post(f"{NEW}/open"))
    assert applied.url.endswith(f"{TRIAL}?done=opened")
    return desk


def lights(desk: AtDesk) -> dict[str, tuple[str, str]]:
    """Of each line the light, and what it says."""
    lines = re.findall(r'<li class="(\w+)" id="trial-(\w+)">(.*?)</li>', desk.get(TRIAL).text, re.DOTALL)
    return {name: (light, " ".join(re.sub(r"<[^>]+>", " ", said).split())) for light, name, said in lines}


def colours(desk: AtDesk) -> list[str]:
    return [light for light, _ in lights(desk).values()]


def tell(hub: Hub, body: Fact, seq: int, device: str) -> None:
    raw = msgspec.json.encode({"facts": [fact(body, seq, device=device)]})
    requests.post(f"{hub.url}/v1/own", data=raw, timeout=10).raise_for_status()


def test_what_is_asked_for_bears_the_new_letter_and_counter(hub: Hub, desk: AtDesk) -> None:
    assert colours(desk) == ["amber", "amber", "amber"]
    tried = desk.post(TRIAL, {"kiosk": "kiosk-2"})
    assert "Tiket uji dan panggilan uji dikirim." in tried.text
    (paper,) = hub.state().papers.values()
    assert (paper.paper, paper.subject, paper.at) == (PaperKind.TEST, "H1", "kiosk-2")
    assert hub.state().day is not None
    trial = hub.state().day.trials["Z1"]  # type: ignore[union-attr]
    assert (trial.counter, trial.at_ms) == (26, hub.now_ms())
    assert hub.state().tickets == {}
    found = lights(desk)
    assert found["slip"][1].endswith("menunggu kabar dari kiosk …")
    assert [light for light, _ in found.values()] == ["amber", "amber", "amber"]


def test_it_is_well_once_printed_shown_and_spoken(hub: Hub, desk: AtDesk) -> None:
    tell(hub, Shown(0, 0), 1, "display-1")
    desk.post(TRIAL, {"kiosk": "kiosk-1"})
    at_ms = hub.now_ms()
    ((print_, _),) = hub.state().papers.items()
    tell(hub, PaperPrinted(print_, Evidence.CONFIRMED), 1, "kiosk-1")
    assert colours(desk) == ["green", "amber", "amber"]
    tell(hub, TrialShown("Z1", at_ms), 2, "display-1")
    assert colours(desk) == ["green", "green", "amber"]
    tell(hub, TrialShown("Z1", at_ms, spoken=True), 3, "display-1")
    assert colours(desk) == ["green", "green", "green"]
    assert "PT Pos siap melayani" in desk.get(TRIAL).text
    hub.later(seconds=1)
    desk.post(TRIAL, {"kiosk": "kiosk-1"})
    assert colours(desk) == ["amber", "amber", "amber"]


def test_what_did_not_come_is_said_plainly(hub: Hub, desk: AtDesk) -> None:
    desk.post(TRIAL, {"kiosk": "kiosk-1"})
    hub.later(seconds=61)
    found = lights(desk)
    assert [light for light, _ in found.values()] == ["red", "red", "red"]
    assert "H000 tidak keluar di kiosk “Pintu masuk”" in found["slip"][1]
    assert "Belum ada layar yang memberi kabar dari Zona 1" in found["screen"][1]
    assert "Panggilan ke Loket 26 tidak terdengar" in found["voice"][1]
    tell(hub, Shown(0, 0), 1, "display-1")
    tell(hub, Shown(0, 0), 1, "display-2")
    desk.post(TRIAL, {"kiosk": "kiosk-1"})
    tell(hub, TrialShown("Z1", hub.now_ms()), 2, "display-2")
    hub.later(seconds=31)
    light, said = lights(desk)["screen"]
    assert (light, "tidak tampil di: display-1." in said) == ("red", True)


def test_before_the_day_the_ticket_is_tried_and_the_call_is_refused_in_words(hub: Hub, desk: AtDesk) -> None:
    hub.do(CloseDay(DAY))
    tried = desk.post(TRIAL, {"kiosk": "kiosk-1"})
    assert tried.status_code == 409
    assert 'role="alert"' in tried.text
    assert [paper.subject for paper in hub.state().papers.values()] == ["H1"]
    hub.later(seconds=31)
    assert colours(desk) == ["red", "amber", "amber"]


def test_whoever_leads_no_hall_tries_nothing(hub: Hub, people: People, desk: AtDesk) -> None:
    before = hub.state().lsn
    for duty in ("officer", "usher", "supervisor"):
        other = AtDesk(hub, people, duty)
        assert (duty, other.get(TRIAL).status_code) == (duty, 403)
        assert (duty, other.post(TRIAL, {"kiosk": "kiosk-1"}).status_code) == (duty, 403)
    for kiosk in ("", SCRIPT, "tv-1"):
        assert desk.post(TRIAL, {"kiosk": kiosk}).status_code == 400
    assert desk.browser.post(TRIAL, data={"kiosk": "kiosk-1"}).status_code == 403
    assert desk.get(f"/desk/agencies/trial/{SCRIPT}").status_code == 404
    assert desk.get("/desk/agencies/trial/nowhere").status_code == 404
    assert hub.state().lsn == before


@contextmanager
def kiosk(hub: Hub, printer: Server) -> Iterator[None]:
    words = ["kiosk", "--folder", str(hub.folder), "--hub", hub.url, "--printer", f"tcp://127.0.0.1:{printer.port}",
             "--profile", "generic-80", "--window", "540x960", "--mute", "--demo-speed", "1"]  # fmt: skip
    with subprocess.Popen([sys.executable, "-m", "besti", *words], env=unseen()) as process:
        try:
            yield
        finally:
            process.kill()


def until_green(desk: AtDesk, hub: Hub) -> None:
    """Tries, and tries again where a kiosk or a display was not up yet the first time."""
    for _ in range(TRIES):
        desk.post(TRIAL, {"kiosk": "kiosk-1"})
        again = time.monotonic() + PATIENCE_S
        while time.monotonic() < again:
            if colours(desk) == ["green", "green", "green"]:
                return
            hub.later()  # a hub whose clock is set says that it is alive
            time.sleep(0.5)
        hub.later(seconds=10)
    pytest.fail(str(lights(desk)))


def test_a_real_kiosk_prints_it_and_a_real_display_shows_and_says_it(hub: Hub, desk: AtDesk) -> None:
    hums(hub.folder, catalog(hub).site)
    hub.later()
    with Server(Device(FAST)) as printer, kiosk(hub, printer), running_display(hub.folder, hub.url):
        until_green(desk, hub)
        said = lights(desk)
        with printer.lock:
            papers = [piece.text for piece in printer.device.paper.pieces if piece.text]
    for words in ("Tiket uji", "Kirim paket", "loket 26", "Bukan nomor antrean"):
        assert all(words in paper for paper in papers), words
    assert papers
    assert "Panggilan ke Loket 26 tampil di Zona 1" in said["screen"][1]
    assert said["voice"][1].endswith("dari display-1.")
