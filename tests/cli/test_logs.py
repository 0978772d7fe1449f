"""A part's log as programs read it: one object a line, tracebacks and line breaks inside."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from cli.logs import JsonLines

WAIT_S = 60


def formatted(message: str, *words: object, fault: Exception | None = None) -> dict[str, object]:
    info = (type(fault), fault, fault.__traceback__) if fault else None
    line = JsonLines().format(logging.LogRecord("sync.power", logging.WARNING, "x.py", 1, message, words, info))
    assert "\n" not in line
    found: dict[str, object] = json.loads(line)
    return found


def test_a_line_has_its_parts() -> None:
    line = formatted("the battery has %s percent", 64)
    assert (line["level"], line["part"]) == ("warning", "sync.power")
    assert line["message"] == "the battery has 64 percent"
    assert isinstance(line["at"], float)
    assert line["process"] == os.getpid()
    assert "fault" not in line


def test_a_fault_of_ours_is_one_line_too() -> None:
    try:
        raise ZeroDivisionError("dua\nbaris")
    except ZeroDivisionError as fault:
        line = formatted("the writer broke\nhere", fault=fault)
    assert "ZeroDivisionError: dua\nbaris" in str(line["fault"])


def test_a_hub_logs_json_where_it_is_told_to(tmp_path: Path) -> None:
    words = ["--lang", "en", "hub", "--folder", str(tmp_path / "mall"), "--port", "0", "--ups", "mall@127.0.0.1:9"]
    process = subprocess.Popen(
        [sys.executable, "-m", "besti", *words], env={**os.environ, "BESTI_LOG": "json"}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().startswith("The queue service is ready")
    process.terminate()
    _, errors = process.communicate(timeout=WAIT_S)
    lines = [json.loads(line) for line in errors.splitlines()]
    assert {line["part"] for line in lines} == {"sync.power"}
