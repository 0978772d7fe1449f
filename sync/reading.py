"""What the hub tells followers beside the stream: who it is, whether two logs agree, documents, a snapshot."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from store import log as logs
from sync import wire
from sync.batcher import Standing
from sync.caller import is_a_hub, must_be_itself
from sync.feed import Feed, Log
from sync.troubles import as_json, not_found
from sync.wire_follow import (
    OPEN_DOCUMENTS,
    SPOKEN,
    Asker,
    DayDigest,
    Digests,
    DocumentBody,
    Hello,
    LogHash,
    NoteBody,
    SnapshotBody,
    asked_hash,
    asked_number,
    asker_of,
)


class Reading:
    def __init__(
        self,
        feed: Feed,
        standing: Callable[[], Standing],
        now_ms: Callable[[], int],
        said_hello: Callable[[Asker, int], None],
    ) -> None:
        """`said_hello`: told of each device that names itself, and how far it has the log."""
        self._said_hello = said_hello
        self._feed = feed
        self._standing = standing
        self._now_ms = now_ms
        self.routes = {
            "/v1/hello": self._hello,
            "/v1/hash": self._hash,
            "/v1/snapshot": self._snapshot,
            "/v1/documents": self._document,
            "/v1/notes": self._note,
            "/v1/digests": self._digests,
            "/v1/outlook": self._outlook,
        }

    async def _hello(self, request: Request) -> Response:
        at = wire.position(request.query_params.get("at", "0.0"))
        theirs = asked_hash(request.query_params.get("hash", logs.GENESIS.hex()))
        asker = asker_of(request.query_params)
        if asker is not None:
            must_be_itself(request, asker.device)
            self._said_hello(asker, at.lsn)
        now = self._standing()

        def hello(log: Log) -> Hello:
            ours, found = log.hash_at(at.lsn), log.identity()
            return Hello(
                wire=SPOKEN, site=found.site_id, database=found.database_id, epoch=now.epoch, lsn=now.lsn,
                first=log.first(), agrees=None if ours is None else ours == theirs, now_ms=self._now_ms(),
                device=found.device,
            )  # fmt: skip

        return as_json(await self._feed.ask(hello))

    async def _hash(self, request: Request) -> Response:
        lsn = asked_number(request.query_params.get("lsn", ""), "lsn")
        found = await self._feed.ask(lambda log: log.hash_at(lsn))
        return as_json(LogHash(lsn, found.hex() if found is not None else None))

    async def _snapshot(self, request: Request) -> Response:
        found = await self._feed.ask(lambda log: log.snapshot())
        if found is None:
            return not_found()
        return as_json(SnapshotBody(found.lsn, found.epoch, found.rules, found.hash.hex(), found.state))

    async def _document(self, request: Request) -> Response:
        name = request.query_params.get("name", "")
        version = asked_number(request.query_params.get("version", ""), "version")
        may = name in OPEN_DOCUMENTS or is_a_hub(request)
        found = await self._feed.ask(lambda log: log.document(name, version)) if may else None
        return not_found() if found is None else as_json(DocumentBody(*found))

    async def _note(self, request: Request) -> Response:
        ref = request.query_params.get("ref", "")
        text = await self._feed.ask(lambda log: log.note(ref))
        return not_found() if text is None else as_json(NoteBody(ref, text))

    async def _outlook(self, request: Request) -> Response:
        tickets = request.query_params.get("tickets") == "1"
        return as_json(await self._feed.ask(lambda log: log.outlook(tickets=tickets)))

    async def _digests(self, request: Request) -> Response:
        found = await self._feed.ask(lambda log: log.digests())
        return as_json(Digests(tuple(DayDigest(*day[:-1], day.hash.hex()) for day in found)))
