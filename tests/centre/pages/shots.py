"""Pictures of the centre's pages for people to look at: `python -m tests.centre.pages.shots FOLDER`."""

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from centre.database import Database
from cli.main import main as besti
from tests.centre.conftest import FIRST
from tests.centre.mall import Mall
from tests.centre.pages.city import BELU, KUPANG, PIN, SIKKA, City, served
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


def main(folder: Path, only: set[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        store = Path(made) / "store"
        CliRunner().invoke(besti, ["simulate", str(store), "--days", "7", "--from", FIRST, "--seed", "9"])
        with closing(Database.open(str(Path(made) / "centre.db"))) as database, sync_playwright() as started:
            city = City(database)
            city.fill(Mall(store))
            with served(city):
                browser = started.chromium.launch(executable_path=EXECUTABLE, args=["--no-sandbox"])
                take(browser, city, folder, only)
                browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]))
