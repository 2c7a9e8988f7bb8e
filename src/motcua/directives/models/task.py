"""A task: who gave it, who leads it, by when; its diary; the units that support."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from motcua.directives.models.duty import RecurringDuty
from motcua.directives.models.source import DirectiveSource
from motcua.directives.rules.lifecycle import LIFECYCLE, STATUSES, TaskStatus
from motcua.directives.rules.wording import PRIORITIES, Priority
from motcua.documents.models import StoredFile
from motcua.organisations.models import Post, Unit


class AssignedTask(models.Model):
    """Whether it is overdue is asked by moment, never stored.

    `lead_unit` stays the unit it was given to, also when that unit ends: who goes on with it
    follows succession. A part given to one's own staff has a `parent` and a `post`. `finished_at`
    is when the accepted report of completion came in; `ended_at` when the assigner ended it.
    """

    source = models.ForeignKey(DirectiveSource, on_delete=models.PROTECT, related_name="tasks")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    duty = models.ForeignKey(
        RecurringDuty, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    period = models.CharField("kỳ", max_length=10, blank=True)
    title = models.CharField("tên nhiệm vụ", max_length=300)
    content = models.TextField("nội dung", blank=True)
    measure = models.CharField("kết quả phải đạt", max_length=500, blank=True)
    evidence = models.CharField("minh chứng phải có", max_length=500, blank=True)
    priority = models.CharField(
        "mức khẩn", max_length=8, choices=list(PRIORITIES.items()), default=Priority.NORMAL
    )
    link = models.CharField("trang số liệu", max_length=300, blank=True)
    assigner_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    lead_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    supporting_units = models.ManyToManyField(
        Unit, related_name="+", blank=True, verbose_name="đơn vị phối hợp"
    )
    given_at = models.DateTimeField("giao lúc")
    first_due_at = models.DateTimeField("hạn lúc giao")
    due_at = models.DateTimeField("hạn")
    due_term = models.CharField("thời hạn", max_length=40, blank=True)
    due_day = models.DateField("ngày hạn người giao đặt", null=True, blank=True)
    due_hour = models.TimeField("giờ hạn người giao đặt", null=True, blank=True)
    due_set_at = models.DateTimeField("hạn tính từ")
    status = models.CharField(
        "trạng thái", max_length=12, choices=list(STATUSES.items()), default=TaskStatus.GIVEN
    )
    percent = models.PositiveSmallIntegerField("tiến độ (%)", default=0)
    submitted_at = models.DateTimeField("báo cáo hoàn thành lúc", null=True, blank=True)
    finished_at = models.DateTimeField("hoàn thành lúc", null=True, blank=True)
    returned_at = models.DateTimeField("trả lại lúc", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    asked_due_on = models.DateField("xin gia hạn đến", null=True, blank=True)
    urged = models.PositiveSmallIntegerField("số lần đôn đốc", default=0)
    extended = models.PositiveSmallIntegerField("số lần gia hạn", default=0)
    escalation = models.PositiveSmallIntegerField("cấp đã báo", default=0)
    search_words = models.TextField(editable=False)

    class Meta:
        verbose_name = "nhiệm vụ được giao"
        verbose_name_plural = "nhiệm vụ được giao"
        ordering = ("due_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "period", "lead_unit"], name="task_once_a_period",
                condition=Q(duty__isnull=False, replaces__isnull=True),
            ),
            models.CheckConstraint(
                condition=Q(due_at__gt=F("given_at")), name="task_due_after_given"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["lead_unit", "status", "due_at"], name="task_of_unit"),
            models.Index(fields=["assigner_post", "status", "due_at"], name="task_of_assigner"),
            models.Index(fields=["status", "due_at"], name="task_by_due"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        return f"NV-{self.pk}"

    @property
    def chain(self) -> str:
        return f"task:{self.pk}"

    @property
    def state(self) -> TaskStatus:
        return TaskStatus(self.status)


class TaskEntry(models.Model):
    """One line of a task's diary: what an act said. The event of the act carries its hash."""

    task = models.ForeignKey(AssignedTask, on_delete=models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField("số")
    verb = models.CharField(
        "việc", max_length=20, choices=[(verb.value, row.done) for verb, row in LIFECYCLE.items()]
    )
    at = models.DateTimeField("lúc")
    by_post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField("người làm", max_length=320)
    text = models.TextField("nội dung", blank=True)
    percent = models.PositiveSmallIntegerField("tiến độ (%)", null=True, blank=True)
    due_before = models.DateTimeField("hạn cũ", null=True, blank=True)
    due_after = models.DateTimeField("hạn mới", null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "diễn biến nhiệm vụ"
        verbose_name_plural = "diễn biến nhiệm vụ"
        ordering = ("task_id", "number")
        constraints = [models.UniqueConstraint(fields=["task", "number"], name="task_entry_number")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.number} {self.verb}"


class TaskNotice(models.Model):
    """Tells a post of an entry of a task's diary; it says nothing of its own."""

    entry = models.ForeignKey(TaskEntry, on_delete=models.CASCADE, related_name="notices")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đã đọc lúc", null=True, blank=True)

    class Meta:
        verbose_name = "thông báo nhiệm vụ"
        verbose_name_plural = "thông báo nhiệm vụ"
        constraints = [
            models.UniqueConstraint(fields=["entry", "post"], name="task_notice_once_a_post")
        ]
        indexes = [models.Index(fields=["post", "read_at", "-at"], name="task_notice_of_post")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.post_id}"
