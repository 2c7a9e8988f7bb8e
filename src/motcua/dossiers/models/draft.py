"""A dossier that is being written and not yet filed: no code, no term, nobody's duty."""

from __future__ import annotations

from django.db import models

from motcua.dossiers.models.dossier import Dossier


class DossierDraft(models.Model):
    """`content` is sealed with the master key; `owner` is the reference of who writes it."""

    reference = models.CharField("mã bản soạn", max_length=32, unique=True)
    owner = models.CharField("người soạn", max_length=80, db_index=True)
    procedure = models.CharField("mã thủ tục", max_length=64)
    content = models.BinaryField("nội dung niêm phong")
    saved_at = models.DateTimeField("lưu lúc")
    dossier = models.OneToOneField(
        Dossier, on_delete=models.CASCADE, null=True, blank=True, related_name="draft"
    )

    class Meta:
        verbose_name = "hồ sơ đang soạn"
        verbose_name_plural = "hồ sơ đang soạn"

    def __str__(self) -> str:
        return self.reference
