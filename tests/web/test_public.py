"""What everybody sees without signing in: at a real hub, in a real browser, and what strangers try."""

import csv
import io
import re

import pytest

from store.totals import FILE, keep
from tests.web.chromium import Open
from tests.web.desk.house import SCRIPT
from tests.web.figures import a_day_passes, account_of
from tests.web.mall import People
from tests.web.test_accessible import overflows, serious
from tests.web.visit import Browser, Hub
from web.rate import MOST_ADDRESSES, Rate
from web.released import Released


def figures(text: str) -> list[str]:
    return re.findall(r'<td class="figure"[^>]*>([^<]*)', text)


def test_before_the_first_day_is_over_it_says_so(hub: Hub) -> None:
    hub.issue("A1")
    page = Browser(hub).get("/public")
    assert (page.status_code, figures(page.text)) == (200, [])
    assert "Belum ada hari yang selesai" in page.text


def test_the_day_that_is_over_is_there_in_figures(hub: Hub) -> None:
    day = a_day_passes(hub)
    account = account_of(hub, day)
    page = Browser(hub).get("/public").text
    assert account.tickets.visits == 3
    assert figures(page)[:2] == ["3", "2"]  # three visits; each waited two minutes
    assert f"{day:%d-%m-%Y}" in page


def test_the_table_is_for_programs(hub: Hub) -> None:
    day = a_day_passes(hub)
    answer = Browser(hub).get("/public.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["day"], row["visits"], row["wait_p50_min"], row["ikm"]) == (day.isoformat(), "3", "2", "")


def test_nobody_is_named_and_no_number_told(hub: Hub, people: People) -> None:
    a_day_passes(hub)
    state = hub.state()
    for path in ("/public", "/public.csv"):
        text = Browser(hub).get(path).text
        assert "da Costa" not in text
        assert not any(id_ in text for id_ in state.tickets)


@pytest.mark.parametrize(("width", "dark"), [(360, True), (800, False), (1366, False), (1920, True)])
def test_everybody_can_read_it(hub: Hub, opened: Open, width: int, dark: bool) -> None:
    a_day_passes(hub)
    page = opened(width, dark)
    for tongue in ("id", "en"):
        page.goto(f"{hub.url}/public?lang={tongue}")
        assert (tongue, serious(page), overflows(page)) == (tongue, [], False)
        assert "100 %" in page.locator(".tiles").inner_text()
        assert page.evaluate("[...document.querySelectorAll('dd')].filter(e => e.scrollWidth > e.clientWidth)") == []


def test_strangers_learn_nothing_more(hub: Hub) -> None:
    a_day_passes(hub)
    browser = Browser(hub)
    usual = browser.get("/public").text
    for query in (f"?day={SCRIPT}", "?day=2099-01-01", f"?lang={SCRIPT}", "?x=../../etc/passwd"):
        found = browser.get("/public" + query)
        assert (query, found.status_code, found.text) == (query, 200, usual)
    for path in (
        "/public/../site.db",
        "/public/%2e%2e/site.db",
        "/public/site.db",
        "/public/picture.png/..%2f..%2fsite.db",
    ):
        assert (path, browser.get(path).status_code) == (path, 404)
    assert browser.post("/public").status_code in (404, 405)


def test_whoever_asks_without_end_is_asked_to_wait(hub: Hub) -> None:
    browser = Browser(hub)
    answers = [browser.get("/public.csv").status_code for _ in range(61)]
    assert (set(answers[:60]), answers[60]) == ({200}, 429)
    assert "Terlalu banyak permintaan" in browser.get("/public").text


def test_the_rate_is_per_address_and_passes() -> None:
    now = 0.0
    rate = Rate(lambda: now, most=2, span_s=60)
    assert [rate.allows("a"), rate.allows("a"), rate.allows("a"), rate.allows("b")] == [True, True, False, True]
    now = 60.0
    assert rate.allows("a")
    for n in range(MOST_ADDRESSES + 5):
        rate.allows(str(n))
    assert len(rate._asked) == MOST_ADDRESSES


def test_the_picture_is_there_once_it_is_released(hub: Hub) -> None:
    day = a_day_passes(hub)
    browser = Browser(hub)
    assert browser.get("/public/picture.png").status_code == 404
    released = Released(hub.folder)
    released.put(day, b"\x89PNG one", f"Satu. {SCRIPT}\nDua.")
    page, picture = browser.get("/public").text, browser.get("/public/picture.png")
    assert (picture.content, picture.headers["content-type"]) == (b"\x89PNG one", "image/png")
    assert ("/public/picture.png" in page, SCRIPT in page, "<li>Dua.</li>" in page) == (True, False, True)
    released.take_back()
    assert "/public/picture.png" not in browser.get("/public").text


def test_years_from_before_besti_are_told_and_marked(hub: Hub) -> None:
    day = a_day_passes(hub)
    keep(hub.folder, {f"{day.year - 2}-{month:02}": 2_000 for month in range(1, 13)} | {f"{day.year - 1}-01": 1_500})
    page = Browser(hub).get("/public").text
    assert f"<dt>{day.year - 2}</dt><dd>24.000* kunjungan</dd>" in page
    assert "1.500*" in page
    assert "Dari catatan sebelum Besti" in page
    assert "before_besti" in Browser(hub).get("/public.csv").text


def test_a_spoilt_list_from_before_besti_takes_nothing_else_away(hub: Hub) -> None:
    a_day_passes(hub)
    (hub.folder / FILE).write_text("spoilt", encoding="utf-8")
    page = Browser(hub).get("/public")
    assert (page.status_code, figures(page.text)[:1], "before Besti" in page.text) == (200, ["3"], False)
