"""Reform plans with their tasks; commitments of weak units; rewards; reports of a half year or year."""

from __future__ import annotations

from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from motcua.documents.models import StoredFile
from motcua.organisations.models import Post, Unit
from motcua.oversight.rules import periods
from motcua.oversight.rules.periods import Period
from motcua.oversight.rules.plans import AREAS, KINDS, VERDICTS, PlanState, TaskState, reached


class ReformPlan(models.Model):
    """A programme of years or the plan of one, of one unit; a yearly one may be under a programme."""

    owner = models.ForeignKey(Unit, models.PROTECT, related_name="reform_plans")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="yearly")
    kind = models.CharField("loại", max_length=12, choices=list(KINDS.items()))
    title = models.CharField("tên", max_length=300)
    number = models.CharField("số văn bản", max_length=60)
    decided_on = models.DateField("ngày ban hành")
    first_year = models.PositiveSmallIntegerField("từ năm")
    last_year = models.PositiveSmallIntegerField("đến năm")
    drafted_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField("duyệt lúc", null=True)
    closed_at = models.DateTimeField("tổng kết lúc", null=True)
    measured_at = models.DateTimeField("số liệu tính đến", null=True)

    class Meta:
        verbose_name = "kế hoạch cải cách hành chính"
        verbose_name_plural = "kế hoạch cải cách hành chính"
        ordering = ("-first_year", "-last_year", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "number", "first_year"), name="oversight_plan_once"
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")), name="oversight_plan_years"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return f"reform-plan:{self.pk}"

    @property
    def state(self) -> PlanState:
        if self.closed_at:
            return PlanState.CLOSED
        return PlanState.RUNNING if self.approved_at else PlanState.DRAFT


class PlanTask(models.Model):
    """`numerator` of `denominator` is what facts told at the plan's `measured_at`."""

    plan = models.ForeignKey(ReformPlan, models.CASCADE, related_name="tasks")
    area = models.CharField("lĩnh vực", max_length=12, choices=list(AREAS.items()))
    text = models.TextField("nhiệm vụ")
    measure = models.TextField("sản phẩm, kết quả")
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="plan_tasks")
    supports = models.ManyToManyField(Unit, blank=True, related_name="+")
    due_on = models.DateField("hạn")
    budget = models.BigIntegerField("kinh phí (đồng)", default=0)
    indicator = models.CharField("chỉ tiêu", max_length=60, blank=True)
    at_least = models.BooleanField("từ mức này trở lên", default=True)
    target = models.DecimalField("mức phải đạt", max_digits=12, decimal_places=2, null=True)
    numerator = models.BigIntegerField("tử số", null=True)
    denominator = models.BigIntegerField("mẫu số", null=True)
    shown = models.CharField("số liệu", max_length=40, blank=True)
    verdict = models.CharField("kết quả", max_length=8, choices=list(VERDICTS.items()), blank=True)
    closed_at = models.DateTimeField("khép lại lúc", null=True)

    class Meta:
        verbose_name = "nhiệm vụ kế hoạch"
        verbose_name_plural = "nhiệm vụ kế hoạch"
        ordering = ("due_on", "id")

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def state(self) -> TaskState:
        return TaskState.CLOSED if self.closed_at else TaskState.RUNNING

    @property
    def is_reached(self) -> bool:
        """By the facts; False for a task that is bound to none."""
        if self.target is None or self.numerator is None:
            return False
        times = 100 if "%" in self.shown else 1
        below = self.denominator or 0
        exact = Fraction(self.numerator * times, below) if below else None
        return reached(exact, self.target, at_least=self.at_least)


class TaskReport(models.Model):
    """Progress told by a responsible unit with its evidence, where no fact tells it."""

    task = models.ForeignKey(PlanTask, models.CASCADE, related_name="reports")
    reported_at = models.DateTimeField("báo cáo lúc")
    by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField("tiến độ (%)")
    text = models.TextField("đã làm được")
    evidence = models.TextField("kiểm chứng")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "báo cáo nhiệm vụ"
        verbose_name_plural = "báo cáo nhiệm vụ"
        ordering = ("-reported_at", "-id")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.share} %"


