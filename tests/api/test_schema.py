"""Whatever a machine makes of our description, it gets an answer of the description."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from motcua.api.schemas.acts import BODIES
from motcua.config.wsgi import application
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.organisations.rules.scopes import SCOPES
from motcua.reports.actions import publish_data
from motcua.reports.open_data import data_set
from tests.api.conftest import filing

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
EXAMPLES = 6


@contextmanager
def within_the_test():
    """A request does not close the connection that the test's transaction is in."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def schema(db, settings):
    settings.ALLOWED_HOSTS = ["*"]
    config = schemathesis.Config.from_dict({"generation": {"allow-x00": True}})
    with within_the_test():
        return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=config)


def _walk(operation, mode, headers, code):
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case):
        if mode is GenerationMode.POSITIVE and "code" in case.path_parameters:
            # A dossier that is there, so that the acts are reached.
            case.path_parameters["code"] = code
        if mode is GenerationMode.POSITIVE and "key" in case.path_parameters:
            case.path_parameters["key"] = "don-vi"
        case.call_and_validate(checks=CHECKS, headers=headers)

    run()


@pytest.mark.heavy
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_generated_requests_find_no_server_fault_and_no_undescribed_answer(
    schema, register, settings, mode
):
    settings.MOTCUA_API_RATE = 1_000_000
    partner = register(scopes=list(SCOPES))
    code = partner.post("/dossiers", filing()).json()["code"]
    lists = [data_set(key) for key in ("don-vi", "danh-muc-thu-tuc")]
    publish_data(by=OPERATOR, at=clock.now(), sets=lists)
    headers = {"Authorization": f"Bearer {partner.bearer}", "Accept-Encoding": "identity"}

    operations = [found.ok() for found in schema.get_all_operations()]
    with within_the_test():
        for operation in operations:
            if mode is GenerationMode.NEGATIVE and not (
                operation.definition.raw.get("parameters") or operation.body
            ):
                continue  # there is nothing to be sent wrongly
            _walk(operation, mode, headers, code)

    assert len(operations) == len(BODIES) + 14


def test_every_operation_is_described_in_full(client, db):
    described = client.get("/api/v1/openapi.json").json()

    assert described["openapi"].startswith("3.1")
    flows = described["components"]["securitySchemes"]["OAuth2"]["flows"]
    assert flows["clientCredentials"]["tokenUrl"] == "/api/v1/token"
    for path, item in described["paths"].items():
        for method, operation in item.items():
            where = f"{method} {path}"
            assert operation["summary"] and operation["description"], where
            if path.startswith("/api/v1/open/"):
                assert operation["security"] == [], where
                continue
            (scope,) = operation["security"][0]["OAuth2"]
            assert scope in flows["clientCredentials"]["scopes"], where
            assert {"401", "403", "422", "429", "500"} <= set(operation["responses"]), where


def test_every_operation_asks_for_a_token(client, db):
    described = client.get("/api/v1/openapi.json").json()

    for path, item in described["paths"].items():
        if path.startswith("/api/v1/open/"):
            continue
        for method in item:
            address = path.replace("{code}", "x").replace("{slug}", "x")
            address = address.replace("{reference}", "0" * 32)
            sent = item[method].get("requestBody", {"content": {"application/json": {}}})
            kind = next(iter(sent["content"]))
            answer = client.generic(method.upper(), address, "{}", kind)
            assert (answer.status_code, answer.json()["code"]) == (401, "no-token"), path
