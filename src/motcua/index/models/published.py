"""Results as they were published: they never change, whatever happens to the facts."""

from __future__ import annotations

from django.db import models

from motcua.index.models.round import Round
from motcua.organisations.models import Unit


class PublishedResult(models.Model):
    """Of a round of ours, or entered as printed elsewhere (`round` and often `unit` unknown).

    `areas` is `{"I": {"name", "points", "most"}}` with points as decimal text; what nobody printed
    is None. National and regional places are entered as published, with how many stood there.
    """

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="results"
    )
    year = models.PositiveSmallIntegerField("năm đánh giá")
    set_name = models.CharField("bộ tiêu chí", max_length=300, blank=True)
    block = models.CharField("khối", max_length=100, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="index_results"
    )
    unit_name = models.CharField("đơn vị", max_length=200)
    points = models.DecimalField("điểm", max_digits=12, decimal_places=6, null=True, blank=True)
    most = models.DecimalField(
        "điểm tối đa", max_digits=12, decimal_places=6, null=True, blank=True
    )
    index = models.DecimalField("chỉ số", max_digits=12, decimal_places=6, null=True, blank=True)
    place = models.PositiveIntegerField("hạng", null=True, blank=True)
    of = models.PositiveIntegerField("trong số", null=True, blank=True)
    grade = models.CharField("xếp loại", max_length=60, blank=True)
    areas = models.JSONField("lĩnh vực", default=dict, blank=True)
    region = models.CharField("vùng", max_length=100, blank=True)
    region_place = models.PositiveIntegerField("hạng trong vùng", null=True, blank=True)
    region_of = models.PositiveIntegerField("trong số của vùng", null=True, blank=True)
    nation_place = models.PositiveIntegerField("hạng toàn quốc", null=True, blank=True)
    nation_of = models.PositiveIntegerField("trong số toàn quốc", null=True, blank=True)
    source = models.CharField("nguồn", max_length=300)
    as_published = models.BooleanField("ghi như đã công bố", default=False)
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "kết quả đã công bố"
        verbose_name_plural = "kết quả đã công bố"
        ordering = ("-year", "block", "place", "unit_name")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "unit"), name="result_once_a_round",
                condition=models.Q(round__isnull=False),
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=("year", "block"), name="result_by_year"),)

    def __str__(self) -> str:
        return f"{self.unit_name} {self.year}: {self.index}"
