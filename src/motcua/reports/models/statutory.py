"""Statutory reports on their way from draft to sent, reminders of them, and when data close."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from motcua.organisations.models import Official, Unit
from motcua.reports.rules.statutory import State, digest_of


def _moment(words: str) -> models.DateTimeField[Any, Any]:
    return models.DateTimeField(words, null=True, blank=True)


def _who(words: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        Official, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=words,
    )  # fmt: skip


class StatutoryReport(models.Model):
    """One version of one form of one unit for one period.

    `text` holds the figures as JSON: as checked, then as approved, never changed after that;
    `digest` is its SHA-256, which the trail knows too. `as_of` and `known_at` are the instants
    they were read at.
    """

    form = models.CharField("biểu", max_length=40)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="statutory_reports")
    period = models.CharField("kỳ", max_length=8)
    number = models.PositiveIntegerField("phiên bản", default=1)
    state = models.CharField(
        "trạng thái", max_length=10, default=State.DRAFT,
        choices=[(state.value, state.label) for state in State],
    )  # fmt: skip
    first = models.DateField("từ ngày")
    last = models.DateField("đến hết ngày")
    due = models.DateField("hạn gửi")
    definition = models.CharField("định nghĩa", max_length=60)
    remarks = models.TextField("thuyết minh", blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    reason = models.TextField("lý do sửa", blank=True)
    drafted_at = models.DateTimeField("lập lúc")
    drafted_by = _who("người lập")
    checked_at = _moment("kiểm tra lúc")
    checked_by = _who("người kiểm tra")
    approved_at = _moment("duyệt lúc")
    approved_by = _who("người duyệt")
    sent_at = _moment("gửi lúc")
    sent_by = _who("người gửi")
    as_of = _moment("đọc như lúc")
    known_at = _moment("biết đến lúc")
    text = models.TextField("số liệu", blank=True)
    digest = models.CharField("dấu của số liệu", max_length=64, blank=True)

    class Meta:
        verbose_name = "báo cáo định kỳ"
        verbose_name_plural = "báo cáo định kỳ"
        constraints = [
            models.UniqueConstraint(
                fields=["form", "unit", "period", "number"], name="statutory_version_once"
            )
        ]
        indexes = [
            models.Index(fields=["period", "form", "state"], name="statutory_of_period"),
            models.Index(fields=["unit", "-drafted_at"], name="statutory_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.period} {self.unit_id} v{self.number}"

    @property
    def chain(self) -> str:
        return f"report:{self.unit_id}:{self.form}:{self.period}"

    @property
    def stage(self) -> State:
        return State(self.state)

    @property
    def figures(self) -> dict[str, Any] | None:
        """As checked or as approved; None while it is a draft."""
        return json.loads(self.text) if self.text else None

    @property
    def is_whole(self) -> bool:
        """Whether the figures are still those of the digest."""
        return digest_of(self.text) == self.digest if self.text else True


class ReportReminder(models.Model):
    """A unit was told to send its report of a period."""

    form = models.CharField("biểu", max_length=40)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    period = models.CharField("kỳ", max_length=8)
    at = models.DateTimeField("lúc")
    by = _who("người nhắc")
    words = models.CharField("nội dung", max_length=500, blank=True)

    class Meta:
        verbose_name = "nhắc gửi báo cáo"
        verbose_name_plural = "nhắc gửi báo cáo"
        indexes = [models.Index(fields=["period", "form", "unit"], name="reminder_of_report")]

    def __str__(self) -> str:
        return f"{self.form} {self.period} {self.unit_id}"


class ReportCutoff(models.Model):
    """The province's own cut-off of data (rules/periods.py), from a day on, with its basis."""

    day = models.PositiveSmallIntegerField("ngày đầu của số liệu")
    due_days = models.PositiveSmallIntegerField("số ngày gửi sau ngày chốt")
    due_days_above = models.PositiveSmallIntegerField("số ngày gửi báo cáo tổng hợp")
    valid_from = models.DateField("cho kỳ kết thúc từ ngày", unique=True)
    legal_basis = models.CharField("căn cứ", max_length=300)

    class Meta:
        verbose_name = "ngày chốt số liệu"
        verbose_name_plural = "ngày chốt số liệu"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(day__gte=1, day__lte=28), name="cutoff_day_of_any_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} ({self.valid_from})"
