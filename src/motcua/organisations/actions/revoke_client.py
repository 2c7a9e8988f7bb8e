"""Revoke a client: its secret and its tokens open nothing from this moment on."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import transaction
from oauth2_provider.models import AccessToken, Application

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.organisations import policies
from motcua.organisations.authority import Authority
from motcua.organisations.models import ClientLink

CLIENT_REVOKED = events.declare("organisations.client_revoked", "Thu hồi phần mềm kết nối")


@transaction.atomic
def revoke_client(link: ClientLink, *, by: Actor, at: dt.datetime) -> ClientLink:
    """What the client did stays under the name of its post; a second time changes nothing."""
    policies.require(by, Authority.CLIENT_REGISTER)
    link = ClientLink.objects.select_for_update().get(pk=link.pk)
    if link.revoked_at:
        return link
    link.revoked_at = at
    link.save(update_fields=["revoked_at"])
    # `update` writes the value as it is: a hash that no secret has.
    Application.objects.filter(pk=link.application_id).update(client_secret=make_password(None))
    AccessToken.objects.filter(application=link.application_id).delete()
    record(chain=f"client:{link.pk}", type=CLIENT_REVOKED, by=by, at=at)
    return link
