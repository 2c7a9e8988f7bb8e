"""What a unit has to work with: people given and filled, streamlined, trained; e-office coverage.

Each row cites the decision it comes from; who is the holder of a certificate is told by title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from motcua.organisations.models.unit import Unit
from motcua.organisations.rules.capacity import HOLDERS, KINDS

if TYPE_CHECKING:
    import datetime as dt


class Headcount(models.Model):
    """Posts given to a unit for a year by a decision, and how many of them are filled."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="headcounts")
    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("loại biên chế", max_length=12, choices=list(KINDS.items()))
    given = models.PositiveIntegerField("được giao")
    filled = models.PositiveIntegerField("có mặt")
    decision = models.CharField("quyết định", max_length=100)
    decided_on = models.DateField("ngày quyết định")

    class Meta:
        verbose_name = "biên chế"
        verbose_name_plural = "biên chế"
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "kind"), name="headcount_once_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.year}: {self.filled}/{self.given}"


class StreamliningRound(models.Model):
    """People who left under the policy of streamlining in one round, against those planned."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="streamlinings")
    label = models.CharField("đợt", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    decision = models.CharField("quyết định", max_length=100)
    planned = models.PositiveIntegerField("theo kế hoạch")
    done = models.PositiveIntegerField("đã tinh giản")

    class Meta:
        verbose_name = "đợt tinh giản biên chế"
        verbose_name_plural = "đợt tinh giản biên chế"
        constraints = (
            models.UniqueConstraint(fields=("unit", "label"), name="streamlining_once_a_round"),
        )

    def __str__(self) -> str:
        return f"{self.label}: {self.done}/{self.planned}"


class TrainingCourse(models.Model):
    """A course for officials, by plan: how many were to attend and how many did."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="courses")
    title = models.CharField("khóa học", max_length=200)
    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày")
    planned = models.PositiveIntegerField("theo kế hoạch")
    attended = models.PositiveIntegerField("đã học")
    decision = models.CharField("quyết định", max_length=100, blank=True)

    class Meta:
        verbose_name = "khóa bồi dưỡng"
        verbose_name_plural = "khóa bồi dưỡng"
        constraints = (
            models.UniqueConstraint(fields=("unit", "title", "first_day"), name="course_once"),
        )

    def __str__(self) -> str:
        return self.title


class OfficeCoverage(models.Model):
    """Whether a unit works on the document system, and how many of its people have a mailbox."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="office_coverage")
    on_system = models.BooleanField("dùng hệ thống văn bản điện tử")
    since = models.DateField("từ ngày", null=True, blank=True)
    people = models.PositiveIntegerField("người cần hộp thư")
    mailboxes = models.PositiveIntegerField("hộp thư công vụ")

    class Meta:
        verbose_name = "phủ hệ thống văn bản điện tử"
        verbose_name_plural = "phủ hệ thống văn bản điện tử"

    def __str__(self) -> str:
        return f"{self.unit}: {self.on_system}"


class DigitalCertificate(models.Model):
    """A public-service certificate, by serial: valid from one day to another unless revoked."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="certificates")
    serial = models.CharField("số chứng thư", max_length=60, unique=True)
    holder = models.CharField("cấp cho", max_length=12, choices=list(HOLDERS.items()))
    title = models.CharField("chức danh hoặc con dấu", max_length=120)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    revoked_on = models.DateField("thu hồi ngày", null=True, blank=True)

    class Meta:
        verbose_name = "chứng thư số"
        verbose_name_plural = "chứng thư số"
        indexes = (models.Index(fields=("valid_to",), name="certificate_expiry"),)

    def __str__(self) -> str:
        return self.serial

    def counts_on(self, day: dt.date) -> bool:
        """Issued by the day and not revoked: whether it is valid still is the other question."""
        return self.valid_from <= day and (self.revoked_on is None or self.revoked_on > day)

    def is_valid_on(self, day: dt.date) -> bool:
        return self.counts_on(day) and self.valid_to >= day
