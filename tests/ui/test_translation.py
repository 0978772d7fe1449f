"""A file makes a language; what is wrong with it costs that text or that file, never the kiosk."""

import datetime as dt
import logging
from importlib.resources import files
from pathlib import Path

import pytest

from core.time_of_day import time_of_day
from core.words import Text
from ui.dates import long_date
from ui.translation import translations
from ui.words import Words

TABLE = {
    "language.name": Text("Bahasa Indonesia", "English"),
    "welcome": Text("Selamat datang", "Welcome"),
    "people": Text("{n} orang", "{n} people"),
    "people.one": Text("1 orang", "1 person"),
}


def message(key: str, text: str, kind: str = "") -> str:
    mark = f' type="{kind}"' if kind else ""
    return f'<message id="{key}"><source>x</source><translation{mark}>{text}</translation></message>'


def write(folder: Path, code: str, *messages: str) -> None:
    body = f"<context><name></name>{''.join(messages)}</context>"
    text = f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="{code}">{body}</TS>'
    (folder / f"besti_{code}.ts").write_text(text, encoding="utf-8")


def words(folder: Path) -> Words:
    return Words(TABLE, translations(folder, TABLE))


def test_a_file_adds_a_language(tmp_path: Path) -> None:
    write(tmp_path, "mkn", message("language.name", "Bahasa Kupang"), message("welcome", "Slamat datang, basodara!"))
    write(tmp_path, "de", message("people", "{n} Menschen"))
    (tmp_path / "README.md").touch()
    added = words(tmp_path)
    own = (("id", "Bahasa Indonesia"), ("en", "English"))
    assert added.languages() == (*own, ("de", "de"), ("mkn", "Bahasa Kupang"))
    assert added.say("welcome", "mkn") == "Slamat datang, basodara!"
    assert added.say("people", "de", n=3) == "3 Menschen"
    assert (added.say("welcome", "id"), added.say("welcome", "en")) == ("Selamat datang", "Welcome")


def test_what_is_not_translated_is_said_in_indonesian(tmp_path: Path) -> None:
    write(tmp_path, "mkn", message("welcome", "half", "unfinished"), message("people", " "))
    added = words(tmp_path)
    assert added.say("welcome", "mkn") == "Selamat datang"
    assert added.say("people", "mkn", n=2) == "2 orang"
    assert added.say("welcome", "xx") == "Selamat datang"
    with pytest.raises(KeyError):
        added.say("nonsense", "mkn")


def test_one_of_a_thing_keeps_the_language(tmp_path: Path) -> None:
    write(tmp_path, "mkn", message("people", "orang {n}"))
    assert words(tmp_path).count("people", 1, "mkn") == "orang 1"
    write(tmp_path, "mkn", message("people", "orang {n}"), message("people.one", "orang satu"))
    assert words(tmp_path).count("people", 1, "mkn") == "orang satu"
    assert words(tmp_path).count("people", 1, "id") == "1 orang"
    assert words(tmp_path).count("people", 1, "xx") == "1 orang"


@pytest.mark.parametrize(
    "text", ["orang", "{m} orang", "{n} {m}", "{n:>9999999}", "{n!r}", "{n", "{n.real}", "{}", "{n} orang {n:d}"]
)
def test_a_text_with_other_places_is_passed_over(tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str) -> None:
    write(tmp_path, "mkn", message("people", text), message("welcome", "Slamat"))
    assert words(tmp_path).say("people", "mkn", n=2) == "2 orang"
    assert words(tmp_path).say("welcome", "mkn") == "Slamat"
    assert "people" in caplog.text


def test_an_unknown_text_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(tmp_path, "mkn", message("nonsense", "Apa"))
    words(tmp_path)
    assert "nonsense" in caplog.text


@pytest.mark.parametrize("data", [b"", b"<TS>", b"\xff\xfe\x00", b"not xml"])
def test_a_broken_file_costs_its_language_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture, data: bytes) -> None:
    (tmp_path / "besti_xx.ts").write_bytes(data)
    write(tmp_path, "mkn", message("welcome", "Slamat"))
    assert [code for code, _ in words(tmp_path).languages()] == ["id", "en", "mkn"]
    assert "besti_xx.ts" in caplog.text


def test_our_own_languages_are_not_replaced(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(tmp_path, "en", message("welcome", "Hello"))
    assert words(tmp_path).languages() == (("id", "Bahasa Indonesia"), ("en", "English"))
    assert words(tmp_path).say("welcome", "en") == "Welcome"
    assert "besti_en.ts" in caplog.text


def test_there_need_not_be_any(tmp_path: Path) -> None:
    assert translations(tmp_path / "none", TABLE) == []


def test_what_comes_with_the_program_is_whole(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    shipped = Words.load()
    assert ("mkn", "Bahasa Kupang") in shipped.languages()
    assert shipped.say("kiosk.welcome", "mkn") == "Slamat datang, basodara!"
    assert len(list((files("assets") / "translations").iterdir())) == len(shipped.languages()) - 2
    assert caplog.text == ""


def test_dates_fall_back_to_indonesian() -> None:
    moment = dt.datetime(2026, 8, 17, 8, 5, tzinfo=dt.UTC)
    assert long_date(moment.date(), "mkn") == "Senin, 17 Agustus 2026"
    assert time_of_day(moment, "mkn") == "08.05"
