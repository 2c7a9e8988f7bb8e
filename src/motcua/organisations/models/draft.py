"""What an officer has typed and not sent: kept on the server, sealed, one per page and account."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """`content` is sealed with the master key: what is typed at the counter is personal data."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    key = models.CharField("trang", max_length=60)
    content = models.BinaryField("nội dung niêm phong")
    saved_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = "bản nháp"
        verbose_name_plural = "bản nháp"
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="draft_once_a_page")]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.key}"
