"""Thresholds in force, and what fell below or rose above one."""

from __future__ import annotations

from django.db import models

from motcua.organisations.models import Post


class AlertRule(models.Model):
    """`limit` is in hundredths of a percent; `below`: it is the floor, otherwise the ceiling.

    Without an agency it holds for each. `least`: fewer in the denominator say nothing yet.
    """

    indicator = models.CharField("chỉ tiêu", max_length=40)
    agency = models.CharField("cơ quan", max_length=80, blank=True, default="")
    below = models.BooleanField("báo khi thấp hơn", default=True)
    limit = models.PositiveIntegerField("ngưỡng (phần vạn)")
    least = models.PositiveIntegerField("ít nhất bao nhiêu hồ sơ", default=10)
    basis = models.CharField("căn cứ", max_length=300)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "ngưỡng cảnh báo"
        verbose_name_plural = "ngưỡng cảnh báo"
        indexes = [models.Index(fields=["valid_from", "valid_to"], name="alert_rule_in_force")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.agency} {self.limit}"

    @property
    def chain(self) -> str:
        return f"alert_rule:{self.pk}"


class Alert(models.Model):
    """One rule, one agency, one month: raised once, with the figure as it was then."""

    rule = models.ForeignKey(AlertRule, on_delete=models.PROTECT, related_name="alerts")
    agency = models.CharField("cơ quan", max_length=80)
    first = models.DateField("tháng")
    numerator = models.BigIntegerField("tử số")
    denominator = models.BigIntegerField("mẫu số")
    raised_at = models.DateTimeField("báo lúc")
    acknowledged_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.CharField("việc sẽ làm", max_length=500, blank=True)

    class Meta:
        verbose_name = "cảnh báo ngưỡng"
        verbose_name_plural = "cảnh báo ngưỡng"
        constraints = [
            models.UniqueConstraint(fields=["rule", "agency", "first"], name="alert_once_a_month")
        ]
        indexes = [
            models.Index(fields=["agency", "acknowledged_at", "-raised_at"], name="alert_of_agency")
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.agency} {self.first}"

    @property
    def chain(self) -> str:
        return f"alert_rule:{self.rule_id}"
