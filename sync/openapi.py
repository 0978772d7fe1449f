"""The wire as an OpenAPI document, made from the very types that read and write it."""

import asyncio
import copy
import functools
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from core.commands import FACTS
from core.events import Event
from store.outbox import LONGEST_AGE_MS
from sync.openapi_routes import JSON, ROUTES, Route
from sync.openapi_schemas import REF, schemas
from sync.wire import Trouble
from sync.wire_follow import SPOKEN
from sync.wire_version import HEADER

_STATUS = {
    400: "The request cannot be read, or speaks no version of the wire that the hub speaks.",
    401: "The token or the proof is missing, unknown, old or wrong.",
    403: "This device may not: it is not enrolled, was revoked, or its role does not allow it.",
    404: "There is nothing here, or not for whoever asks.",
    413: "The body is too large.",
    429: "Too many requests; `Retry-After` says when to come again.",
    500: "A fault of the hub, which is in its log; nothing was changed.",
    503: "The world's fault, such as a full disk. Nothing was changed; the same request may be sent again.",
}


async def answer(request: Request) -> Response:
    """The document, to whoever asks; made once, beside the loop that decides."""
    return Response(await asyncio.to_thread(_written), media_type=JSON)


@functools.cache
def _written() -> bytes:
    return json.dumps(document(), ensure_ascii=False).encode()


def document(at_home: bool = True) -> dict[str, Any]:
    """`at_home` False: without what is answered to the hub's own machine alone."""
    routes = [route for route in ROUTES if at_home or not route.home]
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Besti", "version": f"{SPOKEN[1]}.0",
            "description": "What devices and the hub of a site say to each other. On the hub's own machine without "
            "a token; from other machines by TLS, through the gate.",
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }  # fmt: skip


def _operation(route: Route) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": f"{route.method.lower()}_{route.path.rpartition('/')[2]}",
        "summary": route.words,
        "parameters": [_header(), *({
            "name": asked.name, "in": "query", "required": asked.required, "schema": asked.schema,
            "description": asked.words,
        } for asked in route.asked)],
        "responses": {"200": _given(route)} | {str(status): _trouble(status) for status in _refusals(route)},
        "security": [] if route.opens or route.home else [{"token": []}],
    }  # fmt: skip
    if route.takes is not None:
        content = {JSON: {"schema": {"$ref": REF + route.takes.__name__}}}
        made["requestBody"] = {"required": True, "content": content}
    return made


def _header() -> dict[str, Any]:
    schema = {"type": "string", "pattern": "^1-[1-9]$"}
    return {"name": HEADER, "in": "header", "schema": schema, "description": "The versions that the sender speaks."}


def _refusals(route: Route) -> list[int]:
    body = {413} if route.method == "POST" else set()
    return sorted({400, 401, 403, 404, 429, 503} | body | set(route.may))


def _given(route: Route) -> dict[str, Any]:
    if isinstance(route.gives, str):
        kind = "object" if route.gives == JSON else "string"
        return {"description": route.words, "content": {route.gives: {"schema": {"type": kind}}}}
    return {"description": "Answered.", "content": {JSON: {"schema": {"$ref": REF + route.gives.__name__}}}}


def _trouble(status: int) -> dict[str, Any]:
    # A batch in which the hub broke down over every command is answered as any other, under this status.
    kinds = [Trouble.__name__, "Answers"] if status == 500 else [Trouble.__name__]
    schemas = [{"$ref": REF + kind} for kind in kinds]
    content = {JSON: {"schema": schemas[0] if len(schemas) == 1 else {"anyOf": schemas}}}
    return {"description": _STATUS[status], "content": content}


def _schemas() -> dict[str, Any]:
    return _told_apart(schemas({Trouble, Event}, [kind for route in ROUTES for kind in (route.takes, route.gives)]))


def _told_apart(schemas: dict[str, Any]) -> dict[str, Any]:
    """Commands and facts share an envelope in the program; the wire has an address for each."""
    command = schemas["Command"]
    command["properties"]["age_ms"] |= {"minimum": 0, "maximum": LONGEST_AGE_MS}
    origin = next(one for one in command["properties"].pop("origin")["anyOf"] if "$ref" in one)
    schemas[origin["$ref"].removeprefix(REF)]["properties"]["seq"] |= {"minimum": 1, "maximum": 2**53}
    fact = copy.deepcopy(command)
    tags = {kind.__struct_config__.tag for kind in FACTS}
    _only(command, [tag for tag in _kinds(command) if tag not in tags])
    _only(fact, [tag for tag in _kinds(fact) if tag in tags])
    fact["title"] = "Fact"
    fact["properties"]["origin"] = origin
    fact["required"] = [*fact["required"], "origin"]
    schemas["Fact"] = fact
    schemas["Facts"]["properties"]["facts"]["items"] = {"$ref": REF + "Fact"}
    return schemas


def _kinds(envelope: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = envelope["properties"]["body"]["discriminator"]["mapping"]
    return found


def _only(envelope: dict[str, Any], tags: list[str]) -> None:
    """Leaves these kinds in the body."""
    known = _kinds(envelope)
    body = envelope["properties"]["body"]
    body["anyOf"] = [{"$ref": known[tag]} for tag in tags]
    body["discriminator"]["mapping"] = {tag: known[tag] for tag in tags}
