"""A stretch of time in which an administrator may change what others work by."""

from __future__ import annotations

import datetime as dt

from django.db import models

from motcua.organisations.models.official import Post


class AdministrationSession(models.Model):
    """Begun with the second factor and a reason; over after `LONGEST`, or sooner when idle."""

    LONGEST = dt.timedelta(hours=2)
    IDLE = dt.timedelta(minutes=30)

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="administrations")
    reason = models.CharField("lý do", max_length=200)
    started_at = models.DateTimeField("bắt đầu")
    ended_at = models.DateTimeField("thoát lúc", null=True, blank=True)

    class Meta:
        verbose_name = "phiên quản trị"
        verbose_name_plural = "phiên quản trị"
        indexes = [models.Index(fields=["started_at"], name="administration_started")]

    def __str__(self) -> str:
        return f"{self.post_id} from {self.started_at}"
