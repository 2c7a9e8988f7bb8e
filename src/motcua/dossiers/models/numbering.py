"""The last number given: to dossiers of an agency and day, to documents of a unit and year."""

from __future__ import annotations

from django.db import models

from motcua.organisations.models import Unit


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


class DocumentBook(models.Model):
    """A register of issued documents (NĐ 30/2020/NĐ-CP): one run of numbers a kind and year."""

    class Kind(models.TextChoices):
        RESULT = "KQ", "Kết quả giải quyết"
        APOLOGY = "PXL", "Văn bản xin lỗi"
        STOP = "TBD", "Thông báo dừng"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại văn bản", max_length=6, choices=Kind.choices)
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = "sổ văn bản"
        verbose_name_plural = "sổ văn bản"
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year"], name="document_book_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"
