"""What early warning has learned, and what it says of open dossiers."""

from __future__ import annotations

from django.db import models


class WarningModel(models.Model):
    """`parameters` are those of rules/warning/model.py, `backtest` those of backtest.py. Only one
    that is better than the simple ways is in force.
    """

    learned_at = models.DateTimeField("học lúc")
    definition = models.PositiveIntegerField("phiên bản định nghĩa")
    window_from = models.DateField("dữ liệu từ ngày")
    window_to = models.DateField("dữ liệu đến ngày")
    dossiers = models.PositiveIntegerField("số hồ sơ")
    parameters = models.JSONField("tham số")
    backtest = models.JSONField("thử lại")
    in_force = models.BooleanField("đang dùng")

    class Meta:
        verbose_name = "mô hình cảnh báo sớm"
        verbose_name_plural = "mô hình cảnh báo sớm"

    def __str__(self) -> str:
        return f"{self.learned_at:%d/%m/%Y}"


class DossierWarning(models.Model):
    """Of one open dossier: how likely it is late, and the features that say so most."""

    model = models.ForeignKey(WarningModel, on_delete=models.CASCADE, related_name="warnings")
    code = models.CharField("mã hồ sơ", max_length=64, unique=True)
    probability = models.FloatField("xác suất trễ")
    reasons = models.JSONField("vì sao", default=list)
    said_at = models.DateTimeField("tính lúc")

    class Meta:
        verbose_name = "cảnh báo sớm"
        verbose_name_plural = "cảnh báo sớm"
        indexes = [models.Index(fields=["-probability"], name="warning_likeliest")]

    def __str__(self) -> str:
        return self.code
