"""The typeface inside a page: a real one, with every letter that our words need, and used by a real browser."""

import ctypes
import io
import re
from base64 import b64decode
from pathlib import Path

import pypdfium2
from fontTools.ttLib import TTFont
from playwright.sync_api import sync_playwright

from summary.definitions import DEFINITIONS
from summary.labels import _WORDS
from summary.page import page
from summary.pdf import pdf
from summary.typeface import face
from tests.summary.days import simulated
from tests.summary.test_page import report


def test_every_letter_of_our_words_is_in_it() -> None:
    inside = re.search(r"base64,([^\"]+)", face())
    assert inside is not None
    raw = b64decode(inside[1])
    with TTFont(io.BytesIO(raw)) as font:
        has = set(font.getBestCmap())
    texts = [*_WORDS.values(), *(text for pair in DEFINITIONS.values() for text in pair)]
    needed = {ord(letter) for text in texts for letter in text.id + text.en}
    assert {chr(code) for code in needed - has} == set()
    assert len(raw) < 120_000


def test_a_browser_sets_the_page_and_its_charts_in_it(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(page(report(simulated()[0])), encoding="utf-8")
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        shown = browser.new_page()
        shown.goto(file.as_uri())
        shown.evaluate("document.fonts.ready")
        assert shown.evaluate("[...document.fonts].map(each => each.family + each.status)") == ["Interloaded"]
        named = "getComputedStyle(document.querySelector('figure svg text')).fontFamily"
        assert shown.evaluate(named).startswith("Inter")
        browser.close()


def test_the_pdf_carries_it() -> None:
    made = pypdfium2.PdfDocument(pdf(page(report(simulated()[0]))))
    text, name, flags = made[0].get_textpage(), ctypes.create_string_buffer(64), ctypes.c_int()
    used = set()
    for letter in range(text.count_chars()):
        pypdfium2.raw.FPDFText_GetFontInfo(text, letter, name, 64, flags)
        used.add(name.value.decode())
    made.close()
    assert used
    assert {"Inter" in each for each in used if each} == {True}
