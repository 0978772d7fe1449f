"""No free text and nothing about a person can enter the log: not by a day's play, not by somebody who tries."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from cli.simulate import write_history
from core.commands import Body, Command, CountUnmet, MakeBooking, PostNotice, Print, Reprint, TakeHelp
from core.ids import derived
from core.words import PaperKind
from store.log_reader import LogReader
from sync import wire
from tests.core.sample import site

CODE = re.compile(r"[A-Za-z0-9._-]{0,40}|[0-9a-f]{64}")
"""An id, a code, a label, a date or a hash: no room for a name."""

KEYS_OF_PEOPLE = {"name", "nik", "phone", "address", "text", "note", "email"}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.items() for each in part for text in strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in strings(each))


def test_a_simulated_day_holds_codes_only(tmp_path: Path) -> None:
    list(write_history(tmp_path / "store", site(), [dt.date(2026, 11, 30)], seed=5))
    with closing(LogReader(tmp_path / "store")) as rows:
        events = [json.loads(entry.raw) for entry in rows.after(0, -1)]
    assert len(events) > 1000
    assert [text for event in events for text in strings(event) if not CODE.fullmatch(text)] == []
    named = {key for event in events if event["body"]["kind"] != "document.changed" for key in event["body"]}
    assert named & KEYS_OF_PEOPLE == set()


ID = derived("somebody")


@pytest.mark.parametrize(
    "command",
    [
        Command(ID, "Budi Santoso", TakeHelp(ID)),
        Command(ID, "desk", TakeHelp(ID), actor="Budi Santoso"),
        Command("Budi Santoso", "desk", TakeHelp(ID)),
        Command(ID, "desk", Reprint(ID, "call me: +62 812")),
        Command(ID, "desk", Print(ID, PaperKind.DOCUMENTS, "Budi Santoso", "kiosk-1")),
        Command(ID, "desk", CountUnmet("Budi", "kiosk-1")),  # type: ignore[arg-type]
        Command(ID, "desk", PostNotice("Budi, come to the desk", 1)),
        Command(ID, "desk", MakeBooking(ID, "A1", 1, "NIK 5371010101800001")),
        Command(ID + "\n", "desk", TakeHelp(ID)),
    ],
    ids=lambda command: type(command.body).__name__,
)
def test_free_text_is_refused_at_the_door(command: Command) -> None:
    with pytest.raises(wire.BadRequest):
        wire.commands_in(msgspec.json.encode({"commands": [command]}))


def test_what_is_well_formed_passes_the_door() -> None:
    body: Body = TakeHelp(ID)
    assert wire.commands_in(msgspec.json.encode({"commands": [Command(ID, "desk", body)]}))
