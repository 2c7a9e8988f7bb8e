"""Prove a self-score: a file, a dossier, a decision, or why there is nothing (CV 384/BNV-CCHC)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.audit.actions import record
from motcua.dossiers.queries import rows
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry, Evidence
from motcua.index.rules.conduct import Act
from motcua.index.rules.stages import EVIDENCE_KINDS, EntryState, EvidenceKind
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer

if TYPE_CHECKING:
    from motcua.documents.queries.files import StoredFile
    from motcua.legislation.queries.documents import LegalDocument

EVIDENCE_ATTACHED = events.declare("index.evidence_attached", "Thêm minh chứng")
MOST = 20


@transaction.atomic
def attach_evidence(
    entry: Entry,
    criteria: Collection[str],
    *,
    kind: str,
    by: Actor,
    at: dt.datetime,
    file: StoredFile | None = None,
    document: LegalDocument | None = None,
    reference: str = "",
    words: str = "",
) -> list[Evidence]:
    """One paper may prove several criteria. After the lock only with the explanation.

    `document` is one of the legislation room; its number is taken from there, never typed.
    """
    policies.require_scoring(by, entry)
    entry = _writing.locked(entry)
    act = Act.EXPLAIN if entry.state == EntryState.EXPLANATION else Act.SCORE
    _writing.require_fit(act, entry, at)
    codes = list(dict.fromkeys(code.strip() for code in criteria))
    _writing.leaves_of(entry, codes)
    reference, words = " ".join(clean_text(reference).split()), clean_text(words)
    kind, reference = _of_legislation(kind, reference, document)
    _check(kind, file, reference, words, by)
    _refuse_many(entry, codes)
    added = Evidence.objects.bulk_create(
        Evidence(
            entry=entry, criterion=code, kind=kind, file=file, document=document,
            reference=reference, words=words, added_at=at, added_by=by.reference,
        )
        for code in codes
    )  # fmt: skip
    if entry.state == EntryState.APPROVED:
        _writing.move(entry, EntryState.SELF_SCORING, approved_at=None, approved_by="")
    facts = {"criteria": codes, "kind": kind, "file": file.reference if file else ""}
    facts |= {"document": document.slug} if document else {}
    record(chain=entry.chain, type=EVIDENCE_ATTACHED, by=by, at=at, facts=facts)
    return added


def _of_legislation(kind: str, reference: str, document: LegalDocument | None) -> tuple[str, str]:
    if document is not None:
        return EvidenceKind.LEGISLATION.value, document.number
    if kind == EvidenceKind.LEGISLATION:
        raise InvalidInput("Chưa chọn văn bản trong danh mục. Tìm rồi chọn.", field="document")
    return kind, reference


def _check(kind: str, file: StoredFile | None, reference: str, words: str, by: Actor) -> None:
    if kind not in set(EVIDENCE_KINDS):
        raise InvalidInput("Chọn loại minh chứng: tệp, hồ sơ, văn bản hoặc giải trình.",
                           field="kind")  # fmt: skip
    if kind == EvidenceKind.FILE and file is None:
        raise InvalidInput("Chưa chọn tệp. Chọn tệp PDF hoặc ảnh rồi gửi.", field="file")
    if kind == EvidenceKind.EXPLANATION and not words:
        raise InvalidInput("Chưa ghi giải trình. Ghi cách đã chấm khi không có tài liệu.",
                           field="words")  # fmt: skip
    if kind in {EvidenceKind.DOSSIER, EvidenceKind.DECISION} and not reference:
        raise InvalidInput("Chưa ghi số, mã. Ghi mã hồ sơ hoặc số, ký hiệu văn bản.",
                           field="reference")  # fmt: skip
    if len(reference) > 120 or len(words) > 2000:
        raise InvalidInput("Số, mã dài nhất 120 ký tự, nội dung dài nhất 2000 ký tự.",
                           field="reference" if len(reference) > 120 else "words")  # fmt: skip
    if kind == EvidenceKind.DOSSIER and isinstance(by, Officer):
        _require_dossier(reference, by)


def _require_dossier(code: str, by: Officer) -> None:
    try:
        rows.get(code, by)
    except NotFound:
        raise InvalidInput(
            f"Không có hồ sơ “{code}” trong phạm vi của anh/chị. Xem lại mã trên giấy hẹn.",
            field="reference",
        ) from None


def _refuse_many(entry: Entry, codes: Collection[str]) -> None:
    for code in codes:
        if entry.evidence.filter(criterion=code, withdrawn_at=None).count() >= MOST:
            raise InvalidInput(
                f"Tiêu chí {code} đã có {MOST} minh chứng. Gộp các tệp lại rồi thay.", field="file"
            )
