"""May this person administer the organisation, and speak for this post?"""

from __future__ import annotations

from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach, roles_with
from motcua.organisations.models import Official, Post
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role

ADMINISTRATORS = frozenset({Role.QTK, Role.QTN})
# What changes others' work: an administrator does it only inside a session of administration.
ADMINISTERING = frozenset(
    {
        Authority.ACCOUNT_CLOSE,
        Authority.ACCOUNT_OPEN,
        Authority.ACCOUNT_RESET,
        Authority.MANDATE_GIVE,
        Authority.POST_END,
        Authority.UNIT_PLACE,
        Authority.UNIT_REORGANISE,
    }
)
OUTSIDE = "administration"


def require(actor: Actor, authority: Authority) -> None:
    """Officers by their role; the operator at the command line owns the installation."""
    if actor is OPERATOR:
        return
    if not isinstance(actor, Officer) or actor.reach(authority) == Reach.NONE:
        raise refusal(authority)
    if authority in ADMINISTERING and must_enter(actor):
        raise NotAllowed(
            "Việc này chỉ làm trong phiên quản trị. Vào phiên quản trị: nhập lại mã xác thực "
            "và lý do.",
            code=OUTSIDE,
        )


def must_enter(officer: Officer) -> bool:
    """An administrator outside a session of administration."""
    return officer.role in ADMINISTRATORS and officer.administration_id is None


def refusal(authority: Authority) -> NotAllowed:
    roles = ", ".join(role.label for role in roles_with(authority)) or "không vai trò nào"
    message = f"Anh/chị không có quyền làm việc này. Người có quyền: {roles}."
    return NotAllowed(message, code=authority)


def require_over(actor: Actor, authority: Authority, post: Post) -> None:
    """For a post: one's own, one of one's unit, or any, as far as the authority reaches."""
    require(actor, authority)
    if isinstance(actor, Officer) and not _reaches(actor, authority, post):
        raise NotAllowed(
            "Anh/chị chỉ làm được việc này cho vị trí của mình, hoặc của đơn vị mình phụ trách.",
            code=authority,
        )


def require_person(actor: Actor, authority: Authority, official: Official) -> None:
    """For a person: oneself, or somebody who holds a post within reach."""
    require(actor, authority)
    if not isinstance(actor, Officer) or actor.official_id == official.pk:
        return
    if not any(_reaches(actor, authority, post) for post in official.posts.all()):
        raise NotAllowed(
            "Anh/chị chỉ làm được việc này cho mình, hoặc cho người của đơn vị mình phụ trách.",
            code=authority,
        )


def require_not_oneself(actor: Actor, account_id: int | None) -> None:
    """No administrator closes, opens or resets their own account."""
    if isinstance(actor, Officer) and account_id and actor.account_id == account_id:
        raise NotAllowed(
            "Không tự làm việc này cho tài khoản của chính mình. Nhờ một quản trị khác.",
            code="oneself",
        )


def require_other_approver(actor: Actor, proposed_by: int | None) -> None:
    """Who proposed a configuration (`proposed_by`: their official) does not approve it."""
    if isinstance(actor, Officer) and actor.official_id == proposed_by:
        raise NotAllowed(
            "Người soạn cấu hình không tự duyệt. Chuyển người khác có quyền duyệt.",
            code="self_approval",
        )


def units_within(officer: Officer, authority: Authority) -> frozenset[int] | None:
    """The units whose rows an authority opens, None for all; none for what one holds oneself.

    Raises NotAllowed without it.
    """
    reach = officer.reach(authority)
    if reach == Reach.ALL:
        return None
    if reach == Reach.NONE:
        raise refusal(authority)
    if reach == Reach.ASSIGNED:
        return frozenset()
    return officer.scope_ids if reach == Reach.SCOPE else officer.unit_ids


def require_capacity_keeping(by: Actor) -> None:
    require(by, Authority.CAPACITY_KEEP)


def may_keep_capacity_of(by: Actor, unit_id: int) -> bool:
    if not isinstance(by, Officer):
        return by is OPERATOR
    within = units_within(by, Authority.CAPACITY_KEEP)
    return within is None or unit_id in within


def require_capacity_of(by: Actor, unit_id: int) -> None:
    """A row that belongs to another unit is not taken over by typing its key."""
    if not may_keep_capacity_of(by, unit_id):
        raise NotAllowed(
            "Dòng này đã có ở một đơn vị khác ngoài phạm vi anh/chị. Liên hệ Sở Nội vụ.",
            code=Authority.CAPACITY_KEEP,
        )


def _reaches(officer: Officer, authority: Authority, post: Post) -> bool:
    reach = officer.reach(authority)
    if reach == Reach.ALL:
        return True
    own = officer.post_id == post.pk
    return own or (reach == Reach.UNIT and post.unit_id in officer.unit_ids)
