"""Dossiers at every place where some verb is lawful, and what each verb needs to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from motcua.dossiers import actions
from motcua.dossiers.actions.correct import Correction
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Relation, Verb
from motcua.kernel.actor import CITIZEN
from motcua.organisations.actions import give_post
from motcua.organisations.rules.roles import Role
from tests.province import FOUNDED, OPERATOR, START, Province, at

NOW = at("2026-10-08 09:10")
SOON = NOW + dt.timedelta(days=12)
ITEMS = [MissingPaper(name="Giấy chứng nhận đã cấp", fault="Mờ")]

# Verbs that open a dossier are asked at the counter, those of the system of nobody.
OF_A_DOSSIER = [
    verb for verb in Verb if LIFECYCLE[verb].who not in {Relation.OPENER, Relation.SYSTEM}
]


def everybody(province: Province) -> None:
    """Each role has somebody in Mai Sơn and somebody in Chiềng Mai."""
    for unit in ("maison", "chiengmai"):
        known = {post.role for post in province.posts.values() if post.unit.slug.startswith(unit)}
        for role in set(Role) - known - {Role.CD, Role.DN}:
            name = f"{role.label} {unit}"
            province.posts[name] = give_post(
                name, by=OPERATOR, at=FOUNDED, unit=province.units[unit], role=role,
                title=role.label, valid_from=START,
            )  # fmt: skip


def arguments(verb: Verb, province: Province) -> dict[str, Any]:
    asked = [province.units["chiengmai-land"].pk]
    known: dict[str, dict[str, Any]] = {
        "assign": {"to": province.case.post_id},
        "reassign": {"to": None},
        "submit_for_approval": {"opinion": "Đề nghị duyệt."},
        "send_back": {"reason": "Sai thửa."},
        "refuse": {"reason": "Không thuộc thẩm quyền."},
        "request_supplement": {"items": ITEMS, "reason": "Thiếu."},
        "propose_supplement": {"items": ITEMS, "reason": "Thiếu.", "legal_basis": "NĐ 63/2010"},
        "turn_down_supplement": {"reason": "Đủ rồi."},
        "turn_away": {"reason": "Thiếu giấy."},
        "consult": {"units": asked, "question": "Xin ý kiến."},
        "answer": {"opinion": "agrees"},
        "cancel_consultation": {"reason": "Không cần nữa."},
        "decline": {"reason": "Không đủ điều kiện."},
        "send_by_post": {"tracking": "EB123456789VN"},
        "return_result": {"taken_by": "Lò Văn Ơn", "through": 1},
        "suspend": {"reason": "Nộp lệ phí trước bạ.", "legal_basis": "NĐ 101/2024 Điều 21"},
        "resume": {"evidence": "Giấy nộp tiền 12."},
        "draft_apology": {"cause": "complex", "reason": "Phức tạp.", "appointed_at": SOON},
        "give_cause": {"cause": "complex", "reason": "Chờ xác minh."},
        "ask_withdrawal": {"reason": "Đổi ý."},
        "deny_withdrawal": {"reason": "Đã xong."},
        "stop": {"reason": "Quá hạn bổ sung.", "legal_basis": "NĐ 118/2025 Điều 21"},
        "return_papers": {"taken_by": "Lò Văn Ơn"},
        "correct": {"correction": Correction(result_channel=2), "reason": "Gõ sai."},
        "note": {"text": "Gọi lại."},
        "instruct": {"text": "Làm ngay.", "report_by": SOON},
        "report_back": {"text": "Đã làm."},
    }
    return known.get(verb, {})


def _do(dossier: Dossier, verb: Verb, by: Any, moment: str, province: Province) -> Dossier:
    act = getattr(actions, verb)
    return act(dossier, by=by, at=at(moment), **arguments(verb, province)).dossier


def _submitted(p: Province) -> Dossier:
    return actions.submit(
        p.intake(channel=2, **LOOKED_AT), by=CITIZEN, at=at("2026-10-08 08:00")
    ).dossier


LOOKED_AT: dict[str, Any] = {}


def _worked(p: Province) -> Dossier:
    return p.walk(p.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def _asked(p: Province) -> Dossier:
    return _do(_worked(p), Verb.REQUEST_SUPPLEMENT, p.case, "2026-10-05 08:00", p)


def _answered(p: Province) -> Dossier:
    return _do(_asked(p), Verb.RECEIVE_SUPPLEMENT, p.counter, "2026-10-06 08:00", p)


def _at_clerk(p: Province, **intake: Any) -> Dossier:
    road = ("transfer", "assign", "submit_for_approval", "approve")
    return p.walk(p.received("2026-10-01 08:20", **intake), *road)


def _done(p: Province, **intake: Any) -> Dossier:
    return _do(_at_clerk(p, **intake), Verb.HAND_TO_COUNTER, p.clerk, "2026-10-05 08:00", p)


def _wants_out(p: Province) -> Dossier:
    return _do(_worked(p), Verb.ASK_WITHDRAWAL, p.counter, "2026-10-05 08:00", p)


def _then(make: Callable[[Province], Dossier], verb: Verb, who: str) -> Callable[..., Dossier]:
    return lambda p: _do(make(p), verb, getattr(p, who), "2026-10-07 08:00", p)


def _received(p: Province) -> Dossier:
    return p.received("2026-10-01 08:20")


def _late(p: Province) -> Dossier:
    return p.walk(p.received("2026-09-01 08:20"), "transfer", "accept", "assign")


def _at_leader(p: Province) -> Dossier:
    return p.walk(_received(p), "transfer", "assign", "submit_for_approval")


def _at_head(p: Province) -> Dossier:
    return p.walk(_received(p), "transfer", "accept")


_offered = _then(_received, Verb.TRANSFER, "counter")
_consulted = _then(_worked, Verb.CONSULT, "case")
_proposed = _then(_answered, Verb.PROPOSE_SUPPLEMENT, "case")

# Where each verb is lawful for somebody.
PLACES: dict[Verb, Callable[[Province], Dossier]] = {
    Verb.RECEIVE: _submitted,
    Verb.REFUSE: _submitted,
    Verb.CORRECT: _received,
    Verb.REQUEST_SUPPLEMENT: _worked,
    Verb.RECEIVE_SUPPLEMENT: _asked,
    Verb.PROPOSE_SUPPLEMENT: _answered,
    Verb.APPROVE_SUPPLEMENT: _proposed,
    Verb.TURN_DOWN_SUPPLEMENT: _proposed,
    Verb.TRANSFER: _received,
    Verb.ACCEPT: _offered,
    Verb.TURN_AWAY: _offered,
    Verb.RECALL: _offered,
    Verb.ASSIGN: _at_head,
    Verb.REASSIGN: _worked,
    Verb.CONSULT: _worked,
    Verb.ANSWER: _consulted,
    Verb.CANCEL_CONSULTATION: _consulted,
    Verb.SUBMIT_FOR_APPROVAL: _worked,
    Verb.SEND_BACK: _at_leader,
    Verb.APPROVE: _at_leader,
    Verb.DECLINE: _at_leader,
    Verb.ISSUE: _at_clerk,
    Verb.HAND_TO_COUNTER: _at_clerk,
    Verb.SEND_BY_POST: lambda p: _done(p, result_channel=3),
    Verb.RETURN_RESULT: _done,
    Verb.SUSPEND: _worked,
    Verb.RESUME: _then(_worked, Verb.SUSPEND, "case"),
    Verb.DRAFT_APOLOGY: _worked,
    Verb.EXTEND: _then(_worked, Verb.DRAFT_APOLOGY, "case"),
    Verb.GIVE_CAUSE: _late,
    Verb.ASK_WITHDRAWAL: _worked,
    Verb.DENY_WITHDRAWAL: _wants_out,
    Verb.WITHDRAW: _wants_out,
    Verb.STOP: _worked,
    Verb.RETURN_PAPERS: _then(_wants_out, Verb.WITHDRAW, "counter"),
    Verb.NOTE: _worked,
    Verb.INSTRUCT: _worked,
    Verb.REPORT_BACK: _then(_worked, Verb.INSTRUCT, "leader"),
}
