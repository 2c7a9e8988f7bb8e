"""A client of each kind with a real token, fetched as a partner fetches it."""

from __future__ import annotations

import base64
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import register_client
from motcua.organisations.models import ClientLink
from motcua.organisations.rules.roles import Role
from motcua.organisations.rules.scopes import SCOPES
from tests.province import RENAME

USUAL = [scope for scope in SCOPES if scope != "identity:read"]


def basic(client_id: str, secret: str) -> str:
    return "Basic " + base64.b64encode(f"{client_id}:{secret}".encode()).decode()


@dataclass
class Partner:
    """A partner's software: what it sends over HTTP, and nothing else of ours."""

    link: ClientLink
    secret: str
    http: Client = field(default_factory=Client)
    bearer: str = ""

    def ask_token(self, **form: Any) -> Any:
        form = {"grant_type": "client_credentials", **form}
        key = basic(self.link.application.client_id, self.secret)
        return self.http.post("/api/v1/token", form, headers={"Authorization": key})

    def sign_in(self, **form: Any) -> Partner:
        self.bearer = self.ask_token(**form).json()["access_token"]
        return self

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> Any:
        return self.http.get(f"/api/v1{path}", query, headers=self._headers(headers))

    def post(self, path: str, body: Any, *, key: str = "", **headers: str) -> Any:
        headers["Idempotency-Key"] = key or str(uuid.uuid4())
        content = body if isinstance(body, str | bytes) else json.dumps(body)
        return self.http.post(
            f"/api/v1{path}", content, content_type="application/json",
            headers=self._headers(headers),
        )  # fmt: skip

    def act(self, code: str, verb: str, version: int | str, body: Any = None, **more: str) -> Any:
        return self.post(
            f"/dossiers/{code}/acts/{verb}", body or {}, **{"If-Match": f'"{version}"', **more}
        )

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.bearer}", **headers}


@pytest.fixture(autouse=True)
def _no_calls_counted():
    cache.clear()


@pytest.fixture
def register(province, clock):
    """`register(role, unit)` gives a partner with a token, at the counter of Mai Sơn unless told."""
    return lambda role=Role.TN, unit="maison-centre", scopes=USUAL: registered(role, unit, scopes)


def registered(role: Role, unit: str, scopes: list[str]) -> Partner:
    link, secret = register_client(
        "Phần mềm một cửa xã", by=OPERATOR, at=clock.now(), unit=unit, role=role, scopes=scopes
    )
    return Partner(link, secret).sign_in()


@pytest.fixture
def partner(register) -> Partner:
    return register()


def filing(**changes: Any) -> dict[str, Any]:
    """What a partner sends for Mr Ơn: three papers, at the counter."""
    usual = {
        "procedure": RENAME,
        "channel": "counter",
        "applicant": {
            "name": "Lò Văn Ơn", "identity": "014058004821", "birth_year": 1958,
            "phone": "0912345321", "address": "Bản Nà Sang, xã Mai Sơn",
        },
        "papers": [
            {"name": "Đơn đăng ký biến động", "originals": 1, "check": "good"},
            {"name": "Giấy chứng nhận đã cấp", "originals": 1, "copies": 1, "check": "good"},
            {"name": "Giấy tờ chứng minh đổi tên", "required": False},
        ],
    }  # fmt: skip
    return usual | changes
