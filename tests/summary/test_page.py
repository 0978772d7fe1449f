"""The report as page and as PDF, looked at: nothing unescaped, nothing cut, the annex on pages of its own."""

import datetime as dt
import re
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

from core.rollup.account import Account, Name
from core.words import Text
from summary.page import page
from summary.pdf import pdf
from summary.report import Report, report_on
from summary.sentences import Before
from tests.summary.days import HEAD, quiet, rated, simulated

MONDAY = Text("Senin, 7 September 2026", "Monday, 7 September 2026")
EVIL = '<script>alert("x")</script>'
DARK = 200
MARGIN_MM = 13


def report(account: Account, language: str = "id") -> Report:
    return report_on([account], MONDAY, account.day, HEAD, Before(), language)


def pictures(document: bytes) -> list[Image.Image]:
    """The pages in grey, 4 dots a millimetre."""
    made = pypdfium2.PdfDocument(document)
    found = [made[n].render(scale=4 * 25.4 / 72).to_pil().convert("L") for n in range(len(made))]
    made.close()
    return found


def words(document: bytes) -> list[str]:
    made = pypdfium2.PdfDocument(document)
    found = [made[n].get_textpage().get_text_range() for n in range(len(made))]
    made.close()
    return found


def inked(picture: Image.Image) -> tuple[int, int, int, int] | None:
    return ImageChops.invert(picture.point(lambda grey: 255 if grey > DARK else 0)).getbbox()


def test_names_of_a_site_file_are_text_and_nothing_else() -> None:
    account = quiet()
    account.names = {
        "service/S": Name(Text(EVIL, EVIL), "a"), "agency/a": Name(Text(EVIL, EVIL), EVIL, EVIL),
    }  # fmt: skip
    account.services["S"].waits.add(600_000)
    html = page(report(account))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") > 3


@pytest.mark.parametrize(("language", "sign"), [("id", "."), ("en", ",")])
def test_thousands_have_their_sign_wherever_they_stand(language: str, sign: str) -> None:
    first, *others = [replace(simulated()[0], day=f"{dt.date(2026, 6, 1) + dt.timedelta(days=n)}") for n in range(90)]
    first = replace(first, papers={"unknown": 1_234}, alone={9: 1_234}, faces={4: 1_234}, unmet={"court": 1_234},
                    reprints=1_234, helps=1_234)  # fmt: skip
    made = report_on([first, *others], MONDAY, "many", HEAD, Before(), language)
    shown = re.sub(r"<(style|svg).*?</\1>|<[^>]+>", " ", page(made), flags=re.DOTALL)
    assert set(re.findall(r"(?<![\d/])\d{4,}", shown)) <= {"2026"}
    assert shown.count(f"1{sign}234") == 6
    assert made.account.tickets.created > 10_000
    assert shown.count(f"{made.account.tickets.created:,}".replace(",", sign)) >= 2


def test_every_sentence_leads_to_something_on_the_page() -> None:
    html = page(report(simulated()[0]))
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', html))


@pytest.mark.parametrize("width", [360, 1366])
def test_on_a_screen_small_tables_are_whole_and_on_a_wide_one_everything_is(width: int, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(page(report(simulated()[0])), encoding="utf-8")
    cut = """[...document.querySelectorAll(innerWidth < 400 ? '.small .wide' : '.wide, figure')]
        .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.outerHTML.slice(0, 80))"""
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": width, "height": 900})
        shown.goto(file.as_uri())
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.evaluate(cut) == []
        browser.close()


def test_no_two_things_on_a_page_have_the_same_id() -> None:
    account, _ = simulated()
    html = re.sub(r"<svg.*?</svg>", "", page(report(account)), flags=re.DOTALL)
    ids = re.findall(r' id="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_is_blank_and_none_is_cut(language: str) -> None:
    for picture in pictures(pdf(page(report(simulated()[0], language)))):
        box = inked(picture)
        assert box is not None
        left, _, right, _ = box
        assert left >= MARGIN_MM * 4
        assert right <= picture.width - MARGIN_MM * 4


def test_the_main_part_ends_with_the_signature_and_the_annex_begins_on_a_new_page() -> None:
    account, _ = simulated()
    pages = words(pdf(page(report(account))))
    signed = next(number for number, text in enumerate(pages) if "Kepala MPP" in text)
    annexed = next(number for number, text in enumerate(pages) if "Lampiran" in text)
    assert annexed == signed + 1 <= 3
    assert pages[annexed].lstrip().startswith("Lampiran")
    assert [f"{number} / {len(pages)}" in text for number, text in enumerate(pages, 1)] == [True] * len(pages)


def test_the_signature_never_stands_alone_on_a_page() -> None:
    account = quiet()
    account.helps = 7
    html, broken = page(report(account)), 0
    for millimetres in range(20, 160, 10):
        filler = f'<div style="height: {millimetres}mm"></div><h2>Yang lain</h2>'
        pages = words(pdf(html.replace("<h2>Yang lain</h2>", filler)))
        signed = next(text for text in pages if "Kepala MPP" in text)
        assert "dipanggil 7 kali" in signed, millimetres
        broken += "Kepala MPP" not in pages[0]
    assert 2 < broken < 12


def test_the_survey_is_in_the_annex_with_its_weight() -> None:
    account = quiet()
    account.ratings = {"S": rated(4, 6)}
    html = page(report(account))
    assert "IKM 100,00 (A), sangat baik dengan bobot 1/9; 6 responden dari 20" in html


def test_a_pdf_reads_nothing_from_elsewhere(caplog: pytest.LogCaptureFixture) -> None:
    made = pdf('<p>halo<img src="file:///etc/hostname"><img src="http://127.0.0.1:9/x.png"></p>')
    assert "halo" in words(made)[0]
    told = [record.getMessage() for record in caplog.records]
    assert sum("a report needs nothing from elsewhere" in text for text in told) == 2
