"""Keys of persons, wrapped by the installation's master key."""

from __future__ import annotations

from django.db import models


class PersonKey(models.Model):
    """`wrapped` empty = destroyed: everything sealed with it is unreadable for good."""

    reference = models.CharField("người", max_length=80, unique=True)
    wrapped = models.BinaryField("khóa đã bọc", null=True)
    destroyed_at = models.DateTimeField("hủy lúc", null=True, blank=True)

    class Meta:
        verbose_name = "khóa cá nhân"
        verbose_name_plural = "khóa cá nhân"

    def __str__(self) -> str:
        return self.reference
