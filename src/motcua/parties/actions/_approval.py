"""Four eyes: what one proposed, another decides."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import NotAllowed, WrongState
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.parties.models import DataChange, Party


def open_change(
    kind: DataChange.Kind, party: Party, *, by: Actor, absorbed: Party | None = None
) -> DataChange | None:
    """The proposal that `by` may decide; None for the operator, who acts without one.

    Raises WrongState without a proposal, NotAllowed for who made it.
    """
    rows = DataChange.objects.select_for_update().filter(kind=kind, party=party, decision="")
    change = rows.filter(absorbed=absorbed).first()
    if by is OPERATOR:
        return change
    if change is None:
        raise WrongState(
            "Chưa có đề nghị nào chờ duyệt cho việc này. Quản trị nghiệp vụ lập đề nghị trước.",
            code="no_proposal",
        )
    require_another(change, by)
    return change


def require_another(change: DataChange, by: Actor) -> None:
    if by.reference == change.proposed_by or _same_official(change, by):
        raise NotAllowed(
            "Người đề nghị không tự duyệt đề nghị của mình. Nhờ người khác có quyền duyệt.",
            code="own_proposal",
        )


def _same_official(change: DataChange, by: Actor) -> bool:
    """One official may hold two posts; two posts are not four eyes."""
    post = change.proposed_by.removeprefix("post:")
    if not isinstance(by, Officer) or not post.isdigit():
        return False
    return Post.objects.filter(pk=int(post), official=by.official_id).exists()


def decide(
    change: DataChange | None, decision: DataChange.Decision, *, by: Actor, at: dt.datetime
) -> None:
    if change is None:
        return
    change.decision = decision
    change.decided_by = by.reference
    change.decided_at = at
    change.save(update_fields=["decision", "decided_by", "decided_at"])
