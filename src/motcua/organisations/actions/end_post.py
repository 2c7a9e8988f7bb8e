"""End a post: authority goes with it, and with the last post the account (NĐ 118/2025, Điều 12)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.organisations import policies
from motcua.organisations.actions._ending import close_post
from motcua.organisations.authority import Authority
from motcua.organisations.models import Post

__all__ = ["end_post"]


@transaction.atomic
def end_post(post: Post, *, by: Actor, at: dt.datetime, last_day: dt.date) -> Post:
    """Held up to and with `last_day`; what the post holds then goes back to its queue.

    Raises InvalidInput when it would end before it begins, WrongState when it has ended before.
    """
    policies.require(by, Authority.POST_END)
    post = (
        Post.objects.select_for_update(of=("self",))
        .select_related("official__account")
        .get(pk=post.pk)
    )
    policies.require_not_oneself(by, post.official.account_id)
    if last_day < post.valid_from:
        raise InvalidInput(
            f"Vị trí này nhận từ {post.valid_from:%d/%m/%Y}. Chọn ngày thôi giữ từ ngày đó trở đi.",
            field="last_day",
        )
    if post.valid_to and post.valid_to <= last_day:
        raise WrongState(f"Vị trí này đã kết thúc ngày {post.valid_to:%d/%m/%Y}.", field="last_day")
    close_post(post, last_day, by=by, at=at)
    return post
