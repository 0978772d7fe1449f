"""Pictures of the centre's pages for people to look at: `python -m tests.centre.pages.shots FOLDER`."""

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from centre import anomalies
from centre.database import Database
from centre.health import HealthDesk
from cli.main import main as besti
from sync.wire_health import DeviceHealth, HubHealth
from tests.centre.conftest import FIRST
from tests.centre.mall import Mall
from tests.centre.pages.city import BELU, KUPANG, NOON_MS, PIN, SIKKA, City, served
from tests.web.chromium import EXECUTABLE

MONTH = "day=2026-10-30&period=month"
PAGES = {
    "login": "/login", "sites": f"/summary?{MONTH}", "median": f"/summary?{MONTH}&by=median",
    "beside": f"/summary?{MONTH}&site={KUPANG}&site={BELU}&site={SIKKA}", "today": "/summary/today",
    "health": "/summary/health", "site": f"/summary/site/{KUPANG}?{MONTH}",
    "agency": f"/summary/site/{KUPANG}/agency/dukcapil?{MONTH}", "counter": f"/summary/site/{KUPANG}/counter/1?{MONTH}",
    "public": "/public",
}  # fmt: skip
LOOKS = ((360, False, "id"), (800, True, "en"), (1366, False, "id"), (1366, True, "en"), (1920, False, "en"))


def take(browser: Browser, city: City, folder: Path, only: set[str]) -> None:
    for width, dark, tongue in LOOKS:
        scheme = "dark" if dark else "light"
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{city.url}/login")
        page.fill("[name=number]", city.numbers["mayor"])
        page.fill("[name=pin]", PIN)
        page.keyboard.press("Enter")
        page.wait_for_url("**/summary")
        for name, path in PAGES.items():
            if only and name not in only:
                continue
            page.goto(f"{city.url}{path}{'&' if '?' in path else '?'}lang={tongue}")
            page.screenshot(path=folder / f"{name}-{width}-{scheme}-{tongue}.png", full_page=True)
        page.close()


def _told(database: Database) -> None:
    """What hubs said of themselves, and what was odd."""
    devices = (DeviceHealth("kiosk-1", 2_000, 9_990, 120), DeviceHealth("display-2", 1_500_000, 9_100, -4_200))
    HealthDesk(database, lambda: NOON_MS - 9_000).learn(KUPANG, HubHealth("0.1.0", 10_020, 80, devices))
    HealthDesk(database, lambda: NOON_MS - 80_000_000).learn(BELU, HubHealth("0.0.9", 8_000, -63_000, devices[:1]))
    with database.writing() as connection:
        anomalies.note(connection, SIKKA, NOON_MS - 900_000, "two_hubs", "1.5")


def main(folder: Path, only: set[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        store = Path(made) / "store"
        CliRunner().invoke(besti, ["simulate", str(store), "--days", "7", "--from", FIRST, "--seed", "9"])
        with closing(Database.open(str(Path(made) / "centre.db"))) as database, sync_playwright() as started:
            city = City(database)
            city.fill(Mall(store))
            _told(database)
            with served(city):
                browser = started.chromium.launch(executable_path=EXECUTABLE, args=["--no-sandbox"])
                take(browser, city, folder, only)
                browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]))
