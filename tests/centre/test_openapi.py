"""The document of the centre's wire is true: a real worker is asked whatever it allows, and much that it does not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
import urllib3
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.routing import BaseRoute, Mount, Route

from centre import openapi
from centre.app import Centre
from centre.database import Database
from centre.keys import Keys
from tests.centre.conftest import fresh
from tests.centre.mall import SITE
from tests.centre.worker import worker

WAIT_S = 60
TRUE = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
wire = schemathesis.openapi.from_dict(openapi.document())

EXAMPLES = settings(
    max_examples=15, deadline=None, database=None,
    suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate],
)  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Where a worker listens, and the token of a site."""
    kind, folder = request.param, tmp_path_factory.mktemp("centre")
    address = str(folder / "centre.db") if kind == "sqlite" else fresh(request.getfixturevalue("postgres"))
    database = Database.open(address)
    keys = Keys(database, lambda: 0)
    token = keys.token_for(SITE, keys.code_for(SITE))
    assert token is not None
    database.close()
    with worker(address) as running:
        yield running.url, token


@wire.parametrize()
@EXAMPLES
def test_a_hub_is_answered_as_it_is_said(case: Any, served: tuple[str, str]) -> None:
    url, token = served
    if "{site}" in case.path:
        case.path_parameters["site"] = SITE
    sent = case.as_transport_kwargs(base_url=url)
    # Past what schemathesis itself makes of the scheme: the header that a hub sends.
    sent["headers"] = dict(sent["headers"]) | {"Authorization": f"Bearer {token}"}
    answer = requests.request(**sent, timeout=WAIT_S)
    case.validate_response(answer, checks=TRUE)
    assert answer.status_code != 401


@wire.parametrize()
@EXAMPLES
def test_a_stranger_is_answered_as_it_is_said(case: Any, served: tuple[str, str]) -> None:
    answer = case.call(base_url=served[0], timeout=WAIT_S)
    case.validate_response(answer, checks=TRUE)
    if "{site}" in case.path:
        assert answer.status_code in (400, 401, 404)


def test_the_centre_hands_out_the_document(served: tuple[str, str]) -> None:
    assert urllib3.request("GET", f"{served[0]}/v1/openapi.json").json() == openapi.document()


OPEN = {
    "/", "/login", "/logout", "/static/{name}", "/public", "/public.csv", "/v1/join", "/v1/openapi.json",
    "/{code}/t/{ticket}", "/{code}/t/{ticket}/part", "/{code}/t/{ticket}/late", "/{code}/t/{ticket}/cancel",
    "/{code}/t/{ticket}/rate/{step:int}",
}  # fmt: skip
"""Meant for whoever comes; what changes anything asks for a form of its own, a code, or the id of a ticket."""


def every_route(tmp_path: Path) -> set[tuple[str, str]]:
    database = Database.open(str(tmp_path / "centre.db"))
    made = set(_flat(Centre(database, lambda: 0).app.routes))
    database.close()
    return made


def _flat(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    for route in routes:
        if isinstance(route, Mount):
            # The pages stand in a guard that has no routes of its own.
            yield from _flat(getattr(route.app, "_app", route).routes)
        elif isinstance(route, Route):
            yield from ((method, route.path) for method in (route.methods or set()) - {"HEAD"})


def test_every_address_of_the_wire_is_in_the_document(tmp_path: Path) -> None:
    found = {(method, path) for method, path in every_route(tmp_path) if path.startswith("/v1/")}
    assert found == {(route.method, route.path) for route in openapi.ROUTES}


def test_only_what_is_meant_to_be_open_is(tmp_path: Path, served: tuple[str, str]) -> None:
    named = {"{site}": SITE, "{code}": "kpg", "{ticket}": "A" * 22, "{step:int}": "0", "{name}": "besti.css"}
    opened, asked = set(), every_route(tmp_path)
    assert len(asked) > 15
    for method, path in asked:
        address = path
        for place, value in named.items():
            address = address.replace(place, value)
        answer = urllib3.request(method, served[0] + address.replace("{", "").replace("}", ""), redirect=False)
        to_login = answer.status == 303 and answer.headers.get("location", "").startswith("/login")
        if answer.status not in (401, 403, 404) and not to_login:
            opened.add(path)
    # A stranger has no form of ours for what these do.
    assert opened <= OPEN
    assert {"/login", "/public"} <= opened | {"/public"}


@pytest.mark.parametrize(("version", "body"), [(2**31, "{}"), (0, "{}"), (1, "a\0b")])
def test_a_document_that_no_database_keeps_is_told(served: tuple[str, str], version: int, body: str) -> None:
    url, token = served
    said = {"documents": [{"name": "site", "version": version, "hash": "", "body": body}]}
    headers = {"Authorization": f"Bearer {token}"}
    answer = urllib3.request("POST", f"{url}/v1/sites/{SITE}/documents", headers=headers, json=said, retries=False)
    assert answer.status == 400
