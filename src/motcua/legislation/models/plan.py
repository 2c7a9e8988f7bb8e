"""Documents planned for a year, and their posting to the national base of legal documents."""

from __future__ import annotations

import datetime as dt

from django.db import models

from motcua.legislation.models.document import LegalDocument
from motcua.legislation.rules.documents import KINDS
from motcua.legislation.rules.plan import ON_THE_WAY, STAGES, Stage
from motcua.organisations.models import Unit


class PlannedDocument(models.Model):
    """Whether it is late is asked by day. `document` is what was issued in the end."""

    title = models.TextField("tên văn bản")
    kind = models.CharField("loại văn bản", max_length=20, choices=list(KINDS.items()))
    lead_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    due_on = models.DateField("phải ban hành trước hết ngày")
    basis = models.CharField("căn cứ", max_length=300, blank=True)
    regulatory = models.BooleanField("là văn bản quy phạm pháp luật", default=True)
    stage = models.CharField(
        "giai đoạn", max_length=12, choices=list(STAGES.items()), default=Stage.PLANNED
    )
    document = models.OneToOneField(
        LegalDocument, models.PROTECT, null=True, blank=True, related_name="planned"
    )
    issued_on = models.DateField("ban hành ngày", null=True, blank=True)
    reason = models.CharField("lý do đưa ra khỏi kế hoạch", max_length=500, blank=True)
    search_words = models.TextField(editable=False)

    class Meta:
        verbose_name = "văn bản trong kế hoạch"
        verbose_name_plural = "văn bản trong kế hoạch"
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=("due_on", "stage"), name="legislation_plan_due"),)

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return f"planned:{self.pk}"

    def is_late(self, on: dt.date) -> bool:
        """Not issued by its day, or issued after it."""
        if self.issued_on:
            return self.issued_on > self.due_on
        return self.stage in ON_THE_WAY and on > self.due_on


class DocumentPosting(models.Model):
    """That a document must stand in the national base by a day, and since when it does."""

    document = models.OneToOneField(LegalDocument, models.PROTECT, related_name="posting")
    due_on = models.DateField("phải đăng trước hết ngày")
    posted_on = models.DateField("đăng ngày", null=True, blank=True)
    address = models.CharField("đường dẫn", max_length=300, blank=True)

    class Meta:
        verbose_name = "đăng văn bản lên cơ sở dữ liệu quốc gia"
        verbose_name_plural = "đăng văn bản lên cơ sở dữ liệu quốc gia"
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return f"{self.document} {self.posted_on or self.due_on}"

    def is_late(self, on: dt.date) -> bool:
        return (self.posted_on or on) > self.due_on
