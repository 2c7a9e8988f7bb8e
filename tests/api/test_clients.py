"""Who may connect: registered by the administrator, with a secret shown once, until revoked."""

from __future__ import annotations

import datetime as dt

import pytest
from oauth2_provider.models import AccessToken, Application

from motcua.audit.models import Event
from motcua.kernel import clock as now
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.actions import register_client, revoke_client, rotate_client
from motcua.organisations.rules.roles import Role
from tests.api.conftest import filing


def test_secret_and_token_are_kept_as_hashes_only(partner):
    application, token = Application.objects.get(), AccessToken.objects.get()

    assert partner.secret not in application.client_secret
    assert application.client_secret.count("$") >= 2
    assert partner.bearer not in {token.token, token.token_checksum}
    assert partner.secret not in str(list(Event.objects.values_list("facts", flat=True)))


def test_token_ends_after_an_hour(partner, clock):
    assert partner.get("/units").status_code == 200
    clock.shift(dt.timedelta(hours=1, seconds=1))

    assert partner.get("/units").json()["code"] == "no-token"


def test_token_may_be_narrower_but_never_wider(register):
    partner = register(scopes=["units:read", "procedures:read"])

    narrow = partner.ask_token(scope="units:read").json()
    wide = partner.ask_token(scope="dossiers:read")

    assert narrow["scope"] == "units:read"
    assert (wide.status_code, wide.json()["error"]) == (400, "invalid_scope")


def test_missing_scope_is_named(register):
    answer = register(scopes=["units:read"]).post("/dossiers", filing())

    assert answer.status_code == 403
    assert (answer.json()["code"], answer.json()["scope"]) == (
        "insufficient-scope",
        "dossiers:create",
    )
    assert 'scope="dossiers:create"' in answer["WWW-Authenticate"]


def test_revoked_client_is_refused_at_once_and_gets_no_token(partner):
    revoke_client(partner.link, by=OPERATOR, at=now.now())

    assert partner.get("/units").status_code == 401
    assert partner.ask_token().status_code == 401


def test_rotated_secret_ends_the_old_one_and_its_tokens(partner):
    fresh = rotate_client(partner.link, by=OPERATOR, at=now.now())

    assert partner.get("/units").status_code == 401
    assert partner.ask_token().status_code == 401
    partner.secret = fresh
    assert partner.sign_in().get("/units").status_code == 200


def test_a_post_that_has_ended_ends_its_client(partner):
    post = partner.link.post
    post.valid_to = dt.date(2026, 10, 7)
    post.save()

    assert partner.get("/units").status_code == 401


def test_too_many_calls_are_slowed_down(partner, settings):
    settings.MOTCUA_API_RATE = 2
    answers = [partner.get("/units/maison") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1].json()["code"] == "too-often"


def test_guessing_secrets_is_slowed_down(partner, settings):
    settings.MOTCUA_TOKEN_RATE = 3
    partner.secret = "guess"

    # One token was fetched when it was made.
    assert [partner.ask_token().status_code for _ in range(3)] == [401, 401, 429]


def test_only_client_credentials_are_given_tokens(partner):
    answer = partner.ask_token(grant_type="password", username="x", password="y")

    assert answer.status_code == 400


def test_pages_of_the_library_are_not_served(client, db):
    for path in ("/o/authorize/", "/o/applications/", "/api/v1/authorize", "/o/token/"):
        assert client.get(path).status_code == 404


def test_only_the_technical_administrator_registers(province):
    with pytest.raises(NotAllowed, match="Quản trị kỹ thuật"):
        register_client(
            "Bưu điện tỉnh", by=province.counter, at=now.now(), unit="maison", role="HT",
            scopes=["dossiers:create"],
        )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"unit": "nowhere"}, "unit"), ({"role": "LD"}, "role"), ({"scopes": ["all"]}, "scopes"),
     ({"scopes": []}, "scopes")],
)  # fmt: skip
def test_what_cannot_be_registered_is_named(province, changes, field):
    usual = {"unit": "maison", "role": Role.HT, "scopes": ["dossiers:create"]}

    with pytest.raises(InvalidInput) as told:
        register_client("Bưu điện tỉnh", by=OPERATOR, at=now.now(), **usual | changes)

    assert set(told.value.errors) == {field}
    assert Application.objects.count() == 0
