"""What a part writes to its log: lines for people, or with BESTI_LOG=json one JSON object a line for programs.

Nothing of a visitor is in either: what is logged are codes, places in the log and names of devices.
"""

import logging
import os
from collections.abc import Mapping

import msgspec

FORM, JSON = "BESTI_LOG", "json"


class _Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """`at`: seconds since 1970. `part`: the module that speaks. `fault`: the traceback of a fault of ours."""

    at: float
    level: str
    part: str
    process: int
    message: str
    fault: str | None = None


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fault = self.formatException(record.exc_info) if record.exc_info else None
        line = _Line(
            round(record.created, 3), record.levelname.lower(), record.name, record.process or 0, record.getMessage(),
            fault,
        )  # fmt: skip
        return msgspec.json.encode(line).decode()


def begin(environment: Mapping[str, str] = os.environ) -> None:
    """Logs warnings and worse to the error channel. To be called once, before there is anything to say."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    if environment.get(FORM) == JSON:
        for handler in logging.getLogger().handlers:
            handler.setFormatter(JsonLines())
