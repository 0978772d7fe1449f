"""The wire between hubs and the centre as an OpenAPI document, made from the types that read and write it."""

import functools
import json
from typing import Any, NamedTuple

import msgspec

from sync.openapi_schemas import REF, schemas
from sync.wire import Trouble
from sync.wire_centre import At, Bodies, Join, Joined, NotNext
from sync.wire_down import VERSION, Answers, Down, Kept
from sync.wire_follow import SPOKEN, LogHash
from sync.wire_health import HubHealth
from sync.wire_version import HEADER

JSON, PACKED = "application/json", "application/octet-stream"
_SITE = "/v1/sites/{site}"

_STATUS = {
    400: "The request cannot be read, or speaks no version of the wire that the centre speaks.",
    401: "The token is missing or unknown.",
    403: "The token is of another site or was revoked, the code is wrong, or two hubs say that they are this site.",
    404: "There is nothing here.",
    409: "The batch does not follow: where the centre stands.",
    503: "The database cannot be reached, or the centre is busy; the same request may be sent again.",
}

_PLACE = {"type": "string", "pattern": r"^\d{1,9}\.\d{1,15}$"}
_HASH = {"type": "string", "pattern": "^([0-9a-f]{2}){16}$"}
_NUMBER = {"type": "string", "pattern": r"^\d{1,15}$"}


class Route(NamedTuple):
    """`takes`: the body, or PACKED. `asked`: name and schema of what stands after the `?`; all of it is required."""

    method: str
    path: str
    words: str
    gives: type[msgspec.Struct] | None
    takes: type[msgspec.Struct] | str | None = None
    asked: tuple[tuple[str, dict[str, str]], ...] = ()
    opens: bool = False
    may: tuple[int, ...] = ()


ROUTES = (
    Route("GET", _SITE, "Up to where the centre has the log of a site, and which documents.", At),
    Route("POST", f"{_SITE}/log", "Events past a place, one a line, packed by zstandard.", At, PACKED,
          (("after", _PLACE), ("hash", _HASH)), may=(409,)),
    Route("POST", f"{_SITE}/documents", "Documents that the log names.", At, Bodies),
    Route("GET", f"{_SITE}/hash", "The hash of the log at a place, to find where two logs part.", LogHash, None,
          (("lsn", _NUMBER),)),
    Route("POST", f"{_SITE}/parted", "The hub's log goes on from `last`, in a later epoch.", At, None,
          (("last", _NUMBER), ("epoch", _NUMBER))),
    Route("GET", f"{_SITE}/down", "What the hub has not answered: documents, revocations, wishes of phones.", Down),
    Route("POST", f"{_SITE}/answers", "What the hub made of it.", Kept, Answers),
    Route("POST", f"{_SITE}/health", "How the hub and its devices are.", Kept, HubHealth),
    Route("POST", "/v1/join", "A token, for a code.", Joined, Join, opens=True),
    Route("GET", "/v1/openapi.json", "This document.", None, opens=True),
)  # fmt: skip


@functools.cache
def written() -> bytes:
    return json.dumps(document(), ensure_ascii=False).encode()


def document() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Besti, the centre", "version": f"{SPOKEN[1]}.0",
            "description": "What hubs and the centre say to each other. Nothing here makes a ticket.",
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }  # fmt: skip


def _operation(route: Route) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": f"{route.method.lower()}_{route.path.rpartition('/')[2].strip('{}')}",
        "summary": route.words,
        "parameters": _parameters(route),
        "responses": {"200": _given(route)} | {str(status): _trouble(status) for status in _refusals(route)},
        "security": [] if route.opens else [{"token": []}],
    }
    if route.takes is not None:
        made["requestBody"] = {"required": True, "content": _content(route.takes)}
    return made


def _parameters(route: Route) -> list[dict[str, Any]]:
    site = {"name": "site", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
    asked = [{"name": name, "in": "query", "required": True, "schema": schema} for name, schema in route.asked]
    headers = [{"name": HEADER, "in": "header", "schema": {"type": "string", "pattern": "^1-[1-9]$"}},
               {"name": VERSION, "in": "header", "schema": {"type": "string"}}]  # fmt: skip
    return [*([site] if "{site}" in route.path else []), *asked, *([] if route.opens else headers)]


def _content(takes: type[msgspec.Struct] | str) -> dict[str, Any]:
    if isinstance(takes, str):
        return {takes: {"schema": {"type": "string", "format": "binary"}}}
    return {JSON: {"schema": {"$ref": REF + takes.__name__}}}


def _given(route: Route) -> dict[str, Any]:
    schema = {"type": "object"} if route.gives is None else {"$ref": REF + route.gives.__name__}
    return {"description": "Answered.", "content": {JSON: {"schema": schema}}}


def _refusals(route: Route) -> list[int]:
    return sorted({400, 403, 404, 503, *route.may} | (set() if route.opens else {401}))


def _trouble(status: int) -> dict[str, Any]:
    kind = NotNext if status == 409 else Trouble
    return {"description": _STATUS[status], "content": {JSON: {"schema": {"$ref": REF + kind.__name__}}}}


def _schemas() -> dict[str, Any]:
    return schemas({Trouble, NotNext}, [kind for route in ROUTES for kind in (route.takes, route.gives)])
