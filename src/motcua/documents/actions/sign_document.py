"""Sign a file, with one's own key or the agency's seal (NĐ 30/2020/NĐ-CP; Luật GDĐT 2023 Điều 22).

The first signature is the official's; the clerk's seal with number and date is added as an
update that leaves it valid. What is signed is kept byte for byte, and was verified.
"""

from __future__ import annotations

import datetime as dt
from pathlib import PurePath

from django.db import transaction

from motcua.audit.actions import record
from motcua.documents.actions.store_file import store_file
from motcua.documents.actions.unlock_key import OpenedKey, unlock_key
from motcua.documents.models import StoredFile
from motcua.documents.ports import SignOrder, signer
from motcua.documents.queries import signing_keys
from motcua.documents.queries.files import content_of, name_of
from motcua.documents.queries.signatures import verify
from motcua.documents.rendering import stamp
from motcua.documents.rules.media import PDF, FileKind
from motcua.documents.rules.signatures import Verification
from motcua.kernel import events
from motcua.kernel.errors import DomainError, InvalidInput, NotAllowed, WrongState
from motcua.organisations.officer import Officer

DOCUMENT_SIGNED = events.declare("documents.signed", "Ký số")


def sign_document(
    file: StoredFile,
    *,
    by: Officer,
    at: dt.datetime,
    pin: str | OpenedKey,
    reason: str = "",
    place: str = "",
    seal: bool = False,
    number: str = "",
    proposed: str = "",
) -> StoredFile:
    """`pin` is the PIN, or the key already opened for a batch (`unlock_key`); with a PIN this must
    not be called inside another transaction, for wrong PINs are counted for good.

    `seal` signs for the agency, `number` is then shown with the date; `proposed` is the sha256
    of what was proposed: a file changed since is not signed.

    Raises InvalidInput (PIN, kind of file), NotAllowed (whose key), WrongState (key out of force,
    file changed or its signatures broken), ServiceDown.
    """
    _check_same(file, proposed)
    if file.media_type != PDF.media_type:
        raise InvalidInput(
            "Chỉ ký số được tệp PDF. Xuất dự thảo ra PDF rồi đính kèm lại.",
            field="file", code="not_pdf",
        )  # fmt: skip
    key = unlock_key(by=by, at=at, pin=pin, seal=seal) if isinstance(pin, str) else pin
    _check_key(key, by, at, seal=seal)
    content = content_of(file)
    before = _looked_before(content)
    order = _order(content, key, by, at, reason=reason, place=place, number=number)
    signed = signer().sign(content, order, pair=key.pair, chain=tuple(signing_keys.roots()))
    _look_after(signed, key, before)
    return _keep(signed, file, key, by=by, at=at)


def _check_same(file: StoredFile, proposed: str) -> None:
    if proposed and proposed != file.sha256:
        raise WrongState(
            "Tệp đã thay đổi sau khi trình ký nên chưa ký. Xem lại bản mới rồi ký.",
            code="file_changed",
        )


def _check_key(key: OpenedKey, by: Officer, at: dt.datetime, *, seal: bool) -> None:
    if key.post_id != by.post_id or key.seal != seal:
        raise NotAllowed(
            "Chữ ký số đang mở không phải của anh/chị ở vị trí này. Nhập lại mã PIN của mình.",
            code="not_own_key",
        )
    if signing_keys.key_for(by, at, seal=seal).pk != key.row.pk:
        raise WrongState("Chữ ký số vừa được cấp lại. Nhập mã PIN mới.", code="key_revoked")


def _looked_before(content: bytes) -> Verification:
    before = verify(content)
    if any(not (one.intact and one.covers_all) for one in before.signatures):
        raise WrongState(
            "Tệp đã bị sửa sau lần ký trước nên không ký tiếp được. Lập lại văn bản rồi trình ký.",
            code="signature_broken",
        )
    return before


def _order(
    content: bytes,
    key: OpenedKey,
    by: Officer,
    at: dt.datetime,
    *,
    reason: str,
    place: str,
    number: str,
) -> SignOrder:
    if key.seal:
        shown, box, page = stamp.seal_stamp(key.row.subject, number, at), stamp.seal_box(content), 0
        reason = reason or f"Ban hành {number}".strip()
    else:
        shown = stamp.signature_stamp(by.name, by.title, at)
        page, box = stamp.signature_place(content, by.name)
    return SignOrder(
        reason=reason or "Ký duyệt", place=place, at=at, stamp=shown, box=box, page=page
    )


def _look_after(signed: bytes, key: OpenedKey, before: Verification) -> None:
    """A signature that does not verify is never kept."""
    after = verify(signed).signatures
    last = after[-1] if after else None
    held = sum(one.intact and one.covers_all for one in after) == len(before.signatures) + 1
    own = last is not None and last.good and last.certificate == bytes(key.row.certificate)
    if not (held and own):
        raise DomainError(
            "Chữ ký vừa tạo không kiểm tra được nên không lưu. Thử ký lại; nếu vẫn lỗi, báo quản "
            "trị kỹ thuật.",
            code="unverified",
        )


@transaction.atomic
def _keep(
    signed: bytes, file: StoredFile, key: OpenedKey, *, by: Officer, at: dt.datetime
) -> StoredFile:
    name = f"{PurePath(name_of(file) or 'van-ban').stem}.pdf"
    kept = store_file(
        signed, name=name, by=by, at=at, key=file.key, kind=FileKind.SIGNED, source=file
    )
    facts = {
        "key": key.row.reference, "seal": key.seal, "signed": file.sha256, "sha256": kept.sha256,
    }  # fmt: skip
    record(chain=kept.chain, type=DOCUMENT_SIGNED, by=by, at=at, facts=facts)
    return kept
