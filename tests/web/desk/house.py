"""Somebody at the desk, with a browser that has no scripts."""

import re
from typing import Any

import requests

from tests.web.mall import People
from tests.web.visit import Browser, Hub

SCRIPT = "<script>alert(1)</script>"


class AtDesk:
    def __init__(self, hub: Hub, people: People, duty: str = "admin") -> None:
        self._come(hub, people.numbers[duty])

    @classmethod
    def known_as(cls, hub: Hub, number: str) -> "AtDesk":
        """Whoever has that number and everybody's PIN; a stranger where it is ""."""
        made = cls.__new__(cls)
        made._come(hub, number)
        return made

    def _come(self, hub: Hub, number: str) -> None:
        self.browser, self.token = Browser(hub), ""
        if number:
            self.browser.login(number)

    def get(self, path: str, **more: Any) -> requests.Response:
        """A page of the desk; its token is kept for what is sent next."""
        found = self.browser.get(path, **more)
        token = re.search(r'name="csrf" value="([^"]+)"', found.text)
        self.token = token[1] if token else self.token
        return found

    def post(self, path: str, fields: dict[str, str] | None = None, **more: Any) -> requests.Response:
        if not self.token:
            self.get("/counter")
        return self.browser.post(path, data={"csrf": self.token, **(fields or {})}, **more)

    def send(self, path: str, raw: bytes, name: str = "list.csv", **fields: str) -> requests.Response:
        """A file with a form."""
        if not self.token:
            self.get("/counter")
        sent = {"csrf": self.token, **fields}
        return self.browser.post(path, data=sent, files={"file": (name, raw)})

    def apply(self, preview: requests.Response, **fields: str) -> requests.Response:
        """Says yes to what a preview shows."""
        assert "/desk/site/preview/" in preview.url, preview.text
        return self.post(preview.url.removeprefix(self.browser.hub.url), fields)
