"""Delegate a post's work, between two days (Luật Tổ chức chính quyền địa phương 2025; BLDS 2015,
Điều 138-143, 562-569): by a paper, to one post of the same agency, never passed on.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority, Reach, reach_of
from motcua.organisations.models import Absence, Delegation, Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries import standing, units
from motcua.organisations.rules.roles import Role

DELEGATED = events.declare("organisations.delegated", "Ủy quyền")
_BEGINNING = "Ủy quyền có hiệu lực từ hôm nay ({:%d/%m/%Y}) trở đi. Chọn lại ngày bắt đầu."


@transaction.atomic
def delegate(
    giver: Post,
    receiver: Post,
    *,
    by: Actor,
    at: dt.datetime,
    scope: Delegation.Scope,
    valid_from: dt.date,
    valid_to: dt.date,
    paper: str,
) -> Delegation:
    """From one's own post, or by the head from a post of the unit; both days count.

    Raises NotAllowed, or InvalidInput naming what stands against it.
    """
    giver = Post.objects.select_for_update(of=("self",)).select_related("official").get(pk=giver.pk)
    _check_chain(by, giver)
    policies.require_over(by, Authority.DELEGATION_GIVE, giver)
    paper = clean_name(paper, field="paper", label="Số văn bản ủy quyền", max_length=60)
    _check_days(clock.local(at).date(), valid_from, valid_to)
    _check_posts(giver, receiver, by, valid_from, valid_to)
    _check_scope(giver, scope)
    _check_overlap(giver, receiver, valid_from, valid_to)
    made = Delegation.objects.create(
        giver=giver, receiver=receiver, scope=scope, paper=paper, valid_from=valid_from,
        valid_to=valid_to,
    )  # fmt: skip
    facts = {"delegation": made.pk, "from": giver.pk, "to": receiver.pk, "scope": scope,
             "paper": paper, "valid_from": str(valid_from), "valid_to": str(valid_to)}  # fmt: skip
    record(chain=f"official:{giver.official_id}", type=DELEGATED, by=by, at=at, facts=facts)
    return made


def _check_chain(by: Actor, giver: Post) -> None:
    """What was delegated to somebody is not theirs to delegate (BLDS Điều 564)."""
    if isinstance(by, Officer) and giver.pk in {seat.post_id for seat in by.seats}:
        raise InvalidInput(
            "Việc được ủy quyền không ủy quyền tiếp cho người khác. "
            "Nhờ người đã ủy quyền cho anh/chị lập văn bản mới.",
            field="giver",
        )


def _check_days(today: dt.date, valid_from: dt.date, valid_to: dt.date) -> None:
    if valid_from < today:
        raise InvalidInput(_BEGINNING.format(today), field="valid_from")
    if valid_to < valid_from:
        raise InvalidInput(
            f"Ngày hết ủy quyền ({valid_to:%d/%m/%Y}) trước ngày bắt đầu "
            f"({valid_from:%d/%m/%Y}). Chọn lại một trong hai ngày.",
            field="valid_to",
        )


def _check_posts(
    giver: Post, receiver: Post, by: Actor, valid_from: dt.date, valid_to: dt.date
) -> None:
    if giver.official_id == receiver.official_id:
        raise InvalidInput("Không ủy quyền cho chính mình. Chọn người khác.", field="receiver")
    if isinstance(by, Officer) and by.official_id == receiver.official_id:
        raise InvalidInput(
            "Không tự nhận việc của người khác. Người có việc hoặc lãnh đạo khác lập ủy quyền.",
            field="receiver",
        )
    for post, field in ((giver, "giver"), (receiver, "receiver")):
        _check_held(post, field, valid_from, valid_to)
    tree = units.tree(valid_from)
    if tree.seat(giver.unit_id) != tree.seat(receiver.unit_id):
        raise InvalidInput(
            f"{receiver.official.name} không giữ vị trí nào trong cùng cơ quan. "
            "Chọn người của cơ quan mình.",
            field="receiver",
        )


def _check_held(post: Post, field: str, valid_from: dt.date, valid_to: dt.date) -> None:
    """By its holder on every day from the first to the last."""
    if post.valid_from > valid_from:
        raise InvalidInput(
            f"{post} giữ vị trí từ {post.valid_from:%d/%m/%Y}. Chọn ngày bắt đầu từ ngày đó.",
            field=field,
        )
    if post.valid_to and post.valid_to < valid_to:
        raise InvalidInput(
            f"{post} giữ vị trí đến hết {post.valid_to:%d/%m/%Y}. Chọn ngày kết thúc đến ngày đó.",
            field=field,
        )


def _check_scope(giver: Post, scope: Delegation.Scope) -> None:
    signs = reach_of(Role(giver.role), Authority.DOSSIER_APPROVE) > Reach.NONE
    if scope == Delegation.Scope.SIGN and not signs:
        raise InvalidInput(
            f"Vị trí {giver.full_title.lower()} không ký kết quả nên không có việc ký để ủy quyền. "
            "Chọn “Mọi việc của vị trí”.",
            field="scope",
        )


def _check_overlap(giver: Post, receiver: Post, valid_from: dt.date, valid_to: dt.date) -> None:
    meeting = standing.meeting(valid_from, valid_to)
    if other := Delegation.objects.filter(meeting, giver=giver).first():
        raise InvalidInput(
            f"Đã ủy quyền theo văn bản {other.paper} từ {other.valid_from:%d/%m/%Y} đến "
            f"{other.valid_to:%d/%m/%Y}. Chọn ngày khác, hoặc kết thúc ủy quyền đó trước.",
            field="valid_from",
        )
    if away := Absence.objects.filter(meeting, official=receiver.official_id).first():
        raise InvalidInput(
            f"{receiver.official.name} vắng từ {away.valid_from:%d/%m/%Y} đến "
            f"{away.valid_to:%d/%m/%Y}. Chọn người khác hoặc ngày khác.",
            field="receiver",
        )
