"""A paper printed: who, when, and for which time."""

from __future__ import annotations

from django.db import models


class Printing(models.Model):
    """`reference` names what it was printed of: `dossier:H52.118-261008-0042`."""

    reference = models.CharField("in của", max_length=80)
    paper = models.CharField("giấy", max_length=20)
    copy_number = models.PositiveIntegerField("lần in")
    copies = models.PositiveSmallIntegerField("số bản", default=1)
    printed_at = models.DateTimeField("in lúc")
    printed_by = models.CharField("người in", max_length=80)

    class Meta:
        verbose_name = "lượt in"
        verbose_name_plural = "lượt in"
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "paper", "copy_number"], name="printing_once_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paper} {self.reference} ({self.copy_number})"
