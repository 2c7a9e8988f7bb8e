"""Pauses, who took part, and requests already carried out."""

from __future__ import annotations

from django.db import models

from motcua.dossiers.models.dossier import Dossier
from motcua.organisations.models import Post


class PauseEntry(models.Model):
    """Time that does not count, with its reason and citation; open while `ended_at` is empty."""

    class Kind(models.TextChoices):
        SUPPLEMENT = "supplement", "chờ bổ sung"
        FINANCIAL = "financial", "chờ thực hiện nghĩa vụ tài chính"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="pauses")
    kind = models.CharField("vì", max_length=20, choices=Kind.choices)
    started_at = models.DateTimeField("từ")
    ended_at = models.DateTimeField("đến", null=True, blank=True)
    legal_basis = models.CharField("căn cứ", max_length=200)

    class Meta:
        verbose_name = "khoảng tạm dừng"
        verbose_name_plural = "khoảng tạm dừng"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(ended_at__isnull=True),
                name="pause_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True)
                | models.Q(ended_at__gte=models.F("started_at")),
                name="pause_ends_after_start",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.started_at} - {self.ended_at}"


class Participation(models.Model):
    """Who held which step: they keep the right to read, and a dossier sent back finds them."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="participations")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    unit_id_then = models.BigIntegerField("đơn vị khi đó")
    step_key = models.CharField("bước", max_length=60)
    last_at = models.DateTimeField("lần cuối")

    class Meta:
        verbose_name = "người tham gia xử lý"
        verbose_name_plural = "người tham gia xử lý"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "post", "step_key"], name="participation_once_a_step"
            )
        ]
        indexes = [models.Index(fields=["post", "dossier"], name="participation_by_post")]

    def __str__(self) -> str:
        return f"{self.post_id} in {self.dossier_id}"


class RecordedRequest(models.Model):
    """A request already carried out: the same key again gives the same answer, once."""

    actor = models.CharField("người gửi", max_length=80)
    key = models.CharField("khóa", max_length=80)
    verb = models.CharField("việc", max_length=30)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField("sự kiện thứ")
    made_at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "yêu cầu đã ghi nhận"
        verbose_name_plural = "yêu cầu đã ghi nhận"
        constraints = [models.UniqueConstraint(fields=["actor", "key"], name="request_once_a_key")]

    def __str__(self) -> str:
        return f"{self.verb} {self.dossier_id}"