class Commitment(models.Model):
    """What a weak unit promised after a round of the index, followed up to a judgement."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="commitments")
    round = models.CharField("sau đợt đánh giá", max_length=120)
    area = models.CharField("lĩnh vực", max_length=12, choices=list(AREAS.items()))
    weakness = models.TextField("điểm yếu")
    asked_at = models.DateTimeField("yêu cầu lúc")
    asked_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    answer_by = models.DateField("hạn cam kết")
    text = models.TextField("cam kết", blank=True)
    due_on = models.DateField("hạn thực hiện", null=True)
    given_at = models.DateTimeField("cam kết lúc", null=True)
    report = models.TextField("báo cáo", blank=True)
    reported_on = models.DateField("báo cáo ngày", null=True)
    judged_at = models.DateTimeField("đánh giá lúc", null=True)
    kept = models.BooleanField("đã thực hiện", null=True)
    judgement = models.TextField("nhận xét", blank=True)

    class Meta:
        verbose_name = "cam kết cải thiện"
        verbose_name_plural = "cam kết cải thiện"
        ordering = ("judged_at", "answer_by", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "round", "area"), name="oversight_commitment_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}: {self.weakness[:60]}"

    @property
    def chain(self) -> str:
        return f"commitment:{self.pk}"

    @property
    def state_label(self) -> str:
        if self.judged_at:
            return "Đã thực hiện" if self.kept else "Không thực hiện"
        if self.reported_on:
            return "Chờ đánh giá"
        return "Đang thực hiện" if self.given_at else "Chờ cam kết"


class RewardList(models.Model):
    """Units proposed for a reward by their results, decided by the council.

    `basis` names the published round whose places were taken, empty where none was published.
    """

    year = models.PositiveSmallIntegerField("năm")
    title = models.CharField("tên danh sách", max_length=300)
    proposed_at = models.DateTimeField("đề xuất lúc")
    proposed_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    basis = models.CharField("theo kết quả", max_length=400, blank=True, db_default="")
    number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_at = models.DateTimeField("quyết định lúc", null=True)
    decided_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "danh sách khen thưởng"
        verbose_name_plural = "danh sách khen thưởng"
        ordering = ("-year", "-id")

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return f"reward:{self.pk}"


class RewardLine(models.Model):
    """`grounds`: the results at the time of proposing, as integers with their words."""

    list = models.ForeignKey(RewardList, models.CASCADE, related_name="lines")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    grounds = models.JSONField("căn cứ")
    granted = models.BooleanField("được khen thưởng", null=True)
    note = models.CharField("ý kiến hội đồng", max_length=300, blank=True)

    class Meta:
        verbose_name = "đơn vị đề xuất khen thưởng"
        verbose_name_plural = "đơn vị đề xuất khen thưởng"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("list", "unit"), name="oversight_reward_once"),
        )

    def __str__(self) -> str:
        return f"{self.list_id}: {self.unit}"


class ReformReport(models.Model):
    """The report of a half year or year: texts may be written, `figures` are reckoned.

    `file` is the signed PDF; None for a draft, and where it was signed on paper.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reform_reports")
    kind = models.CharField("kỳ", max_length=6, choices=list(periods.KINDS.items()))
    year = models.PositiveSmallIntegerField("năm")
    as_of = models.DateTimeField("số liệu tính đến")
    figures = models.JSONField("số liệu")
    texts = models.JSONField("các mục")
    drafted_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    number = models.CharField("số", max_length=60, blank=True)
    issued_at = models.DateTimeField("ký lúc", null=True)
    issued_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    signature = models.CharField("người ký", max_length=300, blank=True)
    digest = models.CharField("mã băm", max_length=64, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "báo cáo cải cách hành chính"
        verbose_name_plural = "báo cáo cải cách hành chính"
        ordering = ("-year", "kind", "id")
        constraints = (
            models.UniqueConstraint(fields=("unit", "kind", "year"), name="oversight_report_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.kind} {self.year}"

    @property
    def chain(self) -> str:
        return f"reform-report:{self.pk}"

    @property
    def period(self) -> Period:
        return Period(kind=self.kind, year=self.year)
