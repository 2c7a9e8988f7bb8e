"""What a result means, reckoned once and kept: its parts, what was lost, how sure its place is."""

from __future__ import annotations

from django.db import models

from motcua.index.models.published import PublishedResult
from motcua.index.models.round import Round


class Breakdown(models.Model):
    """Beside a published result. Percentages are 0 to 100; places are in the block.

    `losses` is `[{"code", "name", "area", "lost", "gain", "most", "more"}]`, greatest gain first,
    numbers as decimal text. `held_back`: the class that the index alone would give, with the
    conditions that were not met, empty when none held it back.
    """

    result = models.OneToOneField(
        PublishedResult, on_delete=models.PROTECT, related_name="breakdown"
    )
    appraised = models.DecimalField(
        "phần thẩm định", max_digits=12, decimal_places=6, null=True, blank=True
    )
    appraised_place = models.PositiveIntegerField("hạng thẩm định", null=True, blank=True)
    surveyed = models.DecimalField(
        "phần điều tra", max_digits=12, decimal_places=6, null=True, blank=True
    )
    survey_place = models.PositiveIntegerField("hạng điều tra", null=True, blank=True)
    bonus = models.DecimalField("điểm thưởng", max_digits=12, decimal_places=6, default=0)
    penalty = models.DecimalField("điểm trừ", max_digits=12, decimal_places=6, default=0)
    area_places = models.JSONField("hạng theo lĩnh vực", default=dict, blank=True)
    losses = models.JSONField("điểm mất", default=list, blank=True)
    held_back = models.JSONField("điều kiện khống chế", default=dict, blank=True)
    reckoned_at = models.DateTimeField("tính lúc")

    class Meta:
        verbose_name = "phân tích kết quả"
        verbose_name_plural = "phân tích kết quả"

    def __str__(self) -> str:
        return f"phân tích {self.result}"


class Confidence(models.Model):
    """How sure the places of a block are: Monte Carlo over weights, surveys, disputed points.

    `rows` is `{unit key: [5th percentile, median, 95th percentile, percent of runs in just that
    place]}`. `digest` tells of which values it was reckoned. `answered` is `{criterion: {unit key:
    answers}}` of surveys that were taken; `respondents` counts where nobody knows their number.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="confidences")
    block = models.CharField("khối", max_length=100)
    rows = models.JSONField("kết quả mô phỏng")
    runs = models.PositiveIntegerField("số lần mô phỏng")
    seed = models.PositiveIntegerField("hạt giống")
    weights = models.DecimalField("trọng số lệch tối đa", max_digits=4, decimal_places=3)
    respondents = models.PositiveIntegerField("số phiếu mỗi đơn vị", default=0)
    answered = models.JSONField(
        "số trả lời của điều tra đã lấy", default=dict, blank=True, db_default={}
    )
    disputed = models.PositiveIntegerField("số điểm còn ý kiến khác", default=0)
    digest = models.CharField("dấu vết số liệu", max_length=64)
    reckoned_at = models.DateTimeField("tính lúc")

    class Meta:
        verbose_name = "độ chắc của thứ hạng"
        verbose_name_plural = "độ chắc của thứ hạng"
        constraints = (
            models.UniqueConstraint(fields=("round", "block"), name="confidence_once_a_block"),
        )

    def __str__(self) -> str:
        return f"{self.round}, {self.block}"
