"""Indices that others measure, kept as they were published."""

from __future__ import annotations

from django.db import models


class ExternalIndex(models.Model):
    """`as_published` is the value as printed; `value` the same as a number, for drawing only."""

    source = models.CharField("chỉ số", max_length=20)
    year = models.PositiveSmallIntegerField("năm")
    subject = models.CharField("địa phương, đơn vị", max_length=120)
    component = models.CharField("thành phần", max_length=120, blank=True)
    as_published = models.CharField("giá trị như công bố", max_length=40)
    value = models.DecimalField("giá trị", max_digits=12, decimal_places=4)
    place = models.CharField("xếp hạng như công bố", max_length=20, blank=True)
    citation = models.CharField("nguồn", max_length=300)

    class Meta:
        verbose_name = "chỉ số khác"
        verbose_name_plural = "chỉ số khác"
        ordering = ("source", "-year", "subject", "component", "citation")
        constraints = (
            models.UniqueConstraint(
                fields=("source", "year", "subject", "component", "citation"),
                name="feedback_external_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.year} {self.subject}"
