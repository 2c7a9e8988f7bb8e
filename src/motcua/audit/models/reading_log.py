"""Who looked at whose data, and why."""

from __future__ import annotations

from typing import Any

from django.db import models


class ReadingLog(models.Model):
    """One reading: `person` and `subject` are references, `what` a page or a field, `purpose` a
    code or the reference of a dossier; never a name or free text. Chained per person.
    """

    person = models.CharField("dữ liệu của", max_length=80)
    sequence = models.PositiveIntegerField("thứ tự")
    subject = models.CharField("xem ở", max_length=120)
    reader = models.CharField("người xem", max_length=80)
    what = models.CharField("xem gì", max_length=60)
    purpose = models.CharField("mục đích", max_length=120)
    at = models.DateTimeField("lúc")
    previous_hash = models.CharField("dấu trước", max_length=64, blank=True)
    hash = models.CharField("dấu", max_length=64)

    class Meta:
        verbose_name = "lượt xem dữ liệu cá nhân"
        verbose_name_plural = "lượt xem dữ liệu cá nhân"
        constraints = [
            models.UniqueConstraint(fields=["person", "sequence"], name="reading_one_place")
        ]
        indexes = [
            models.Index(fields=["reader", "at"], name="reading_by_reader"),
            models.Index(fields=["at"], name="reading_at"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ← {self.reader}: {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            message = "a reading is never edited"
            raise TypeError(message)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        message = "a reading is never removed"
        raise TypeError(message)
