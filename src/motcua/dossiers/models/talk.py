"""What others are asked about a dossier: opinions of units, instructions of leaders.

The texts stand in the events, sealed; here is who owes an answer, and until when.
"""

from __future__ import annotations

from django.db import models

from motcua.dossiers.models.dossier import Dossier
from motcua.organisations.models import Post, Unit


class Consultation(models.Model):
    """A unit asked for its opinion beside the main road; silence is not consent."""

    class Opinion(models.TextChoices):
        AGREES = "agrees", "Thống nhất"
        AGREES_IF = "agrees_if", "Thống nhất có điều kiện"
        DISAGREES = "disagrees", "Không thống nhất"
        NOT_COMPETENT = "not_competent", "Không thuộc thẩm quyền"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="consultations")
    number = models.PositiveSmallIntegerField("lần")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("hỏi lúc")
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateTimeField("trả lời trước")
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opinion = models.CharField("ý kiến", max_length=14, choices=Opinion.choices, blank=True)
    cancelled_at = models.DateTimeField("rút lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lấy ý kiến"
        verbose_name_plural = "lấy ý kiến"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="consultation_number")
        ]
        indexes = [
            models.Index(fields=["unit", "answered_at", "answer_by"], name="consultation_by_unit")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.unit_id}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.cancelled_at is None


class Instruction(models.Model):
    """A leader's instruction on a dossier, answered by who holds it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="instructions")
    number = models.PositiveSmallIntegerField("lần")
    given_at = models.DateTimeField("lúc")
    given_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    report_by = models.DateTimeField("báo cáo trước")
    reported_at = models.DateTimeField("báo cáo lúc", null=True, blank=True)

    class Meta:
        verbose_name = "ý kiến chỉ đạo"
        verbose_name_plural = "ý kiến chỉ đạo"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="instruction_number")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.number}"
