"""The document of the wire is true: a real hub is asked whatever it allows, and much that it does not."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from requests.auth import AuthBase
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from core.decide import decide
from core.fold import fold
from core.words import Role
from store.log_reader import LogReader
from store.writer import SiteWriter
from sync import openapi
from sync.clock import DemoClock
from sync.gate import OURS, Gate
from sync.hub import Hub
from sync.openapi_routes import ROUTES
from tests.sync.gate.rig import WAIT_S, GatedHub, token_of
from tests.sync.mall import prepare

TRUE = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPEN = {route.path for route in ROUTES if route.opens}
wire = schemathesis.openapi.from_dict(openapi.document())

EXAMPLES = settings(
    max_examples=15, deadline=None, database=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate],
)  # fmt: skip


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GatedHub]:
    running = GatedHub(prepare(tmp_path_factory.mktemp("openapi") / "mall"))
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def display(hub: GatedHub, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("display")
    return token_of(hub.entry(folder, hub.enrol(folder, "display-9", Role.DISPLAY)))


@wire.parametrize()
@EXAMPLES
def test_on_its_own_machine_the_hub_answers_as_it_says(case: Any, hub: GatedHub) -> None:
    if case.path in ("/v1/enrol", "/v1/challenge", "/v1/session"):
        return  # The gate answers these.
    case.validate_response(case.call(base_url=hub.home, timeout=WAIT_S), checks=TRUE)


class Shown(AuthBase):
    """A token that goes along with every question; a header by that name is left out of some on purpose."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: Any) -> Any:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


@wire.parametrize()
@EXAMPLES
def test_through_the_gate_the_hub_answers_as_it_says(case: Any, hub: GatedHub, display: str) -> None:
    """With the token of a display, which is refused all that a display does not say."""
    answer = case.call(
        base_url=hub.gate, timeout=WAIT_S, auth=Shown(display), verify=str(hub.folder / "tls" / "hub.crt")
    )  # fmt: skip
    case.validate_response(answer, checks=TRUE)
    if case.path not in OPEN:
        assert answer.status_code != 401  # The token was shown: whatever is refused is refused to a display.
    if case.path == "/v1/commands":
        assert answer.status_code != 200


def test_the_hub_hands_out_the_document(hub: GatedHub) -> None:
    status, raw = hub.ask("GET", "/v1/openapi.json")
    assert (status, msgspec.json.decode(raw)) == (200, openapi.document())


def test_every_address_is_in_the_document(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "mall")
    with closing(SiteWriter.open(folder, decide=decide, fold=fold)) as writer, closing(LogReader(folder)) as log:
        made = Hub(writer, log, DemoClock(), lambda: True)
        gate = Gate(made.app, made.roll, made.room, "0" * 64)
        at_home = {(method, path) for method, path in made.app.every if path.startswith(OURS)}
    assert at_home | gate.opens.keys() == {(route.method, route.path) for route in ROUTES}
    assert gate.opens.keys() == {(route.method, route.path) for route in ROUTES if route.opens}


def test_what_needs_no_token_is_what_is_meant_to_need_none(gated: GatedHub) -> None:
    opens = [route.path for route in ROUTES if route.opens]
    assert opens == ["/v1/enrol", "/v1/challenge", "/v1/session", "/v1/openapi.json"]
    found = [route.path for route in ROUTES if gated.ask(route.method, route.path, b"{}")[0] != 401]
    assert found == opens
