"""Give a client a new secret; the old one and its tokens end at once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import AccessToken

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.organisations import policies
from motcua.organisations.authority import Authority
from motcua.organisations.models import ClientLink

CLIENT_ROTATED = events.declare("organisations.client_rotated", "Đổi khóa phần mềm kết nối")


@transaction.atomic
def rotate_client(link: ClientLink, *, by: Actor, at: dt.datetime) -> str:
    """The new secret, shown this once."""
    policies.require(by, Authority.CLIENT_REGISTER)
    link = ClientLink.objects.select_for_update().get(pk=link.pk)
    if link.revoked_at:
        raise WrongState("Phần mềm này đã bị thu hồi. Đăng ký lại để kết nối tiếp.")
    secret: str = generate_client_secret()
    link.application.client_secret = secret
    link.application.save()
    link.rotated_at = at
    link.save(update_fields=["rotated_at"])
    AccessToken.objects.filter(application=link.application).delete()
    record(chain=f"client:{link.pk}", type=CLIENT_ROTATED, by=by, at=at)
    return secret
