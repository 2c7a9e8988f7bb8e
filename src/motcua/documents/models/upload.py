"""A file on its way: what has come so far is kept, so that a bad line costs nothing."""

from __future__ import annotations

from django.db import models


class Upload(models.Model):
    """`owner` is the reference of who sends it; the parts stand sealed in the storage."""

    reference = models.CharField("mã lượt tải", max_length=32, unique=True)
    owner = models.CharField("người tải", max_length=80, db_index=True)
    name_sealed = models.BinaryField("tên tệp niêm phong")
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    received = models.PositiveBigIntegerField("đã nhận (byte)", default=0)
    started_at = models.DateTimeField("bắt đầu lúc", db_index=True)

    class Meta:
        verbose_name = "lượt tải tệp"
        verbose_name_plural = "lượt tải tệp"

    def __str__(self) -> str:
        return self.reference
