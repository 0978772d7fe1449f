"""The centre as a web application: what hubs push."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from fastapi import FastAPI
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from centre import openapi, replies
from centre.database import CONNECTIONS, Database
from centre.doors import CATCHING_UP, Doors, TooMany
from centre.down import DownDesk, answers_in, version_of
from centre.health import HealthDesk, health_in
from centre.intake import Intake, Missing, Parted, Push
from centre.keys import Keys, Revoked
from centre.pages import CentrePages
from store.documents import Document
from store.log import Head
from sync import wire, wire_centre
from sync.troubles import as_json, bad_request, turned_away
from sync.turned_away import TurnedAway
from sync.wire import BadRequest
from sync.wire_centre import LIVE_BYTES, At
from sync.wire_down import Kept
from sync.wire_follow import SPOKEN, LogHash, asked_hash, asked_number
from sync.wire_version import must_fit

_logger = logging.getLogger(__name__)

T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]
BODY_LIMIT = 3_000_000


class Centre:
    """`app` is the ASGI application. It works in threads: the database waits for the disk."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._intake = Intake(database, now_ms)
        self._keys = Keys(database, now_ms)
        self._doors = Doors()
        self._down = DownDesk(database, now_ms)
        self._health = HealthDesk(database, now_ms)
        # Those that catch up have threads of their own: whoever asks little is answered beside them.
        self._threads = ThreadPoolExecutor(CONNECTIONS - CATCHING_UP, "centre")
        self._slow_threads = ThreadPoolExecutor(CATCHING_UP, "catching-up")
        self.app = FastAPI(openapi_url=None)
        for path, method, handler in (
            ("/v1/sites/{site}", "GET", self._at),
            ("/v1/sites/{site}/log", "POST", self._log),
            ("/v1/sites/{site}/documents", "POST", self._documents),
            ("/v1/sites/{site}/hash", "GET", self._hash),
            ("/v1/sites/{site}/parted", "POST", self._parted),
            ("/v1/sites/{site}/down", "GET", self._look_down),
            ("/v1/sites/{site}/answers", "POST", self._answers),
            ("/v1/sites/{site}/health", "POST", self._told_health),
        ):
            self.app.router.add_route(path, _answered(self._known(handler)), methods=[method])
        self.app.router.add_route("/v1/join", _answered(self._join), methods=["POST"])
        self.app.router.add_route("/v1/openapi.json", _document, methods=["GET"])
        self.app.mount("/", CentrePages(database, now_ms).app)

    def _known(self, handler: Callable[[str, Request], Awaitable[Response]]) -> Handler:
        """Lets in whoever has the token of the site that is asked for."""

        async def answer(request: Request) -> Response:
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            if scheme.lower() != "bearer" or not token:
                return replies.no_token()
            must_fit(request)
            try:
                site = await self._run(lambda: self._keys.speaks_for(token))
            except Revoked as gone:
                _logger.warning("turned away %s: it was revoked", gone.site_id)
                return replies.revoked()
            if site is None:
                return replies.no_token()
            return await handler(site, request) if site == request.path_params["site"] else replies.other_site()

        return answer

    async def _at(self, site: str, _: Request) -> Response:
        return as_json(await self._run(lambda: self._standing(site)))

    async def _log(self, site: str, request: Request) -> Response:
        after = wire.position(request.query_params.get("after", ""))
        head = Head(after.lsn, asked_hash(request.query_params.get("hash", "")))
        async with self._doors.passing(size := _size(request), lambda: _body(request)) as body:
            raws = wire_centre.unpacked(body)
            now = await self._run(lambda: self._intake.take(Push(site, head, raws)), size)
        return as_json(At(SPOKEN, now.epoch, now.head.lsn, now.head.hash.hex(), self._now_ms()))

    async def _documents(self, site: str, request: Request) -> Response:
        async with self._doors.passing(size := _size(request), lambda: _body(request)) as body:
            bodies = replies.bodies_in(body)
            documents = [Document(each.name, each.version, each.hash, each.body) for each in bodies.documents]
            await self._run(lambda: self._intake.learn(site, documents), size)
        return as_json(await self._run(lambda: self._standing(site)))

    async def _hash(self, site: str, request: Request) -> Response:
        lsn = asked_number(request.query_params.get("lsn", ""), "lsn")
        found = await self._run(lambda: self._intake.hash_at(site, lsn))
        return as_json(LogHash(lsn, found.hex() if found is not None else None))

    async def _parted(self, site: str, request: Request) -> Response:
        last = asked_number(request.query_params.get("last", ""), "last")
        epoch = asked_number(request.query_params.get("epoch", ""), "epoch")
        if not await self._run(lambda: self._intake.cut(site, last, epoch)):
            return replies.fenced()
        return as_json(await self._run(lambda: self._standing(site)))

    async def _look_down(self, site: str, request: Request) -> Response:
        version = version_of(request)
        return as_json(await self._run(lambda: self._down.look(site, version)))

    async def _answers(self, site: str, request: Request) -> Response:
        answers = answers_in(await _body(request))
        await self._run(lambda: self._down.learn(site, answers))
        return as_json(Kept())

    async def _told_health(self, site: str, request: Request) -> Response:
        said = health_in(await _body(request))
        await self._run(lambda: self._health.learn(site, said))
        return as_json(Kept())

    async def _join(self, request: Request) -> Response:
        asked = replies.join_in(await _body(request))
        token = await self._run(lambda: self._keys.token_for(asked.site, asked.code))
        return replies.wrong_code() if token is None else as_json(wire_centre.Joined(token))

    def _standing(self, site: str) -> At:
        now = self._intake.standing(site)
        held = tuple(self._intake.documents(site))
        return At(SPOKEN, now.epoch, now.head.lsn, now.head.hash.hex(), self._now_ms(), held)

    async def _run(self, work: Callable[[], T], size: int = 0) -> T:
        """`size`: of what it is about, in bytes."""
        threads = self._threads if size <= LIVE_BYTES else self._slow_threads
        return await asyncio.get_running_loop().run_in_executor(threads, work)


async def _document(_: Request) -> Response:
    return Response(openapi.written(), media_type=openapi.JSON)


def _size(request: Request) -> int:
    """Of the body, in bytes, as its sender says; one that says nothing may be large."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isdecimal() else BODY_LIMIT


async def _body(request: Request) -> bytes:
    """The body of a request; raises BadRequest past BODY_LIMIT."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise BadRequest("too_large", f"at most {BODY_LIMIT} bytes")
    return bytes(body)


def _answered(handler: Handler) -> Handler:
    """The handler with every trouble turned into its answer."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except BadRequest as bad:
            return bad_request(bad)
        except TurnedAway as turned:
            return turned_away(turned)
        except Missing as missing:
            return replies.missing(missing)
        except Parted as parted:
            return replies.parted(parted)
        except TooMany as many:
            return replies.too_many(many)
        except (DataError, OverflowError) as error:
            # A number past the columns, a text that no database keeps: whoever sends it is not served by a try later.
            _logger.warning("turned away %s: %s", request.url.path[:80], error)
            return bad_request(BadRequest("bad_value", "a value cannot be kept"))
        except (OperationalError, NoConnection):
            return replies.no_database()
        except ClientDisconnect:
            return Response(status_code=499)

    return answer
