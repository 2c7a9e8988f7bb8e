"""What proves a sheet, what is still unproved, and what the appraisers asked about."""

from __future__ import annotations

from motcua.documents.models import StoredFile
from motcua.index.models import Entry, Evidence, Score
from motcua.index.rules.stages import Stage
from motcua.kernel.errors import NotFound

_NOTHING = {"", "0", "na", "n/a", "không", "no"}


def of_entry(entry: Entry) -> dict[str, list[Evidence]]:
    """By criterion, those taken back too."""
    found: dict[str, list[Evidence]] = {}
    for row in entry.evidence.select_related("file", "document"):
        found.setdefault(row.criterion, []).append(row)
    return found


def unproved(entry: Entry) -> list[str]:
    """Criteria that claim points and have neither evidence nor explanation."""
    claims = Score.objects.filter(entry=entry, stage=Stage.SELF)
    claimed = [
        code
        for code, value in claims.order_by("criterion").values_list("criterion", "value")
        if value.strip().lower() not in _NOTHING
    ]
    proved = set(
        Evidence.objects.filter(entry=entry, withdrawn_at=None).values_list("criterion", flat=True)
    )
    return [code for code in claimed if code not in proved]


def flagged(entry: Entry) -> list[str]:
    rows = Score.objects.filter(entry=entry, stage=Stage.APPRAISAL, explain=True)
    return list(rows.order_by("criterion").values_list("criterion", flat=True))


def unexplained(entry: Entry) -> list[str]:
    rows = Score.objects.filter(entry=entry, stage=Stage.EXPLANATION).exclude(note="")
    answered = set(rows.values_list("criterion", flat=True))
    return [code for code in flagged(entry) if code not in answered]


def evidence_in(entry: Entry, pk: int) -> Evidence:
    row = entry.evidence.select_related("entry__round").filter(pk=pk).first()
    if row is None:
        raise NotFound("Không có minh chứng này. Tải lại trang phiếu chấm.")
    return row


def file_in(entry: Entry, reference: str) -> StoredFile:
    row = entry.evidence.select_related("file__key").filter(file__reference=reference).first()
    if row is None or row.file is None:
        raise NotFound("Không có tệp này. Tải lại trang phiếu chấm.")
    return row.file
