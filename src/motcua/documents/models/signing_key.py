"""A certificate and its private key, kept under a PIN that nobody but its owner knows."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q

from motcua.organisations.models import Post, Unit


class SigningKey(models.Model):
    """Of a post (an official's signature), of a unit (its seal), or of neither: the authority
    that certifies the others. `sealed` is wrapped by the installation's key around what the PIN
    and `salt` open; five wrong PINs lock it for good (`locked_at`).
    """

    reference = models.CharField("mã chữ ký số", max_length=32, unique=True)
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="signing_keys"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="signing_keys"
    )
    subject = models.CharField("tên trên chứng thư", max_length=300)
    certificate = models.BinaryField("chứng thư")
    sealed = models.BinaryField("khóa bí mật niêm phong")
    salt = models.BinaryField("muối", default=b"")
    valid_from = models.DateTimeField("từ lúc")
    valid_to = models.DateTimeField("đến lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    wrong_pins = models.PositiveSmallIntegerField("số lần sai PIN liền nhau", default=0)
    locked_at = models.DateTimeField("khóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = "chữ ký số"
        verbose_name_plural = "chữ ký số"
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=True) | Q(unit__isnull=True),
                name="signing_key_of_one",
            ),
            models.UniqueConstraint(
                fields=["post"], condition=Q(revoked_at__isnull=True, post__isnull=False),
                name="signing_key_once_a_post",
            ),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(revoked_at__isnull=True, unit__isnull=False),
                name="signing_key_once_a_unit",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    @property
    def chain(self) -> str:
        return f"signing_key:{self.reference}"

    def in_force(self, at: dt.datetime) -> bool:
        return self.revoked_at is None and self.valid_from <= at < self.valid_to
