"""Register a partner's software, which then acts in a post of its own (NĐ 47/2020/NĐ-CP)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import Application

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations import policies
from motcua.organisations.actions.give_post import give_post
from motcua.organisations.authority import Authority
from motcua.organisations.models import ClientLink, Unit
from motcua.organisations.rules.roles import Role
from motcua.organisations.rules.scopes import SCOPES, SERVICE_ROLES

CLIENT_REGISTERED = events.declare("organisations.client_registered", "Đăng ký phần mềm kết nối")
TITLE = "Phần mềm kết nối"


@transaction.atomic
def register_client(
    name: str,
    *,
    by: Actor,
    at: dt.datetime,
    unit: Unit | str,
    role: Role | str,
    scopes: Sequence[str],
) -> tuple[ClientLink, str]:
    """The client and its secret, which is kept as a hash and shown this once.

    `unit` may be the unit's slug. Raises InvalidInput by field.
    """
    policies.require(by, Authority.CLIENT_REGISTER)
    name = clean_name(name, field="name", label="Tên phần mềm", max_length=120)
    place, held = _unit(unit), _role(role)
    wanted = _scopes(scopes)
    post = give_post(
        name, by=by, at=at, unit=place, role=held, title=TITLE, valid_from=local(at).date()
    )
    secret = generate_client_secret()
    application = Application.objects.create(
        name=name,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )
    link = ClientLink.objects.create(
        application=application, post=post, scopes=" ".join(wanted), registered_at=at
    )
    facts = {"post": post.pk, "scopes": wanted, "unit": place.slug}
    record(chain=f"client:{link.pk}", type=CLIENT_REGISTERED, by=by, at=at, facts=facts)
    return link, secret


def _unit(unit: Unit | str) -> Unit:
    if isinstance(unit, Unit):
        return unit
    found = Unit.objects.filter(slug=unit[:80]).first()
    if found is None:
        raise InvalidInput(
            f"Không có đơn vị “{unit[:80]}”. Ghi tên ngắn cố định, ví dụ xa-mai-son.", field="unit"
        )
    return found


def _role(role: Role | str) -> Role:
    if role not in SERVICE_ROLES:
        choices = ", ".join(f"{one.value} ({one.label})" for one in SERVICE_ROLES)
        raise InvalidInput(f"Phần mềm chỉ giữ được vai trò: {choices}.", field="role")
    return Role(role)


def _scopes(scopes: Sequence[str]) -> list[str]:
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown or not scopes:
        named = f"Không có quyền “{unknown[0][:40]}”. " if unknown else ""
        raise InvalidInput(f"{named}Chọn trong: {', '.join(SCOPES)}.", field="scopes")
    return [scope for scope in SCOPES if scope in scopes]
