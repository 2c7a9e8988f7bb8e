"""Attach the e-copy of a paper (số hóa; NĐ 118/2025/NĐ-CP, Điều 25; TT 01/2023/TT-VPCP).

A better scan replaces the pointer, never the file: what was attached before stays kept.
"""

from __future__ import annotations

import datetime as dt
from typing import IO, Any

from django.db import transaction

from motcua.documents.actions.store_file import facts_of, store_file
from motcua.documents.models import StoredFile
from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.passage import Done, begin, repeated_request
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer


@transaction.atomic
def attach(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    paper: int,
    file: StoredFile,
    digitised: int = DossierPaper.Digitised.SCANNED,
    version: int | None = None,
    key: str = "",
) -> Done:
    """`paper` is its position; `digitised` 1 scanned, 2 reused, 3 reused from another's result."""
    act = begin(Verb.ATTACH, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    check_owner(act.dossier, file)
    row = _paper(act.dossier, paper)
    row.digitised = _digitised(digitised)
    before = row.file.sha256 if row.file else ""
    row.file = file
    row.save(update_fields=["file", "digitised"])
    facts: dict[str, Any] = {**facts_of(file), "paper": paper, "digitised": row.digitised}
    return act.record({**facts, "replaces": before} if before else facts)


def attach_content(
    dossier: Dossier,
    content: bytes | IO[bytes],
    *,
    by: Officer,
    at: dt.datetime,
    paper: int,
    name: str,
    digitised: int,
    key: str,
) -> Done:
    """Store and attach in one request; the same key again stores nothing a second time."""
    if done := repeated_request(by, key, Verb.ATTACH):
        return done
    policies.require(by, Verb.ATTACH, dossier)
    _paper(dossier, paper)
    file = store_file(content, name=name, by=by, at=at, key=dossier.applicant.key)
    return attach(dossier, by=by, at=at, paper=paper, file=file, digitised=digitised, key=key)


def check_owner(dossier: Dossier, file: StoredFile) -> None:
    """A file sealed with another's key would outlive the person, or die with a stranger."""
    if file.key_id != dossier.applicant.key_id:
        raise InvalidInput(
            "Tệp này được lưu cho người khác. Tải lại tệp trong chính hồ sơ này.",
            field="file", code="other_owner",
        )  # fmt: skip


def _paper(dossier: Dossier, position: int) -> DossierPaper:
    papers = DossierPaper.objects.select_related("file")
    row = papers.filter(dossier=dossier, position=position).first()
    if row is None:
        raise InvalidInput(
            f"Hồ sơ không có giấy tờ thứ {position}. Tải lại trang rồi chọn giấy tờ.", field="paper"
        )
    return row


def _digitised(value: int) -> int:
    taken = set(DossierPaper.Digitised.values) - {DossierPaper.Digitised.NONE}
    if value not in taken:
        raise InvalidInput(
            "Chọn cách số hóa: quét, tái sử dụng, hoặc tái sử dụng từ kết quả hồ sơ khác.",
            field="digitised",
        )
    return value
