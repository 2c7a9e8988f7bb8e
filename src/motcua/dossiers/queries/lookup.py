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

_SHOWN = {
    Verb.SUBMIT: "Đã gửi hồ sơ",
    Verb.RECEIVE: "Đã tiếp nhận",
    Verb.REQUEST_SUPPLEMENT: "Cần bổ sung giấy tờ",
    Verb.RECEIVE_SUPPLEMENT: "Đã nhận giấy tờ bổ sung",
    Verb.REFUSE: "Không tiếp nhận",
    Verb.TRANSFER: "Đã chuyển đến nơi giải quyết",
    Verb.RERECKON: "Ngày hẹn trả đã chuyển vì lịch làm việc thay đổi",
    Verb.HAND_TO_COUNTER: "Đã có kết quả",
    Verb.RETURN_RESULT: "Đã trả kết quả",
}


@dataclass(frozen=True, kw_only=True)
class PublicStep:
    verb: Verb
    label: str
    at: dt.datetime
    note: str = ""
    papers: tuple[str, ...] = ()


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
        steps=tuple(_public(one) for one in happened if _shown(one)),
    )


def _shown(happened: Happening) -> bool:
    """A calendar that moved only a step inside the office is no news to the public."""
    if happened.verb == Verb.RERECKON:
        return bool(happened.facts["before"]["due_at"] != happened.facts["after"]["due_at"])
    return happened.verb in _SHOWN


def _public(happened: Happening) -> PublicStep:
    assert happened.verb is not None
    tells = happened.verb in {Verb.REFUSE, Verb.REQUEST_SUPPLEMENT, Verb.RERECKON}
    return PublicStep(
        verb=happened.verb,
        label=_SHOWN[happened.verb],
        at=happened.at,
        note=happened.reason if tells else "",
        papers=tuple(
            f"{item['name']}: {item['fault']}" if item.get("fault") else item["name"]
            for item in happened.items
        ),
    )
