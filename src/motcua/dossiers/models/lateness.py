"""Being late: the one re-appointment with its apology, and the cause."""

from __future__ import annotations

from django.db import models

from motcua.documents.models import StoredFile
from motcua.dossiers.models.dossier import Dossier
from motcua.organisations.models import Post


class LateCause(models.TextChoices):
    """Nguyên nhân quá hạn as the statutory report on causes groups them [recalled]."""

    COMPLEX = "complex", "Hồ sơ phức tạp, liên quan nhiều cơ quan"
    PARTNER = "partner", "Cơ quan phối hợp chậm"
    SOFTWARE = "software", "Lỗi phần mềm, đường truyền"
    STAFF = "staff", "Thiếu người, quá tải"
    OTHER = "other", "Nguyên nhân khác"


class Extension(models.Model):
    """Văn bản xin lỗi và đề nghị gia hạn: once, before the due date, signed by the head.

    The statutory due time of the dossier stands; `appointed_at` is what the applicant is told.
    The reason stands in the events, sealed.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="extension")
    cause = models.CharField("nguyên nhân", max_length=10, choices=LateCause.choices)
    appointed_at = models.DateTimeField("hẹn lại")
    drafted_at = models.DateTimeField("soạn lúc")
    drafted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField("ký lúc", null=True, blank=True)
    signed_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.CharField("số văn bản", max_length=60, blank=True)
    signed_file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "xin lỗi và hẹn lại"
        verbose_name_plural = "xin lỗi và hẹn lại"

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.appointed_at}"


class Lateness(models.Model):
    """Why a dossier was late, as its official says; the words stand in the event, sealed."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="lateness")
    cause = models.CharField("nguyên nhân", max_length=10, choices=LateCause.choices)
    given_at = models.DateTimeField("ghi lúc")
    given_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "nguyên nhân trễ"
        verbose_name_plural = "nguyên nhân trễ"

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.cause}"
