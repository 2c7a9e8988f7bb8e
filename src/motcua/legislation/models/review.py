"""Rounds of review and what they found of each document."""

from __future__ import annotations

import datetime as dt

from django.db import models

from motcua.legislation.models.document import LegalDocument
from motcua.legislation.rules.reviews import FINDINGS, ROUND_KINDS, TO_SETTLE
from motcua.organisations.models import Unit


class ReviewRound(models.Model):
    """A list of documents to review by a day; closed with the decision that announces it."""

    title = models.CharField("tên đợt", max_length=300)
    kind = models.CharField("hình thức", max_length=12, choices=list(ROUND_KINDS.items()))
    due_on = models.DateField("xong trước hết ngày")
    opened_on = models.DateField("mở ngày")
    closed_on = models.DateField("kết thúc ngày", null=True, blank=True)
    decision = models.CharField("quyết định công bố", max_length=100, blank=True)

    class Meta:
        verbose_name = "đợt rà soát"
        verbose_name_plural = "đợt rà soát"
        ordering = ("-opened_on", "-pk")

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return f"review:{self.pk}"


class ReviewItem(models.Model):
    """One document of a round: who reviews it, what was found, what is to be done by when."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="items")
    document = models.ForeignKey(LegalDocument, models.PROTECT, related_name="reviews")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    due_on = models.DateField("rà soát trước hết ngày")
    finding = models.CharField("kết quả", max_length=10, choices=list(FINDINGS.items()), blank=True)
    note = models.TextField("nội dung", blank=True)
    other = models.ForeignKey(
        LegalDocument, models.PROTECT, null=True, blank=True, related_name="overlapped_by"
    )
    reviewed_on = models.DateField("rà soát ngày", null=True, blank=True)
    remedy_due = models.DateField("xử lý trước hết ngày", null=True, blank=True)
    settled_on = models.DateField("xử lý ngày", null=True, blank=True)
    settled_by = models.CharField("xử lý bằng văn bản", max_length=100, blank=True)

    class Meta:
        verbose_name = "văn bản được rà soát"
        verbose_name_plural = "văn bản được rà soát"
        ordering = ("round_id", "document__number")
        constraints = (
            models.UniqueConstraint(
                fields=("round", "document"), name="legislation_review_once_a_round"
            ),
        )
        indexes = (models.Index(fields=("unit", "due_on"), name="legislation_review_due"),)

    def __str__(self) -> str:
        return f"{self.round}: {self.document}"

    @property
    def to_settle(self) -> bool:
        return self.finding in TO_SETTLE and self.settled_on is None

    def is_late(self, on: dt.date) -> bool:
        """Not reviewed by its day, or found wanting and not settled by the day set."""
        if self.reviewed_on is None:
            return on > self.due_on
        return bool(self.to_settle and self.remedy_due and on > self.remedy_due)
