"""The two addresses below a page that keep it true: a stream, and the page as it is for whoever asks by itself."""

from collections.abc import Callable, Coroutine
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web.live import Topic
from web.parts import Entered, Parts

Asked = tuple[Entered, Topic]
"""Who asks, and for what."""


def live_routes(parts: Parts, path: str, asked: Callable[[Request], Coroutine[Any, Any, Asked]]) -> list[Route]:
    """`path`: of the page. `asked`: raises NotIn or Turned where the page is not for whoever asks."""

    async def live(request: Request) -> Response:
        who, topic = await asked(request)
        return parts.streamed(topic, who.session)

    async def part(request: Request) -> Response:
        _, topic = await asked(request)
        return await parts.part(topic)

    return [Route(path + "/live", live, methods=["GET"]), Route(path + "/part", part, methods=["GET"])]
