"""What the public may see: with code and secret together, else nothing, in one neutral way."""

from __future__ import annotations

import datetime as dt
import hmac
from dataclasses import dataclass
from functools import cache

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.acts import standing
from motcua.dossiers.queries.deadlines import ClockReading, reading
from motcua.dossiers.queries.timeline import Happening, timeline
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel import clock
from motcua.organisations.queries import units

# What the applicant is told of. Opinions, instructions, notes and who inside did what are not.
_SHOWN = {
    Verb.SUBMIT: "Đã gửi hồ sơ",
    Verb.RECEIVE: "Đã tiếp nhận",
    Verb.SETTLE_AT_COUNTER: "Đã giải quyết và trả ngay",
    Verb.REQUEST_SUPPLEMENT: "Cần bổ sung giấy tờ",
    Verb.APPROVE_SUPPLEMENT: "Cần bổ sung giấy tờ lần nữa",
    Verb.RECEIVE_SUPPLEMENT: "Đã nhận giấy tờ bổ sung",
    Verb.REFUSE: "Không tiếp nhận",
    Verb.CORRECT: "Đã sửa thông tin hồ sơ",
    Verb.TRANSFER: "Đã chuyển đến nơi giải quyết",
    Verb.ACCEPT: "Đã chuyển đến nơi giải quyết",
    Verb.SUSPEND: "Cần nộp thuế, phí",
    Verb.RESUME: "Đã nhận chứng từ nộp tiền",
    Verb.EXTEND: "Xin lỗi ông/bà vì chậm, hẹn lại ngày khác",
    Verb.DECLINE: "Cơ quan từ chối giải quyết",
    Verb.RERECKON: "Ngày hẹn trả đã chuyển vì lịch làm việc thay đổi",
    Verb.HAND_TO_COUNTER: "Đã có kết quả",
    Verb.SEND_BY_POST: "Đã gửi kết quả qua bưu chính",
    Verb.RETURN_RESULT: "Đã trả kết quả",
    Verb.ASK_WITHDRAWAL: "Đã gửi yêu cầu rút hồ sơ",
    Verb.DENY_WITHDRAWAL: "Chưa rút được hồ sơ",
    Verb.WITHDRAW: "Đã rút hồ sơ",
    Verb.STOP: "Đã dừng giải quyết",
    Verb.RETURN_PAPERS: "Đã trả lại giấy tờ",
}
# Whose reason is written for the applicant.
_TELLS = frozenset(
    {
        Verb.REFUSE, Verb.REQUEST_SUPPLEMENT, Verb.APPROVE_SUPPLEMENT, Verb.SUSPEND, Verb.EXTEND,
        Verb.DECLINE, Verb.DENY_WITHDRAWAL, Verb.WITHDRAW, Verb.STOP, Verb.RERECKON,
    }
)  # fmt: skip
_ASKS = frozenset({Verb.REQUEST_SUPPLEMENT, Verb.APPROVE_SUPPLEMENT})


@dataclass(frozen=True, kw_only=True)
class PublicStep:
    """`until` is the new date of an apology, or by when to pay `amount`, in đồng."""

    verb: Verb
    label: str
    at: dt.datetime
    note: str = ""
    papers: tuple[str, ...] = ()
    until: dt.datetime | None = None
    amount: int | None = None
    tracking: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicView:
    """No name, no number: what the receipt's holder needs to know."""

    code: str
    status: Status
    procedure: str
    procedure_code: str
    channel: int
    result_channel: int
    clock: ClockReading
    where: str
    next_act: str
    act_by: dt.datetime | None
    counter: str
    counter_phone: str
    counter_address: str
    steps: tuple[PublicStep, ...]


def secret_of(dossier: Dossier) -> str:
    """For the receipt only; never for a page, a log or an address."""
    sealed = bytes(dossier.secret_sealed)
    opened = sealing.unseal(keys.master(), sealed, bound_to=f"secret of {dossier.code}")
    return (opened or b"").decode()


@cache
def _decoy() -> bytes:
    return sealing.seal(keys.master(), b"------", bound_to="no dossier")


def _no_secret() -> str:
    """The work of opening a secret where there is none; it fits nothing that is typed."""
    return f"{sealing.unseal(keys.master(), _decoy(), bound_to='no dossier')!r}"


def look_up(code: str, secret: str, now: dt.datetime) -> PublicView | None:
    """None for an unknown code and for a wrong secret alike, after the same work."""
    rows = Dossier.objects.select_related(
        "procedure", "procedure_version", "process", "step", "holder_post__official"
    )
    dossier = rows.filter(code=code.strip().upper()).first()
    expected = secret_of(dossier) if dossier else _no_secret()
    given = secret.strip().upper()
    matches = hmac.compare_digest(expected.encode(), given.encode())
    return _view(dossier, now) if dossier and matches else None


def _view(dossier: Dossier, now: dt.datetime) -> PublicView:
    on = clock.local(now).date()
    stands = standing(dossier, on)
    contact = units.contact(dossier.receiving_unit_id, on)
    happened = timeline(dossier)
    return PublicView(
        code=dossier.code,
        status=dossier.state,
        procedure=dossier.procedure_version.name,
        procedure_code=dossier.procedure.code,
        channel=dossier.channel,
        result_channel=dossier.result_channel,
        clock=reading(dossier, now, why=True, told=happened),
        where=stands.holder_unit,
        next_act=stands.step if dossier.state == Status.PROCESSING else stands.next_act,
        act_by=stands.act_by,
        counter=units.unit_name(dossier.receiving_unit_id, on),
        counter_phone=contact["phone"],
        counter_address=contact["address"],
        steps=tuple(_public(one) for one in happened if _shown(one, dossier)),
    )


def _shown(happened: Happening, dossier: Dossier) -> bool:
    """A calendar that moved only a step inside the office is no news to the public."""
    if happened.verb == Verb.RERECKON:
        return bool(happened.facts["before"]["due_at"] != happened.facts["after"]["due_at"])
    if happened.verb == Verb.TRANSFER:
        # To another unit it has gone once that unit has accepted it.
        return happened.facts["after"].get("offered_unit") is None
    if happened.verb == Verb.DECLINE:
        return dossier.finished_at is not None
    return happened.verb in _SHOWN


def _public(happened: Happening) -> PublicStep:
    assert happened.verb is not None
    verb, facts = happened.verb, happened.facts
    until = facts.get("appointed_at") or facts.get("pay_by")
    return PublicStep(
        verb=verb,
        label=_SHOWN[verb],
        at=happened.at,
        note=happened.reason if verb in _TELLS else "",
        papers=_asked_for(happened) if verb in _ASKS else (),
        until=dt.datetime.fromisoformat(until) if until else None,
        amount=facts.get("amount"),
        tracking=facts.get("tracking", ""),
    )


def _asked_for(happened: Happening) -> tuple[str, ...]:
    return tuple(
        f"{item['name']}: {item['fault']}" if item.get("fault") else item["name"]
        for item in happened.items
    )
