"""Which key signs for whom."""

from __future__ import annotations

import datetime as dt

from motcua.audit.queries import keys
from motcua.documents.models import SigningKey
from motcua.documents.ports import KeyPair
from motcua.documents.rules import pins
from motcua.kernel.errors import NotAllowed, WrongState
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role


def authority_key() -> SigningKey | None:
    """The pair that certifies the others."""
    rows = SigningKey.objects.filter(post=None, unit=None, revoked_at=None)
    return rows.order_by("pk").first()


def roots() -> list[bytes]:
    """Certificates, DER, that signatures of this installation lead to, former ones included."""
    rows = SigningKey.objects.filter(post=None, unit=None).order_by("pk")
    return [bytes(row.certificate) for row in rows]


def revoked() -> dict[bytes, dt.datetime]:
    """Revoked certificates, DER, and since when."""
    rows = SigningKey.objects.exclude(revoked_at=None)
    return {bytes(row.certificate): row.revoked_at for row in rows if row.revoked_at}


def has_key(officer: Officer, at: dt.datetime, *, seal: bool = False) -> bool:
    row = _newest(officer, seal=seal)
    return row is not None and row.in_force(at) and row.locked_at is None


def key_for(officer: Officer, at: dt.datetime, *, seal: bool = False) -> SigningKey:
    """The officer's own key, or with `seal` that of the unit whose clerk they are.

    Raises NotAllowed where there is none, WrongState where it is revoked, expired or locked.
    """
    if seal and officer.role != Role.VT:
        raise NotAllowed(
            "Chỉ văn thư đóng dấu số của cơ quan. Chuyển văn bản cho văn thư.", code="not_clerk"
        )
    row = _newest(officer, seal=seal)
    if row is None:
        whose = "Cơ quan" if seal else "Anh/chị"
        raise NotAllowed(
            f"{whose} chưa được cấp chữ ký số ở vị trí này. Đề nghị quản trị nghiệp vụ cấp.",
            code="no_key",
        )
    _check(row, at)
    return row


def _newest(officer: Officer, *, seal: bool) -> SigningKey | None:
    """The one in force before a revoked one."""
    whose = {"unit_id": officer.unit_id} if seal else {"post_id": officer.post_id}
    rows = list(SigningKey.objects.filter(**whose).order_by("-pk"))
    return next((row for row in rows if row.revoked_at is None), rows[0] if rows else None)


def _check(row: SigningKey, at: dt.datetime) -> None:
    if row.revoked_at is not None:
        raise WrongState(
            f"Chữ ký số đã bị thu hồi ngày {row.revoked_at:%d/%m/%Y}. "
            "Đề nghị quản trị nghiệp vụ cấp chữ ký mới.",
            code="key_revoked",
        )
    if not row.in_force(at):
        raise WrongState(
            f"Chứng thư số có hiệu lực từ {row.valid_from:%d/%m/%Y} đến {row.valid_to:%d/%m/%Y}, "
            "không ký được lúc này. Đề nghị quản trị nghiệp vụ cấp chữ ký mới.",
            code="key_expired",
        )
    if row.locked_at is not None:
        raise WrongState(
            f"Chữ ký số đã bị khóa sau {pins.WRONG_PINS} lần nhập sai mã PIN. "
            "Đề nghị quản trị nghiệp vụ cấp lại.",
            code="key_locked",
        )


def pair_of(row: SigningKey, pin: str) -> KeyPair | None:
    """None for a wrong PIN."""
    private = pins.opened_key(
        bytes(row.sealed), pin=pin, salt=bytes(row.salt), master=keys.master(),
        reference=row.reference,
    )  # fmt: skip
    return None if private is None else KeyPair(certificate=bytes(row.certificate), private=private)
