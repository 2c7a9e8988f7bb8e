"""The software of a partner: whose it is, in which post it acts, what it may ask for."""

from __future__ import annotations

from django.db import models

from motcua.organisations.models.official import Post


class ClientLink(models.Model):
    """Binds the keys of a client (the OAuth application) to a post, so that the rows it sees
    and the acts it may do follow from the post as they do for a person (ADR 0020).
    """

    application = models.OneToOneField(
        "oauth2_provider.Application", on_delete=models.PROTECT, related_name="link"
    )
    post = models.OneToOneField(Post, on_delete=models.PROTECT, related_name="client")
    scopes = models.CharField("quyền", max_length=200)
    registered_at = models.DateTimeField("đăng ký lúc")
    rotated_at = models.DateTimeField("đổi khóa lúc", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "phần mềm kết nối"
        verbose_name_plural = "phần mềm kết nối"

    def __str__(self) -> str:
        return f"client {self.pk}"
