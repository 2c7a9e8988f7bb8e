"""What an account keeps for itself: filters it saved, and how it likes its lists."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """`place` names the list, `query` the filters as they stand in its address.

    `deleted_at` keeps a view that was thrown away until its owner can no longer undo it.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    place = models.CharField("danh sách", max_length=60)
    name = models.CharField("tên", max_length=60)
    query = models.CharField("bộ lọc", max_length=800)
    saved_at = models.DateTimeField("lưu lúc")
    deleted_at = models.DateTimeField("xóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = "bộ lọc đã lưu"
        verbose_name_plural = "bộ lọc đã lưu"
        indexes = [models.Index(fields=["account", "place"], name="saved_view_by_account")]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.name}"


class Preference(models.Model):
    """One habit of an account: which columns a list shows, say."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences"
    )
    key = models.CharField("về", max_length=60)
    value = models.JSONField("giá trị")
    saved_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = "tùy chọn"
        verbose_name_plural = "tùy chọn"
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="preference_once_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.key}"
