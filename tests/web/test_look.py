"""One look with kiosk and display, few bytes on a phone, and no word missing in either language."""

import ast
import re
from pathlib import Path

import pytest

from tests.web.visit import Browser, Hub
from web.words import Words

ROOT = Path(__file__).parent.parent.parent
STATIC = ROOT / "web" / "static"
THEME = (ROOT / "ui/qml/Besti/Ui/Theme.qml").read_text()
MOST_BYTES = 30_000


def theme() -> dict[str, str]:
    """The colours of the Qt programs without high contrast, by name as CSS writes it."""
    found = re.findall(r'property color (\w+): contrast \? "#\w+" : "(#\w+)"', THEME)
    return {re.sub(r"(?<!^)([A-Z])", lambda m: "-" + m[1].lower(), name): value for name, value in found}


def css_colours() -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6})", (STATIC / "besti.css").read_text()))


def test_the_colours_are_those_of_kiosk_and_display() -> None:
    assert len(css_colours()) > 15
    assert css_colours().items() <= theme().items()


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_no_style_sheet_has_a_colour_of_its_own(path: Path) -> None:
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text())) <= set(theme().values())


def test_dark_and_light_give_every_role_a_colour() -> None:
    light, dark = (re.findall(r"--(ground|raised|rule|rim|text|soft|flat|ring):", half) for half in halves())
    assert light == dark == ["ground", "raised", "rule", "rim", "text", "soft", "flat", "ring"]


def halves() -> list[str]:
    return (STATIC / "besti.css").read_text().split("@media (prefers-color-scheme: dark)")[:2]


def test_a_phone_loads_little(hub: Hub) -> None:
    ticket, browser = hub.issue("A1", "A2", "A3", "B1", "C1", "D1"), Browser(hub)
    page = browser.get(f"/t/{ticket.id}").text
    parts = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(parts) == 4
    assert len(page.encode()) + sum(len(browser.get(part).content) for part in parts) < MOST_BYTES


def test_a_phone_is_told_nothing_about_others(hub: Hub) -> None:
    others, mine = hub.issue("A1"), hub.issue("A1")
    page = Browser(hub).get(f"/t/{mine.id}").text
    assert others.label not in page
    assert others.id not in page


def asked_for() -> set[str]:
    """Keys that templates and code name in full."""
    templates = "".join(path.read_text() for path in (ROOT / "web" / "templates").glob("*.html"))
    found = set(re.findall(r"""\bt\(["'](page\.\w+)["'][,)]""", templates))
    for path in (ROOT / "web").glob("*.py"):
        texts = (node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant))
        found |= {text for text in texts if isinstance(text, str) and re.fullmatch(r"page\.\w*[a-z]", text)}
    return found


def test_every_text_is_there() -> None:
    assert len(asked_for()) > 80
    assert asked_for() - Words.load().keys() == set()


def test_scripts_for_old_television_sets_are_old() -> None:
    newer = (
        r"=>|\blet\b|\bconst\b|`|\basync\b|\bfetch\b|\.\.\.|\bclass\b|\bof\b|\bvar [\[{]|\bfunction \w*\([^)]*[=\[{]"
        r"|\bPromise\b|\b(?:Map|Set|Symbol|Proxy)\(|Object\.(?:assign|entries|values)|Array\.from"
        r"|\.(?:includes|startsWith|endsWith|repeat|padStart|padEnd|find|findIndex|closest|append|remove)\("
    )
    script = re.sub(r"//.*", "", (STATIC / "hall.js").read_text())
    assert re.findall(newer, script) == []
    assert "var(" not in (STATIC / "hall.css").read_text()


def test_our_scripts_are_few() -> None:
    assert sum(len(path.read_text().splitlines()) for path in STATIC.glob("*.js")) < 900


@pytest.mark.parametrize("page", ["counter.html", "usher_base.html", "phone.html", "hall.html"])
def test_no_page_loads_many_scripts(page: str) -> None:
    named = re.findall(r"file\('(\w+\.js)'\)", (ROOT / "web" / "templates" / page).read_text())
    assert named
    assert sum(len((STATIC / name).read_text().splitlines()) for name in named) < 400


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_scripts_run_in_browsers_of_eight_years_ago(path: Path) -> None:
    """What came into browsers after 2018 and would stop a whole script, or the line that uses it."""
    newer = (
        r"\?\.|\?\?|\.at\(|replaceAll|matchAll|structuredClone|hasOwn\(|AbortSignal\.|\.flat\(|\.flatMap\(|static \{"
        r"|\d_\d|fromEntries|allSettled|Promise\.any|globalThis|BigInt|catch \{|this\.#|[|&]{2}=|import\("
    )
    assert re.findall(newer, path.read_text()) == []


def rules(path: Path) -> list[tuple[list[str], str]]:
    """Selectors and declarations of a style sheet, those inside conditions too."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    found = re.findall(r"([^{};]+)\{([^{}]*)\}", text)
    return [([one.strip() for one in selectors.split(",")], body) for selectors, body in found]


SHEETS = pytest.mark.parametrize("path", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)


@SHEETS
def test_style_sheets_work_in_browsers_of_eight_years_ago(path: Path) -> None:
    """What came after 2018 and would take a rule or the layout with it; the colour of a tick may stay plain."""
    newer = (
        r":has\(|:is\(|:where\(|\binset\b|[;{ ]aspect-ratio:|\d[dsl]v[hw]|@container|@layer|@property|subgrid|color-mix"
        r"|oklch|lab\("
    )
    text = path.read_text().replace("@supports not (aspect-ratio: 1)", "")
    assert re.findall(newer, text) == []
    for selectors, body in rules(path):
        for name in re.findall(r"([\w-]+):[^;]*\b(?:clamp|min|max)\(", body):
            assert re.search(rf"(?:^|;)\s*{name}:[^;(]*;", body), (selectors, name)


@SHEETS
def test_parts_of_a_flex_box_stand_apart_without_gaps_too(path: Path) -> None:
    """Browsers from before 2021 know gaps in grids only: besti.css has a margin for the parts of each such box."""
    instead = (STATIC / "besti.css").read_text().partition("@supports not (aspect-ratio: 1)")[2]
    boxes = {
        selector
        for selectors, body in rules(path)
        for selector in selectors
        if re.search(r"display: (inline-)?flex", body) and re.search(r"(?<![-\w])gap:", body)
    }
    # The screen for guests is a column of large figures that have room of their own.
    without = {box for box in boxes - {"main"} if not re.search(rf"{re.escape(loosely(box))} >", instead)}
    assert without == set()


def loosely(selector: str) -> str:
    """A list's own rule stands for it: `.steps li` is a part of `.steps`, and has parts of its own."""
    return selector.removeprefix(".round ").removeprefix("main.")
