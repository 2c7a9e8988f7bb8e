"""What an officer is told of at the desk: something waits for them, or came back to them."""

from __future__ import annotations

from django.db import models

from motcua.dossiers.models.dossier import Dossier
from motcua.organisations.models import Post, Unit
from motcua.organisations.rules.roles import Role


class Notice(models.Model):
    """For one post, or for the queue of a role in a unit; read by one of them is read.

    It points at an event and says nothing of its own: what happened stands in the chain.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="notices")
    event = models.CharField("sự kiện", max_length=60)
    sequence = models.PositiveIntegerField("sự kiện thứ")
    at = models.DateTimeField("lúc")
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    role = models.CharField("vai trò", max_length=4, choices=Role.choices, blank=True)
    read_at = models.DateTimeField("đã đọc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo cho cán bộ"
        verbose_name_plural = "thông báo cho cán bộ"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "sequence", "post"], name="notice_once_a_post",
                condition=models.Q(post__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["dossier", "sequence", "unit", "role"], name="notice_once_a_queue",
                condition=models.Q(post__isnull=True),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["post", "read_at", "-at"], name="notice_of_post"),
            models.Index(fields=["unit", "role", "read_at", "-at"], name="notice_of_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.dossier_id}"
