"""Changes of calendars: one row each, only ever added."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from motcua.calendars.rules.entries import LABELS, ChangeKind, Entry, NationalDay
from motcua.organisations.models import Unit
from motcua.worktime import DayKind


class CalendarChange(models.Model):
    """What a unit's calendar says otherwise, since when, by which act; `unit` is empty for a year of
    the whole country. What is entered stays: `withdraws` names the row that this one takes back.
    `content` holds week, reception, hours or days as `Entry` has them.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField("loại", max_length=20, choices=list(LABELS.items()))
    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày", null=True, blank=True)
    from_time = models.TimeField("từ giờ", null=True, blank=True)
    to_time = models.TimeField("đến giờ", null=True, blank=True)
    made_up_on = models.DateField("làm bù ngày", null=True, blank=True)
    content = models.JSONField("nội dung", default=dict)
    name = models.CharField("lý do", max_length=200, blank=True)
    legal_basis = models.CharField("căn cứ", max_length=200, blank=True)
    withdraws = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    entered_by = models.CharField("người nhập", max_length=80)
    entered_at = models.DateTimeField("nhập lúc")

    class Meta:
        verbose_name = "thay đổi lịch"
        verbose_name_plural = "thay đổi lịch"
        indexes = [models.Index(fields=["unit", "first_day"], name="calendar_change_unit")]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id or 'VN'} {self.first_day}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            message = "a change of a calendar is never edited"
            raise TypeError(message)
        super().save(*args, **kwargs)

    def entry(self) -> Entry:
        content = self.content
        return Entry(
            kind=ChangeKind(self.kind), unit_id=self.unit_id, first_day=self.first_day,
            last_day=self.last_day, from_time=self.from_time, to_time=self.to_time,
            made_up_on=self.made_up_on, week=tuple(content.get("week", ())),
            reception=frozenset(content.get("reception", ())), hours=content.get("hours", ""),
            days=tuple(_national(day) for day in content.get("days", ())), name=self.name,
            legal_basis=self.legal_basis, pk=self.pk, withdraws=self.withdraws_id,
            entered_at=self.entered_at,
        )  # fmt: skip


def content_of(entry: Entry) -> dict[str, Any]:
    """The part of an entry that is kept as JSON; empty parts are left out."""
    days = [{"day": str(d.day), "kind": str(d.kind), "name": d.name} for d in entry.days]
    content = {
        "week": list(entry.week),
        "reception": sorted(entry.reception),
        "hours": entry.hours,
        "days": days,
    }
    return {name: value for name, value in content.items() if value}


def _national(day: dict[str, str]) -> NationalDay:
    return NationalDay(
        day=dt.date.fromisoformat(day["day"]), kind=DayKind(day["kind"]), name=day["name"]
    )


class CalendarStamp(models.Model):
    """One row, renewed with every change: what a process has read is good while it is the same."""

    stamp = models.CharField("dấu", max_length=32)

    class Meta:
        verbose_name = "dấu của lịch"
        verbose_name_plural = "dấu của lịch"

    def __str__(self) -> str:
        return self.stamp
