"""The table of texts: complete, and asked for nothing that it lacks."""

import ast
import string
from pathlib import Path

import pytest

from core.hours import Code
from ui.words import Words

ROOT = Path(__file__).parent.parent.parent
WORDS = Words.load()


def asked_for() -> set[str]:
    """Keys that the code names in full; those that it puts together are tried by the pages' own tests."""
    files = (file for package in ("ui", "kiosk", "display") for file in (ROOT / package).rglob("*.py"))
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text())))
    return {
        str(node.args[0].value)
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"say", "count"}
        if node.args and isinstance(node.args[0], ast.Constant)
    }


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_that_is_asked_for_is_there() -> None:
    assert len(asked_for()) > 20
    assert asked_for() - WORDS.keys() == set()


def test_every_reason_to_be_closed_has_words() -> None:
    assert {f"closed.{code}" for code in Code if code is not Code.OPEN} - WORDS.keys() == set()


@pytest.mark.parametrize("key", sorted(WORDS.keys()))
def test_both_languages_say_the_same(key: str) -> None:
    indonesian, english = (WORDS.text(key, language) for language in ("id", "en"))
    assert indonesian
    assert english
    assert places(indonesian) == places(english)


def test_nobody_writes_antrian() -> None:
    assert [key for key in sorted(WORDS.keys()) if "antrian" in WORDS.text(key, "id").lower()] == []


def test_one_of_a_thing_is_said_differently() -> None:
    assert WORDS.count("kiosk.waiting", 1, "en") == "1 person waiting"
    assert WORDS.count("kiosk.waiting", 2, "en") == "2 people waiting"


def test_an_unknown_text_is_a_fault() -> None:
    with pytest.raises(KeyError):
        WORDS.say("kiosk.nonsense", "id")
    with pytest.raises(KeyError):
        WORDS.say("kiosk.page", "id")


def test_the_languages_go_round() -> None:
    assert [WORDS.after(code, ("id", "en")) for code in ("id", "en")] == ["en", "id"]
    assert [WORDS.after(code, ("id", "en", "mkn")) for code in ("id", "en", "mkn")] == ["en", "mkn", "id"]
    assert WORDS.after("id", ("id", "xx")) == "id"
    assert WORDS.own_name("en") == "English"
