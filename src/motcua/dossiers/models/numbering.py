"""The last number given to each agency on each day."""

from __future__ import annotations

from django.db import models


class CodeSequence(models.Model):
    agency = models.CharField("mã cơ quan", max_length=40)
    day = models.DateField("ngày")
    last = models.PositiveIntegerField("số cuối")

    class Meta:
        verbose_name = "số thứ tự mã hồ sơ"
        verbose_name_plural = "số thứ tự mã hồ sơ"
        constraints = [
            models.UniqueConstraint(fields=["agency", "day"], name="code_sequence_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.agency}-{self.day:%y%m%d}: {self.last}"
