"""The province's way of counting days, as dated data with its citation."""

from __future__ import annotations

from django.db import models


class TimeRule(models.Model):
    """In force from `valid_from` until the next row; a procedure version may say otherwise."""

    valid_from = models.DateField("từ ngày", unique=True)
    day_rule = models.CharField("cách tính ngày", max_length=12)
    legal_basis = models.CharField("căn cứ", max_length=200)

    class Meta:
        verbose_name = "cách tính ngày của tỉnh"
        verbose_name_plural = "cách tính ngày của tỉnh"

    def __str__(self) -> str:
        return f"{self.day_rule} ({self.valid_from})"
