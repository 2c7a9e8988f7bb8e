"""What a criterion was given at each stage, every change of it, and what proves it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from motcua.documents.models import StoredFile
from motcua.index.models.round import Entry
from motcua.index.rules.stages import EVIDENCE_KINDS, STAGES, EvidenceKind, choices
from motcua.legislation.models import LegalDocument

_VALUE = 200


class Score(models.Model):
    """`value` as SCORES takes it (docs/index-set-file.md), empty where the stage only has words.

    `points` is what the value earned when it was written, None where it does not apply or hangs
    on other criteria; rankings reckon all anew from the values, exactly. `explain`: the appraiser
    asks for an explanation.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="scores")
    criterion = models.CharField("tiêu chí", max_length=40)
    stage = models.CharField("giai đoạn", max_length=20, choices=choices(STAGES))
    value = models.CharField("giá trị", max_length=_VALUE, blank=True)
    points = models.DecimalField("điểm", max_digits=14, decimal_places=6, null=True, blank=True)
    note = models.TextField("nhận xét, lý do", blank=True)
    explain = models.BooleanField("cần giải trình", default=False)
    at = models.DateTimeField("lúc")
    by = models.CharField("người ghi", max_length=80)

    class Meta:
        verbose_name = "điểm"
        verbose_name_plural = "điểm"
        constraints = (
            models.UniqueConstraint(
                fields=("entry", "criterion", "stage"), name="score_once_a_stage"
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.criterion} {self.stage}: {self.value}"


class ScoreChange(models.Model):
    """One change of one point, never altered: who, when, why, from what to what.

    `stood`: what earlier stages said when an appraiser spoke, so the figure of the facts at that
    moment where the criterion is bound; empty for other stages.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="changes")
    criterion = models.CharField("tiêu chí", max_length=40)
    stage = models.CharField("giai đoạn", max_length=20, choices=choices(STAGES))
    before = models.CharField("trước", max_length=_VALUE, blank=True)
    after = models.CharField("sau", max_length=_VALUE, blank=True)
    points = models.DecimalField("điểm", max_digits=14, decimal_places=6, null=True, blank=True)
    note = models.TextField("nhận xét, lý do", blank=True)
    explain = models.BooleanField("cần giải trình", default=False)
    stood = models.CharField(
        "giá trị đang tính khi chấm", max_length=_VALUE, blank=True, db_default=""
    )
    at = models.DateTimeField("lúc")
    by = models.CharField("người ghi", max_length=80)

    class Meta:
        verbose_name = "thay đổi điểm"
        verbose_name_plural = "thay đổi điểm"
        ordering = ("id",)
        indexes = (models.Index(fields=("entry", "criterion"), name="change_by_criterion"),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.criterion} {self.stage}: {self.before} → {self.after}"


class Evidence(models.Model):
    """What proves a self-score: a file, a dossier, a legal document, another paper, or why there
    is nothing. Taken back, it stays and says by whom.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="evidence")
    criterion = models.CharField("tiêu chí", max_length=40)
    kind = models.CharField("loại", max_length=12, choices=choices(EVIDENCE_KINDS))
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    document = models.ForeignKey(
        LegalDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reference = models.CharField("số, mã", max_length=120, blank=True)
    words = models.TextField("nội dung", blank=True)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.CharField("người thêm", max_length=80)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)
    withdrawn_by = models.CharField("người rút", max_length=80, blank=True)

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind=EvidenceKind.FILE.value) | Q(file__isnull=False),
                name="evidence_file_is_there",
            ),
            models.CheckConstraint(
                condition=~Q(kind=EvidenceKind.LEGISLATION.value) | Q(document__isnull=False),
                name="evidence_document_is_there",
            ),
        )
        indexes = (models.Index(fields=("entry", "criterion"), name="evidence_by_criterion"),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.criterion}: {self.get_kind_display()}"
