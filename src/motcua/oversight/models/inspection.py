"""Plans of inspection, inspections with their teams and checklists, findings, conclusions, remedies."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from motcua.documents.models import StoredFile
from motcua.organisations.models import Post, Unit
from motcua.oversight.rules.discipline import Seen, shortcomings
from motcua.oversight.rules.inspections import (
    ANSWERS,
    FINDING_KINDS,
    KINDS,
    InspectionState,
    RemedyState,
    inspection_state,
    is_late,
    remedy_state,
)


class InspectionPlan(models.Model):
    """The inspections of a year by one decision; `approved_at` is None while it is a draft."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="inspection_plans")
    year = models.PositiveSmallIntegerField("năm")
    number = models.CharField("số quyết định", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    title = models.CharField("tên kế hoạch", max_length=300)
    drafted_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField("duyệt lúc", null=True)

    class Meta:
        verbose_name = "kế hoạch kiểm tra"
        verbose_name_plural = "kế hoạch kiểm tra"
        ordering = ("-year", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "year", "number"), name="oversight_inspection_plan_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.year})"

    @property
    def chain(self) -> str:
        return f"inspection-plan:{self.pk}"


class PlannedVisit(models.Model):
    """A unit that the plan has inspected in a month, and who is to lead."""

    plan = models.ForeignKey(InspectionPlan, models.CASCADE, related_name="visits")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="planned_visits")
    kind = models.CharField("nội dung", max_length=12, choices=list(KINDS.items()))
    month = models.PositiveSmallIntegerField("tháng")
    leader = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "đơn vị được kiểm tra"
        verbose_name_plural = "đơn vị được kiểm tra"
        ordering = ("month", "id")
        constraints = (
            models.UniqueConstraint(fields=("plan", "unit", "kind"), name="oversight_visit_once"),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12), name="oversight_visit_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.month}/{self.plan.year}"


class ChecklistVersion(models.Model):
    """What a team looks at, as data; a change is a new number."""

    key = models.SlugField("khóa", max_length=60)
    number = models.PositiveSmallIntegerField("phiên bản")
    title = models.CharField("tên phiếu", max_length=300)
    legal_basis = models.CharField("căn cứ", max_length=300)
    items = models.JSONField("các mục")
    issued_at = models.DateTimeField("ban hành lúc")

    class Meta:
        verbose_name = "phiếu kiểm tra"
        verbose_name_plural = "phiếu kiểm tra"
        ordering = ("key", "-number")
        constraints = (
            models.UniqueConstraint(fields=("key", "number"), name="oversight_checklist_once"),
        )

    def __str__(self) -> str:
        return f"{self.title} (bản {self.number})"


