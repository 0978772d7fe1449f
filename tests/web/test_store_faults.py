"""A store that cannot be read: the page says so plainly, and where the store lies stands in the log alone."""

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest

from core.commands import Command
from core.decider import Accepted, Refused
from web.app import Site


class Nobody:
    """A `web.deciding.Deciding` that is never asked to decide."""

    closed = False

    async def decide(self, command: Command) -> Accepted | Refused:
        raise AssertionError(command)

    def now_ms(self) -> int:
        return 0

    def listen(self) -> asyncio.Event:
        return asyncio.Event()


async def got(site: Site, path: str) -> tuple[int, str]:
    """Status and text of a page, asked for without a network."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"lang=en",
        "headers": [], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2), "scheme": "http", "root_path": "",
        "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    try:
        await site.app(scope, receive, send)
    finally:
        await site.close()
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]).decode()


@pytest.mark.parametrize("path", ["/", "/hall/part", f"/t/{'a' * 22}/part"])
def test_a_broken_store_is_told_without_its_path(tmp_path: Path, caplog: pytest.LogCaptureFixture, path: str) -> None:
    (tmp_path / "site.db").write_bytes(b"no database at all " * 100)

    async def asked() -> tuple[int, str]:
        return await got(Site(tmp_path, Nobody()), path)

    with caplog.at_level(logging.WARNING):
        status, text = asyncio.run(asked())
    assert (status, "cannot be opened just now" in text.replace("&#39;", "'")) == (503, True)
    assert str(tmp_path) not in text
    assert str(tmp_path) in caplog.text
