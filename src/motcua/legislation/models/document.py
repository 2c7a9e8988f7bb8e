"""A legal document and how documents touch each other."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from motcua.legislation.rules.documents import KINDS, RELATIONS, Relation, Standing, standing


class LegalDocument(models.Model):
    """In force on the days `valid_from` ≤ day < `valid_to`; whether it is, is asked by day."""

    slug = models.SlugField(max_length=120, unique=True)
    number = models.CharField("số, ký hiệu", max_length=100)
    kind = models.CharField("loại văn bản", max_length=20, choices=list(KINDS.items()))
    title = models.TextField("trích yếu")
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    valid_from = models.DateField("hiệu lực từ")
    valid_to = models.DateField("hết hiệu lực từ", null=True, blank=True)
    verified = models.BooleanField("đã đối chiếu nguyên văn", default=False)
    review_note = models.TextField("ghi chú rà soát", blank=True)
    search_words = models.TextField(editable=False)

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ("-valid_from", "number")
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="legislation_document_span",
            ),
        )
        indexes = (
            models.Index(fields=("number",), name="legislation_number"),
            models.Index(fields=("valid_from", "valid_to"), name="legislation_in_force"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def chain(self) -> str:
        return f"document:{self.slug}"

    def standing(self, on: dt.date) -> Standing:
        return standing(self.valid_from, self.valid_to, on)


class DocumentRelation(models.Model):
    """`document` amends or replaces `target` from a day on."""

    Kind = Relation

    document = models.ForeignKey(LegalDocument, models.PROTECT, related_name="acts_on")
    target = models.ForeignKey(LegalDocument, models.PROTECT, related_name="acted_on_by")
    kind = models.CharField("quan hệ", max_length=10, choices=list(RELATIONS.items()))
    since = models.DateField("từ ngày")
    note = models.CharField("phạm vi", max_length=300, blank=True)

    class Meta:
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("document", "target", "kind"), name="legislation_relation_once"
            ),
            models.CheckConstraint(
                condition=~Q(document=F("target")), name="legislation_relation_not_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} {self.get_kind_display()} {self.target}"
