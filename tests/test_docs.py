"""What the documents tell people to type exists."""

import csv
import re
from itertools import takewhile
from pathlib import Path

import click
import pytest

from cli.main import COMMANDS, main

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "README.id.md", *sorted((ROOT / "docs").rglob("*.md"))]


def typed(text: str) -> list[list[str]]:
    """The words after `besti` in code: fenced blocks and `inline`."""
    code = re.findall(r"```sh\n(.*?)```", text, re.DOTALL) + re.findall(r"`([^`\n]+)`", text)
    lines = [line.split("#")[0].split() for block in code for line in block.splitlines()]
    return [
        list(takewhile(lambda word: word != "--", words[n + 1 :]))
        for words in lines
        for n, word in enumerate(words[:2])
        if word in ("besti", ".venv/bin/besti")
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_in_the_documents_exists(document: Path) -> None:
    context = click.Context(main)
    for words in typed(document.read_text()):
        if not words or words[0].startswith(("-", "<", "X")):
            continue
        command = main.get_command(context, words[0])
        assert command is not None, words
        known = {option for param in command.params for option in param.opts}
        for word in words[1:]:
            if not isinstance(command, click.Group) or word.startswith("-"):
                break
            command = command.get_command(context, word)
            assert command is not None, words
            known |= {option for param in command.params for option in param.opts}
        assert {word for word in words[1:] if word.startswith("--")} <= known, words


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", document.read_text()):
        assert target.startswith("http") or (document.parent / target).exists(), target


def test_every_command_says_what_it_does() -> None:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(), name


@pytest.mark.parametrize("guide", sorted((ROOT / "docs" / "panduan").glob("*.md")), ids=lambda path: path.name)
def test_buttons_that_the_staff_are_told_of_stand_on_the_pages(guide: Path) -> None:
    shown = set[str]()
    for table in (ROOT / "assets" / "strings").glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as file:
            shown |= {row["id"] for row in csv.DictReader(file)}
    assert set(re.findall(r"\*\*(.+?)\*\*", guide.read_text())) <= shown
