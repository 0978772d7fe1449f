"""What goes back to a browser: pages, parts of pages, files, and the headers that keep them safe."""

import hashlib
import mimetypes
from importlib.resources import files

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.words import Language
from web.asked import LANGUAGE_COOKIE
from web.words import Words

SSE = "text/event-stream"

_OURS = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; "
)
FRAMED = _OURS + "frame-ancestors 'self'"
"""For a page that stands inside another page of ours."""
FRAMING = _OURS + "frame-src 'self'; frame-ancestors 'none'"
"""For a page that has another one inside."""

_HEADERS = {
    "content-security-policy": _OURS + "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


class Files:
    """The style sheets and scripts, read once; nothing else can be had by any path."""

    def __init__(self) -> None:
        self._known = {file.name: file.read_bytes() for file in (files("web") / "static").iterdir() if file.is_file()}
        self._mark = {name: hashlib.sha256(raw).hexdigest()[:10] for name, raw in self._known.items()}

    def address(self, name: str) -> str:
        """Changes with what is in the file, so that a browser may keep it."""
        return f"/static/{name}?{self._mark[name]}"

    def answer(self, name: str) -> Response | None:
        raw = self._known.get(name)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return None if raw is None else Response(raw, media_type=kind, headers={"Cache-Control": "max-age=604800"})


class Paper:
    """Makes the text of pages. Every value is escaped; a name that a template lacks is our fault."""

    def __init__(self, words: Words, statics: Files) -> None:
        self.words = words
        self._environment = Environment(
            loader=PackageLoader("web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        self._environment.globals["file"] = statics.address
        self._environment.globals["languages"] = list(Language)

    def write(self, template: str, language: str, **values: object) -> str:
        def t(key: str, **places: object) -> str:
            return self.words.say(key, language, **places)

        return self._environment.get_template(template).render(t=t, lang=language, **values)

    def page(self, template: str, language: str, status: int = 200, **values: object) -> Response:
        return HTMLResponse(self.write(template, language, **values), status, headers={"Cache-Control": "no-store"})


def as_json(status: int = 200, **values: object) -> Response:
    raw = msgspec.json.encode(values)
    return Response(raw, status, media_type="application/json", headers={"Cache-Control": "no-store"})


class Guarded:
    """Puts the headers on every answer of `app` that has none of its own, and keeps the language that was asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                named = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                own = {name.lower() for name, _ in message["headers"]}
                more = [(name, value) for name, value in named if name not in own]
                message["headers"] = [*message["headers"], *more, *_kept(scope)]
            await send(message)

        await self._app(scope, receive, guarded)


def _kept(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The cookie of the language, where somebody chose one at a page of its own."""
    chosen = [code for code in Language if scope["type"] == "http" and scope["query_string"] == f"lang={code}".encode()]
    if not chosen or scope["path"].endswith(("/live", "/part", "/do")):
        return []
    return [(b"set-cookie", f"{LANGUAGE_COOKIE}={chosen[0]}; Path=/; Max-Age=86400; SameSite=Lax".encode())]
