"""What must be so besides state and rights: asked by the page that offers and the verb that does.

Each fact is one `Exists`, so that a page asks all of them in the statement that reads its dossier.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef, QuerySet

from motcua.dossiers.models import (
    Consultation,
    Dossier,
    Extension,
    Instruction,
    Outcome,
    SupplementRequest,
)
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import local
from motcua.kernel.errors import WrongState
from motcua.kernel.vietnamese import short_moment
from motcua.procedures.models import Channel


def _sent(rows: QuerySet[SupplementRequest]) -> QuerySet[SupplementRequest]:
    return rows.filter(requested_at__isnull=False)


def _proposed(rows: QuerySet[SupplementRequest]) -> QuerySet[SupplementRequest]:
    return rows.filter(requested_at=None, turned_down_at=None)


_OF = OuterRef("pk")
FACTS: dict[str, Callable[[], Exists]] = {
    "was_asked": lambda: Exists(_sent(SupplementRequest.objects.filter(dossier=_OF))),
    "has_proposal": lambda: Exists(_proposed(SupplementRequest.objects.filter(dossier=_OF))),
    "has_consultation": lambda: Exists(
        Consultation.objects.filter(dossier=_OF, answered_at=None, cancelled_at=None)
    ),
    "has_instruction": lambda: Exists(
        Instruction.objects.filter(dossier=_OF, reported_at=None)
    ),
    "has_apology": lambda: Exists(Extension.objects.filter(dossier=_OF, signed_at=None)),
    "was_extended": lambda: Exists(
        Extension.objects.filter(dossier=_OF, signed_at__isnull=False)
    ),
    "is_decided": lambda: Exists(
        Outcome.objects.filter(dossier=_OF, decided_at__isnull=False)
    ),
    "is_numbered": lambda: Exists(Outcome.objects.filter(dossier=_OF).exclude(number="")),
    "is_posted": lambda: Exists(
        Outcome.objects.filter(dossier=_OF, posted_at__isnull=False)
    ),
}  # fmt: skip


def fact_annotations() -> dict[str, Exists]:
    return {name: fact() for name, fact in FACTS.items()}


def facts_of(verb: Verb) -> dict[str, Exists]:
    """Those that decide about this verb."""
    names = {name for name, _, _ in _CONDITIONS.get(verb, ())} | _ASKED_FOR.get(verb, set())
    return {name: FACTS[name]() for name in sorted(names)}


def so(dossier: Dossier, fact: str) -> bool:
    """From what the row was read with; else asked now."""
    known = dossier.__dict__.get(fact)
    if known is not None:
        return bool(known)
    return Dossier.objects.filter(FACTS[fact](), pk=dossier.pk).exists()


def asked_units(dossier: Dossier) -> frozenset[int]:
    """Units whose opinion is waited for; read once for all verbs that ask."""
    told = dossier.__dict__
    if "asked_units" not in told:
        waiting = Consultation.objects.filter(dossier=dossier, answered_at=None, cancelled_at=None)
        told["asked_units"] = frozenset(waiting.values_list("unit_id", flat=True))
    found: frozenset[int] = told["asked_units"]
    return found


def forget_facts(dossier: Dossier) -> None:
    """After an act what the row was read with may no longer be so."""
    for fact in (*FACTS, "asked_units"):
        dossier.__dict__.pop(fact, None)


# What must be so, what must not, and the sentence when it is otherwise.
_SILENT_UNIT = (
    "Còn đơn vị chưa trả lời ý kiến. Chờ trả lời, hoặc rút lại việc lấy ý kiến kèm lý do, rồi "
    "trình."
)
_ALREADY_EXTENDED = "Hồ sơ đã xin lỗi và hẹn lại một lần; chỉ hẹn lại được một lần."
_CONDITIONS: dict[Verb, tuple[tuple[str, bool, str], ...]] = {
    Verb.PROPOSE_SUPPLEMENT: (
        ("was_asked", True, "Hồ sơ chưa yêu cầu bổ sung lần nào. Dùng “Yêu cầu bổ sung”."),
        ("has_proposal", False, "Đã có một đề nghị bổ sung đang chờ lãnh đạo duyệt."),
    ),
    Verb.APPROVE_SUPPLEMENT: (
        ("has_proposal", True, "Không có đề nghị bổ sung nào đang chờ duyệt. Tải lại trang."),
    ),
    Verb.TURN_DOWN_SUPPLEMENT: (
        ("has_proposal", True, "Không có đề nghị bổ sung nào đang chờ duyệt. Tải lại trang."),
    ),
    Verb.CANCEL_CONSULTATION: (
        ("has_consultation", True, "Không có ý kiến nào đang chờ trả lời."),
    ),
    Verb.SUBMIT_FOR_APPROVAL: (
        ("has_consultation", False, _SILENT_UNIT),
    ),
    Verb.ISSUE: (
        ("is_decided", True, "Kết quả chưa được ký nên chưa cấp số được."),
        ("is_numbered", False, "Văn bản đã có số. Số đã cấp không đổi."),
    ),
    Verb.SEND_BY_POST: (
        ("is_posted", False, "Kết quả đã gửi bưu chính. Xem mã vận đơn ở phần Kết quả."),
    ),
    Verb.DRAFT_APOLOGY: (("was_extended", False, _ALREADY_EXTENDED),),
    Verb.EXTEND: (
        ("was_extended", False, _ALREADY_EXTENDED),
        ("has_apology", True, "Chưa có dự thảo văn bản xin lỗi để ký. Người thụ lý soạn trước."),
    ),
    Verb.REPORT_BACK: (
        ("has_instruction", True, "Không có ý kiến chỉ đạo nào đang chờ báo cáo."),
    ),
    Verb.ASK_WITHDRAWAL: (
        (
            "is_decided",
            False,
            "Hồ sơ đã có kết quả giải quyết nên không dừng được nữa (NĐ 118/2025, Điều 21).",
        ),
    ),
}  # fmt: skip


_ASKED_FOR = {
    Verb.REQUEST_SUPPLEMENT: {"was_asked"},
    Verb.ANSWER: {"has_consultation"},
}


def unmet(verb: Verb, dossier: Dossier) -> WrongState | None:
    """Why the verb cannot be done although state and rights allow it."""
    if verb == Verb.REQUEST_SUPPLEMENT and so(dossier, "was_asked"):
        return _asked_before(dossier)
    if verb == Verb.SEND_BY_POST and dossier.result_channel != Channel.POST:
        return WrongState(
            "Người nộp không đăng ký nhận qua bưu chính. Sửa cách nhận kết quả trước, hoặc trả "
            "theo cách đã đăng ký.",
            code="not_by_post",
        )
    for fact, wanted, sentence in _CONDITIONS.get(verb, ()):
        if so(dossier, fact) != wanted:
            return WrongState(sentence, code=f"{verb}_{fact}")
    return None


def _asked_before(dossier: Dossier) -> WrongState:
    first = _sent(SupplementRequest.objects.filter(dossier=dossier)).order_by("ordinal").first()
    assert first is not None and first.requested_at is not None
    return WrongState(
        f"Hồ sơ đã được yêu cầu bổ sung 1 lần ngày {local(first.requested_at):%d/%m/%Y}. Lần 2 "
        "cần lý do, căn cứ và lãnh đạo duyệt; hồ sơ sẽ bị tính trong thống kê.",
        code="second_supplement",
    )


def untimely(verb: Verb, dossier: Dossier, at: dt.datetime) -> WrongState | None:
    """Why it is too early or too late for the verb."""
    if verb in {Verb.DRAFT_APOLOGY, Verb.EXTEND}:
        return _too_late_to_extend(dossier, at)
    if verb == Verb.GIVE_CAUSE:
        ended = dossier.finished_at or at
        if dossier.due_at is None or ended <= dossier.due_at:
            return WrongState("Hồ sơ không quá hạn nên không có nguyên nhân trễ.", code="not_late")
    return None


def _too_late_to_extend(dossier: Dossier, at: dt.datetime) -> WrongState | None:
    """At the latest one day before the due date (NĐ 118/2025, Điều 19 [by analogy: NĐ 61/2018])."""
    due = dossier.due_at
    if due is None:
        return WrongState("Hồ sơ không có hạn để hẹn lại.", code="no_due")
    if local(at).date() >= local(due).date():
        return WrongState(
            f"Hạn của hồ sơ là {short_moment(due)}: xin lỗi và hẹn lại chậm nhất một ngày trước "
            "ngày hết hạn. Ghi nguyên nhân trễ và giải quyết ngay.",
            code="too_late",
        )
    return None


def know(dossiers: Iterable[Dossier]) -> None:
    """Read what a list must know of its rows, in one statement for all of them."""
    by_pk = {dossier.pk: dossier for dossier in dossiers}
    if not by_pk:
        return
    found = Dossier.objects.filter(pk__in=by_pk).annotate(**fact_annotations())
    for row in found.values("pk", *FACTS):
        by_pk[row.pop("pk")].__dict__.update(row)
