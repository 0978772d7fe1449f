"""Every page that there is, and every page that answers a form: nothing serious for axe-core, never too wide, and the
keyboard reaches all that a mouse does, in sight.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.chromium import Open
from tests.web.every_route import EVERY, FACES, SENT, At, Kind, best
from tests.web.mall import PIN, People
from tests.web.scene import Scene
from tests.web.test_accessible import overflows, serious
from tests.web.visit import Hub

PAGES = [at for at in (*EVERY, *FACES) if at.kind is Kind.PAGE]
ANSWERS = [at for at in EVERY if at.kind in SENT - {Kind.ORDER} and at.route != "/logout"]
DUTIES = ("", "admin", "chief", "officer", "usher")

SEND = """
([path, fields, file]) => {
  const form = Object.assign(document.createElement("form"), {method: "post", action: path});
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}));
  }
  if (file !== null) {
    form.enctype = "multipart/form-data";
    const chosen = Object.assign(document.createElement("input"), {type: "file", name: "file"});
    const sack = new DataTransfer();
    sack.items.add(new File([file], "list.csv"));
    chosen.files = sack.files;
    form.append(chosen);
  }
  document.body.append(form);
  form.submit();
}
"""
"""What a form of ours does, for forms of every page."""

LOOK = """
() => {
  const shown = (one) => one.checkVisibility({checkVisibilityCSS: true}) && !one.disabled && one.type !== "hidden";
  const passed = (one) => one.type === "radio" && !one.checked &&
      document.querySelector(`input[type=radio][name="${CSS.escape(one.name)}"]`) !== one;
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const wanted = all.filter((one) => shown(one) && !passed(one)).map((one) => one.type === "radio" ? one.name : one);
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    many: wanted.length, n: wanted.indexOf(at.type === "radio" ? at.name : at), html: at.outerHTML.slice(0, 120),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}
"""
"""How many there are that can be pressed or filled in, a group of choices being one, and which of them is in focus."""


HIDDEN = """
() => [...document.querySelectorAll(".scroll")].filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => one.getAttribute("aria-label"))
"""
"""Tables of which a part is out of sight."""

DOOR = """
() => [...document.querySelectorAll(".doors [aria-current]")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.left < 0 || box.right > innerWidth;
}).map((one) => one.textContent)
"""
"""Whether the door of the desk that stands open is out of sight, on a phone."""


@pytest.fixture
def scene(hub: Hub, people: People) -> Scene:
    scene = Scene(hub, people)
    scene.set()
    return scene


def enter(page: Page, scene: Scene, duty: str) -> None:
    if duty:
        page.goto(f"{scene.hub.url}/login?next=/counter")
        page.locator("[name=number]").fill(scene.numbers[duty])
        page.locator("[name=pin]").fill(PIN)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{scene.hub.url}/counter")


def shown(page: Page, scene: Scene, ats: list[At]) -> Iterator[At]:
    """Each page, one after the other, in front of the eyes of whoever sees the most of it."""
    for duty in DUTIES:
        mine = [at for at in ats if best(at) == duty]
        page.context.clear_cookies()
        enter(page, scene, duty)
        for at in mine:
            page.goto(scene.hub.url + at.example.format(**scene.places))
            yield at


def sound(page: Page, at: At) -> None:
    assert (at.method, at.example, serious(page), overflows(page)) == (at.method, at.example, [], False)
    assert (at.method, at.example, page.evaluate(HIDDEN)) == (at.method, at.example, [])
    assert (at.example, page.evaluate(DOOR)) == (at.example, [])


@pytest.mark.parametrize(("width", "dark"), [(360, False), (800, True), (1366, True), (1920, False)])
def test_every_page_can_be_seen_by_everybody(scene: Scene, opened: Open, width: int, dark: bool) -> None:
    page, seen = opened(width, dark), 0
    for at in shown(page, scene, PAGES):
        sound(page, at)
        seen += 1
    assert seen == len(PAGES)


def test_every_page_can_be_seen_in_english(scene: Scene, opened: Open) -> None:
    page = opened(360)
    for at in shown(page, scene, PAGES):
        page.goto(page.url + ("&" if "?" in page.url else "?") + "lang=en")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert (at.example, overflows(page)) == (at.example, False)


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1366, False)])
def test_every_answer_to_a_form_can_be_seen_by_everybody(scene: Scene, opened: Open, width: int, dark: bool) -> None:
    page = opened(width, dark)
    for duty in DUTIES:
        mine = [at for at in ANSWERS if best(at) == duty]
        page.context.clear_cookies()
        enter(page, scene, duty)
        for at in mine:
            page.goto(f"{scene.hub.url}{'/counter' if duty else '/login'}")
            fields = {name: value.format(**scene.places) for name, value in at.given.items() if name != "file"}
            token = page.locator("[name=csrf]").first.get_attribute("value") or ""
            with page.expect_navigation():
                page.evaluate(
                    SEND, [at.example.format(**scene.places), {"csrf": token, **fields}, at.given.get("file")]
                )
            assert (at.example, "/login?next" in page.url) == (at.example, False)
            sound(page, at)


@pytest.mark.parametrize("width", [360, 1366])
def test_the_keyboard_reaches_everything_on_every_page(scene: Scene, opened: Open, width: int) -> None:
    page = opened(width)
    for at in shown(page, scene, PAGES):
        page.evaluate("document.activeElement.blur()")
        many, reached = page.evaluate(LOOK)["many"], set()
        for _ in range(4 * many + 20):  # a date is three fields and a button
            page.keyboard.press("Tab")
            now = page.evaluate(LOOK)
            if now["n"] >= 0:
                assert (at.example, now["html"], now["ring"], now["seen"]) == (at.example, now["html"], True, True)
                reached.add(now["n"])
            if len(reached) == many:
                break
        assert (at.example, set(range(many)) - reached) == (at.example, set())
