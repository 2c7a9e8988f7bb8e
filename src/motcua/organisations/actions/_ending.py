"""A post ends: the same for one that is ended alone and for those of an abolished unit."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.organisations.actions._trail import record
from motcua.organisations.models import Account, Post
from motcua.organisations.queries.officers import has_left

POST_ENDED = events.declare("organisations.post_ended", "Thôi giữ vị trí công tác")


def close_post(post: Post, last_day: dt.date, *, by: Actor, at: dt.datetime) -> None:
    post.valid_to = last_day
    post.save(update_fields=["valid_to"])
    facts = {"post": post.pk, "last_day": str(last_day)}
    record(chain=f"official:{post.official_id}", type=POST_ENDED, by=by, at=at, facts=facts)
    account = post.official.account
    if account and has_left(account, clock.local(at).date()):
        end_sessions(account)


def end_sessions(account: Account) -> None:
    """Whoever is signed in with it is signed out at their next page."""
    Account.objects.filter(pk=account.pk).update(session_epoch=F("session_epoch") + 1)
