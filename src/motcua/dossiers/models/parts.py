"""What belongs to one dossier: papers, the supplement request, the outcome."""

from __future__ import annotations

from django.db import models

from motcua.dossiers.models.dossier import Dossier
from motcua.organisations.models import Post


class DossierPaper(models.Model):
    """A paper of the dossier; the name is the catalogue's of the day it was received."""

    class Check(models.IntegerChoices):
        UNCHECKED = 0, "Chưa kiểm"
        GOOD = 1, "Đạt"
        FAULTY = 2, "Không đạt"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveSmallIntegerField("thứ tự")
    name = models.TextField("tên giấy tờ")
    required = models.BooleanField("bắt buộc", default=True)
    originals = models.PositiveSmallIntegerField("bản chính", default=0)
    copies = models.PositiveSmallIntegerField("bản sao", default=0)
    check_state = models.PositiveSmallIntegerField(
        "kiểm tra", choices=Check.choices, default=Check.UNCHECKED
    )
    fault = models.CharField("lý do không đạt", max_length=500, blank=True)

    class Meta:
        verbose_name = "giấy tờ của hồ sơ"
        verbose_name_plural = "giấy tờ của hồ sơ"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "position"], name="dossier_paper_place")
        ]

    def __str__(self) -> str:
        return self.name


class SupplementRequest(models.Model):
    """One written request that lists everything missing (NĐ 118/2025/NĐ-CP, Điều 17)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="supplements")
    ordinal = models.PositiveSmallIntegerField("lần")
    requested_at = models.DateTimeField("yêu cầu lúc")
    requested_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    items = models.JSONField("giấy tờ cần bổ sung")
    reason = models.TextField("lý do", blank=True)
    answer_by = models.DateTimeField("bổ sung trước")
    answered_at = models.DateTimeField("nhận bổ sung lúc", null=True, blank=True)

    class Meta:
        verbose_name = "yêu cầu bổ sung"
        verbose_name_plural = "yêu cầu bổ sung"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "ordinal"], name="supplement_ordinal")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.ordinal}"


class Outcome(models.Model):
    """What was decided, who signed, and how it went home; who took it stands in the event."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="outcome")
    name = models.TextField("kết quả")
    number = models.CharField("số văn bản", max_length=60, blank=True)
    decided_at = models.DateTimeField("ký lúc")
    decided_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    taken_through = models.PositiveSmallIntegerField("cách trả", null=True, blank=True)

    class Meta:
        verbose_name = "kết quả của hồ sơ"
        verbose_name_plural = "kết quả của hồ sơ"

    def __str__(self) -> str:
        return f"outcome of {self.dossier_id}"
