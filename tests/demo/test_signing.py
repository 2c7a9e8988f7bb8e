"""Who can sign in and signs for a living has a key in the demo province."""

from __future__ import annotations

import pytest

from motcua.config.wiring import _SIGNERS
from motcua.demo.accounts import open_accounts
from motcua.demo.signing import issue_keys, signing_pin
from motcua.demo.staff import give_posts
from motcua.demo.units import place_units
from motcua.documents.actions import unlock_key
from motcua.documents.models import SigningKey
from motcua.organisations.queries import officers, units
from motcua.organisations.rules.roles import Role
from tests.province import FOUNDED, at


@pytest.mark.django_db
def test_leaders_and_seals_have_keys(settings):
    from random import Random

    tree = place_units(FOUNDED)
    units.forget_trees()
    give_posts(tree, Random("x"))
    open_accounts(tree, "x")
    settings.MOTCUA_SIGNER = ""
    assert issue_keys(tree) == 0 and not SigningKey.objects.exists()
    settings.MOTCUA_SIGNER = _SIGNERS["demo"]
    assert issue_keys(tree) > 0
    now = at("2026-10-08 09:12")
    for role, seal in ((Role.LD, False), (Role.VT, True)):
        posts = tree.units["mai-son"].posts.filter(role=role, official__account__isnull=False)
        officer = officers.officer_in(posts.select_related("official").get(), now.date())
        assert unlock_key(by=officer, at=now, pin=signing_pin(), seal=seal)