class Inspection(models.Model):
    """One visit by a team: `first` to `last` is the period that is looked into."""

    visit = models.OneToOneField(PlannedVisit, models.PROTECT, related_name="inspection")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="inspections")
    checklist = models.ForeignKey(ChecklistVersion, models.PROTECT, related_name="+")
    decision = models.CharField("quyết định thành lập đoàn", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    announced_on = models.DateField("ngày thông báo")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    first = models.DateField("thời kỳ từ ngày")
    last = models.DateField("thời kỳ đến hết ngày")
    figures_at = models.DateTimeField("số liệu tính đến", null=True)

    class Meta:
        verbose_name = "cuộc kiểm tra"
        verbose_name_plural = "cuộc kiểm tra"
        ordering = ("-starts_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="oversight_inspection_span"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.starts_on}"

    @property
    def chain(self) -> str:
        return f"inspection:{self.pk}"

    def state(self, on: dt.date) -> InspectionState:
        concluded = hasattr(self, "conclusion")
        remedies = Remedy.objects.filter(finding__inspection=self, verified_at__isnull=True)
        still = remedies.count() if concluded else 0
        return inspection_state(
            self.starts_on, self.ends_on, on, concluded=concluded, open_remedies=still
        )


class TeamMember(models.Model):
    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="team")
    post = models.ForeignKey(Post, models.PROTECT, related_name="inspections")
    leads = models.BooleanField("trưởng đoàn", default=False)

    class Meta:
        verbose_name = "thành viên đoàn kiểm tra"
        verbose_name_plural = "thành viên đoàn kiểm tra"
        ordering = ("-leads", "id")
        constraints = (
            models.UniqueConstraint(fields=("inspection", "post"), name="oversight_member_once"),
        )

    def __str__(self) -> str:
        return f"{self.post}"


class CheckItem(models.Model):
    """An item of the list in one inspection: its figure comes from facts, its answer from the team."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="checks")
    place = models.PositiveSmallIntegerField("thứ tự")
    key = models.SlugField("khóa", max_length=60)
    text = models.TextField("nội dung")
    indicator = models.CharField("chỉ tiêu", max_length=60, blank=True)
    definition = models.TextField("cách tính", blank=True)
    numerator = models.BigIntegerField("tử số", null=True)
    denominator = models.BigIntegerField("mẫu số", null=True)
    shown = models.CharField("số liệu", max_length=40, blank=True)
    answer = models.CharField("đánh giá", max_length=8, choices=list(ANSWERS.items()), blank=True)
    note = models.TextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "mục kiểm tra"
        verbose_name_plural = "mục kiểm tra"
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("inspection", "key"), name="oversight_check_once"),
        )

    def __str__(self) -> str:
        return self.text


class Finding(models.Model):
    """A strength or a limit. A limit names its cause, who answers, and carries its remedy."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    kind = models.CharField("loại", max_length=8, choices=list(FINDING_KINDS.items()))
    topic = models.SlugField("mục", max_length=60)
    text = models.TextField("nội dung")
    cause = models.TextField("nguyên nhân", blank=True)
    answerable = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    evidence = models.TextField("chứng cứ", blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField("gạch bỏ lúc", null=True)

    class Meta:
        verbose_name = "phát hiện"
        verbose_name_plural = "phát hiện"
        ordering = ("kind", "id")
        indexes = (models.Index(fields=("topic", "kind"), name="oversight_finding_topic"),)

    def __str__(self) -> str:
        return self.text[:80]


class Remedy(models.Model):
    """What the unit has to do about a limit, by when; followed until an inspector has verified it."""

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="remedy")
    text = models.TextField("việc phải khắc phục")
    due_on = models.DateField("hạn")
    accepted_at = models.DateTimeField("nhận lúc", null=True)
    accepted_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    reported_on = models.DateField("báo cáo ngày", null=True)
    report = models.TextField("báo cáo", blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    returned_note = models.TextField("lý do chưa công nhận", blank=True)
    verified_at = models.DateTimeField("xác nhận lúc", null=True)
    verified_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "việc khắc phục"
        verbose_name_plural = "việc khắc phục"
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=("due_on",), name="oversight_remedy_due"),)

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def chain(self) -> str:
        return self.finding.inspection.chain

    @property
    def state(self) -> RemedyState:
        told = (self.accepted_at, self.reported_on, self.verified_at)
        return remedy_state(*told)

    def is_late(self, on: dt.date) -> bool:
        return is_late(self.due_on, self.reported_on, on)


class Conclusion(models.Model):
    """Numbered and signed: `content` is what was signed, `digest` its SHA-256; never changed.

    `file` is the signed PDF; None where it was signed on paper.
    """

    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="conclusion")
    number = models.CharField("số", max_length=60)
    year = models.PositiveSmallIntegerField("năm")
    signed_at = models.DateTimeField("ký lúc")
    signer = models.ForeignKey(Post, models.PROTECT, related_name="+")
    signature = models.CharField("người ký", max_length=300)
    content = models.JSONField("nội dung")
    digest = models.CharField("mã băm", max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "kết luận kiểm tra"
        verbose_name_plural = "kết luận kiểm tra"
        constraints = (
            models.UniqueConstraint(fields=("number", "year"), name="oversight_conclusion_number"),
        )

    def __str__(self) -> str:
        return self.number


class DisciplineCheck(models.Model):
    """An unannounced look at a unit: people by number, nobody by name."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="discipline_checks")
    checked_at = models.DateTimeField("kiểm tra lúc")
    checked_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    expected = models.PositiveSmallIntegerField("phải có mặt")
    present = models.PositiveSmallIntegerField("có mặt")
    excused = models.PositiveSmallIntegerField("vắng có lý do")
    badges = models.BooleanField("đeo thẻ")
    idle = models.PositiveSmallIntegerField("làm việc riêng")
    unserved = models.PositiveSmallIntegerField("người dân chờ không ai tiếp")
    note = models.TextField("ghi chú", blank=True)

    class Meta:
        verbose_name = "kiểm tra đột xuất"
        verbose_name_plural = "kiểm tra đột xuất"
        ordering = ("-checked_at", "-id")

    def __str__(self) -> str:
        return f"{self.unit} {self.checked_at}"

    @property
    def seen(self) -> Seen:
        return Seen(
            expected=self.expected, present=self.present, excused=self.excused,
            badges=self.badges, idle=self.idle, unserved=self.unserved, note=self.note,
        )  # fmt: skip

    @property
    def shortcomings(self) -> list[str]:
        return shortcomings(self.seen)
