"""Pictures of every page, at four widths, light and dark, in both languages: `python -m tests.web.shots OUT [REGEX]`.

Whoever changes a page looks at them: `OUT/360-light-id/desk-round.png`.
"""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.chromium import EXECUTABLE
from tests.web.every_route import EVERY, FACES, At, Kind, best
from tests.web.mall import PIN, People, prepare
from tests.web.scene import Scene
from tests.web.staffed import PowerCut

SHOTS = ((360, "light", "id"), (800, "dark", "id"), (1366, "light", "en"), (1920, "dark", "en"), (1920, "light", "id"))


def pages(part: str) -> list[At]:
    return [at for at in (*EVERY, *FACES) if at.kind is Kind.PAGE and re.search(part, at.example)]


def enter(page: Page, url: str, number: str) -> None:
    page.goto(f"{url}/login")
    page.locator("[name=number]").fill(number)
    page.locator("[name=pin]").fill(PIN)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda now: not now.endswith("/login"))


class Camera:
    def __init__(self, browser: Browser, scene: Scene, out: Path) -> None:
        self._browser, self._scene, self._out = browser, scene, out

    def take(self, width: int, colours: str, language: str, part: str) -> None:
        folder = self._out / f"{width}-{colours}-{language}"
        folder.mkdir(parents=True, exist_ok=True)
        for duty in ("", "admin", "chief", "supervisor", "officer", "usher"):
            mine = [at for at in pages(part) if duty == best(at)]
            if not mine:
                continue
            page = self._browser.new_page(
                viewport={"width": width, "height": 800}, color_scheme="dark" if colours == "dark" else "light"
            )
            if duty:
                enter(page, self._scene.hub.url, self._scene.numbers[duty])
            for at in mine:
                address = at.example.format(**self._scene.places)
                page.goto(f"{self._scene.hub.url}{address}{'&' if '?' in address else '?'}lang={language}")
                page.wait_for_timeout(300)
                page.screenshot(path=folder / f"{named(at.example)}.png", full_page=True)
            page.close()


def named(example: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", example.lower()).strip("-") or "start"


def main(out: Path, part: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        people = People.known()
        mall = PowerCut(prepare(Path(folder) / "mall", people))
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=["--no-sandbox"])
        try:
            scene = Scene(mall.hub, people)
            scene.set()
            for width, colours, language in SHOTS:
                Camera(browser, scene, out).take(width, colours, language, part)
        finally:
            browser.close()
            mall.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
