"""The worklists of each role, in the order of the rail."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.dossiers import policies
from motcua.dossiers.queries import choosing as c
from motcua.dossiers.queries.soon import soon
from motcua.dossiers.rules.lifecycle import RUNNING, Status, Verb
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role


@dataclass(frozen=True, kw_only=True)
class WorklistKind:
    """`order` is the column it is sorted by, `sort_key` the same where it is no column; what has
    none comes last. `day` is what one does about it, due at `day_order`; empty where there is
    nothing to do. `needs` is the right without which nothing can be done with what it lists; None
    where it is there to be looked at.
    """

    key: str
    label: str
    choose: c.Chooser
    order: str = "due_at"
    sort_key: c.SortKey | None = None
    newest_first: bool = False
    day: str = ""
    day_order: c.SortKey = c.act_by
    needs: Verb | None = None


def _kind(
    key: str, label: str, choose: c.Chooser, order: str = "due_at", **more: object
) -> WorklistKind:
    return WorklistKind(key=key, label=label, choose=choose, order=order, **more)  # type: ignore[arg-type]


ALL = _kind("tat-ca", "Tất cả", c.everything, "submitted_at", newest_first=True)
LATE = _kind("qua-han", "Quá hạn", c.late)
SOON = _kind("sap-den-han", "Sắp đến hạn", soon)
SUPPLEMENT = _kind("cho-bo-sung", "Chờ bổ sung", c.state(Status.SUPPLEMENT), "act_by")
DUTY = _kind(
    "nghia-vu", "Chờ nghĩa vụ tài chính", c.state(Status.FINANCIAL_DUTY), "step_started_at"
)
OFFERED = _kind(
    "cho-nhan", "Chờ nhận bàn giao", c.offered, "offered_at", day="Nhận bàn giao",
    needs=Verb.ACCEPT,
)  # fmt: skip
GIVEN = _kind(
    "da-ban-giao", "Đã bàn giao, chờ nhận", c.handed_over, "offered_at", needs=Verb.RECALL
)  # fmt: skip
OPEN = _kind("dang-xu-ly", "Đang xử lý", c.state(*RUNNING))
HANDLED = _kind("da-xu-ly", "Đã qua tay", c.handled, "submitted_at", newest_first=True)
OPINION = _kind(
    "cho-y-kien", "Chờ ý kiến của đơn vị", c.opinion_owed, sort_key=c.opinion_owed_by,
    day="Trả lời ý kiến", day_order=c.opinion_owed_by, needs=Verb.ANSWER,
)  # fmt: skip
AWAITED = _kind(
    "dang-cho-y-kien", "Đang chờ ý kiến", c.opinion_awaited, sort_key=c.opinion_awaited_by,
    needs=Verb.CONSULT,
)  # fmt: skip
REPORT = _kind(
    "chi-dao", "Chỉ đạo chờ báo cáo", c.to_report, sort_key=c.report_by,
    day="Báo cáo thực hiện chỉ đạo", day_order=c.report_by, needs=Verb.REPORT_BACK,
)  # fmt: skip
INSTRUCTED = _kind(
    "chi-dao-da-giao", "Chỉ đạo đã giao", c.instructed, sort_key=c.report_by, needs=Verb.INSTRUCT
)  # fmt: skip
WITHOUT_CAUSE = _kind("tre-chua-ghi", "Trễ chưa ghi nguyên nhân", c.late_without_cause)
SECOND = _kind(
    "bo-sung-lan-2", "Đề nghị bổ sung lần 2", c.second_supplement, day="Duyệt bổ sung lần nữa",
    needs=Verb.APPROVE_SUPPLEMENT,
)  # fmt: skip
APOLOGY = _kind(
    "xin-loi", "Xin lỗi chờ ký", c.apology_to_sign, day="Ký văn bản xin lỗi",
    day_order=c.day_before_due, needs=Verb.EXTEND,
)  # fmt: skip
ASSIGN = _kind(
    "cho-phan-cong", "Chờ phân công", c.with_act("assign"), "act_by", day="Phân công",
    needs=Verb.ASSIGN,
)  # fmt: skip
TO_POST = _kind("cho-gui", "Chờ gửi bưu chính", c.to_post, "finished_at")

_WITHDRAWN = _kind(
    "xin-rut", "Xin rút", c.counter(Status.WITHDRAWAL_ASKED), "submitted_at", day="Trả lời việc rút"
)
_OVERSIGHT = (OPEN, SOON, LATE, WITHOUT_CAUSE, SUPPLEMENT, DUTY)

KINDS: dict[Role, tuple[WorklistKind, ...]] = {
    Role.TN: (
        _kind("truc-tuyen", "Trực tuyến chờ", c.counter(Status.REGISTERED), "act_by",
              day="Tiếp nhận hoặc trả lời"),
        _kind("cho-ban-giao", "Chờ bàn giao", c.at_counter, "act_by", day="Bàn giao"),
        GIVEN,
        _kind("cho-bo-sung", "Chờ bổ sung", c.counter(Status.SUPPLEMENT), "act_by"),
        _kind("nghia-vu", "Chờ nghĩa vụ tài chính", c.counter(Status.FINANCIAL_DUTY),
              "step_started_at"),
        _WITHDRAWN,
        _kind("da-dung", "Đã dừng, chờ trả giấy tờ", c.counter(Status.STOPPED), "finished_at"),
        _kind("cho-tra", "Chờ trả kết quả", c.counter(Status.DONE), "finished_at"),
        TO_POST,
        _kind("dang-gui", "Bưu chính đang phát", c.on_the_way, "act_by"),
        _kind("da-tra", "Đã trả hôm nay", c.returned_today, "returned_at", newest_first=True),
        REPORT,
        LATE,
        _kind("theo-nhom", "Theo nhóm", c.grouped, "submitted_at", newest_first=True),
        ALL,
    ),
    Role.CV: (
        _kind("cua-toi", "Của tôi", c.mine, day="Giải quyết"),
        OFFERED, GIVEN,
        _kind("sap-den-han", "Sắp đến hạn", c.my_soon),
        _kind("qua-han", "Quá hạn", c.my_late),
        WITHOUT_CAUSE,
        OPINION, AWAITED, REPORT,
        _kind("cho-bo-sung", "Chờ bổ sung", c.my_paused(Status.SUPPLEMENT), "act_by"),
        _kind("nghia-vu", "Chờ nghĩa vụ tài chính", c.my_paused(Status.FINANCIAL_DUTY),
              "step_started_at"),
        HANDLED,
    ),
    Role.TP: (
        OFFERED, ASSIGN,
        _kind("cho-duyet", "Chờ duyệt", c.with_act("submit_for_approval"), day="Duyệt"),
        GIVEN, OPINION, AWAITED, REPORT,
        OPEN, SOON, LATE, WITHOUT_CAUSE, SUPPLEMENT, DUTY, ALL,
    ),
    Role.LD: (
        _kind("trinh-ky", "Trình ký", c.with_act("approve"), day="Ký", needs=Verb.APPROVE),
        OFFERED, ASSIGN, APOLOGY, SECOND, OPINION, REPORT, INSTRUCTED,
        OPEN, SOON, LATE, WITHOUT_CAUSE, SUPPLEMENT, DUTY, ALL,
    ),
    Role.VT: (
        OFFERED,
        _kind("cho-cap-so", "Chờ cấp số", c.to_number, "act_by", day="Cấp số"),
        _kind("cho-gui-quay", "Đã có số, chờ gửi một cửa", c.numbered, "act_by",
              day="Chuyển kết quả ra quầy"),
        _kind("cua-toi", "Chờ chuyển quầy", c.mine),
        _kind("bi-tra-lai", "Trả lại, chờ sửa", c.sent_back),
        REPORT, HANDLED,
    ),
    Role.GD: (
        GIVEN, INSTRUCTED, *_OVERSIGHT,
        _kind("cho-tra", "Chờ trả kết quả", c.counter(Status.DONE), "finished_at"),
        ALL,
    ),
    Role.KS: (
        INSTRUCTED, *_OVERSIGHT,
        _kind("xin-rut", "Xin rút", c.state(Status.WITHDRAWAL_ASKED), "submitted_at"),
        ALL,
    ),
    Role.TT: (OPEN, SOON, LATE, WITHOUT_CAUSE, SUPPLEMENT, ALL),
    Role.LDT: (LATE, SOON, INSTRUCTED, OPEN, WITHOUT_CAUSE, SUPPLEMENT),
}  # fmt: skip


def kinds_of(post: Officer) -> tuple[WorklistKind, ...]:
    """The lists of this post alone; of one stood in for, as far as the paper goes."""
    kinds = KINDS.get(post.role, ())
    if post.stand_in is None:
        return kinds
    return tuple(
        kind for kind in kinds if kind.needs is None or post.reach(policies.AUTHORITY[kind.needs])
    )


def kinds_for(officer: Officer) -> tuple[WorklistKind, ...]:
    """The lists of one's role, then those of the posts one stands in for."""
    kinds = {kind.key: kind for view in officer.views[::-1] for kind in kinds_of(view)}
    own = kinds_of(officer)
    keys = {kind.key for kind in own}
    return (*own, *(kind for kind in kinds.values() if kind.key not in keys))


def kind_for(officer: Officer, key: str) -> WorklistKind | None:
    return next((kind for kind in kinds_for(officer) if kind.key == key), None)
