"""Deliveries still owed to subscribers."""

from __future__ import annotations

from django.db import models

from motcua.audit.models.event import Event


class Delivery(models.Model):
    """Written with its event; removed once the subscriber has taken it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    subscriber = models.CharField("bên nhận", max_length=80)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    fault = models.CharField("lỗi lần trước", max_length=300, blank=True)

    class Meta:
        verbose_name = "thông báo chờ chuyển"
        verbose_name_plural = "thông báo chờ chuyển"
        constraints = [
            models.UniqueConstraint(fields=["event", "subscriber"], name="audit_one_delivery_each")
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} ← {self.event_id}"
