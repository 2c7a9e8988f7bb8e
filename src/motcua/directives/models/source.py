"""Where tasks come from: a document, the conclusion of a meeting, a word of the leader."""

from __future__ import annotations

from django.db import models

from motcua.directives.rules.wording import SOURCES
from motcua.documents.models import StoredFile
from motcua.organisations.models import Post


class DirectiveSource(models.Model):
    """Entered once with its file; the tasks made from it point here."""

    kind = models.CharField("nguồn", max_length=12, choices=list(SOURCES.items()))
    number = models.CharField("số, ký hiệu", max_length=100, blank=True)
    title = models.TextField("trích yếu", blank=True)
    issuer = models.CharField("cơ quan, người ban hành", max_length=200, blank=True)
    issued_on = models.DateField("ngày", null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_at = models.DateTimeField("nhập lúc")
    entered_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "nguồn giao việc"
        verbose_name_plural = "nguồn giao việc"
        ordering = ("-pk",)
        indexes = [models.Index(fields=["number"], name="directive_source_number")]

    def __str__(self) -> str:
        return self.number or self.title or self.get_kind_display()
