"""A round of the index: its five dates, its blocks with their sets, and the units' sheets."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from motcua.documents.models import StoredFile
from motcua.index.models.rule_set import RuleSet
from motcua.index.rules.stages import ENTRY_STATES, ROUND_STATES, EntryState, RoundState, choices
from motcua.organisations.models import Unit


class Round(models.Model):
    """Each date is the last day of its phase. `run_by` runs it for the units below: the province,
    or a unit to which the round of those below it was left (`delegated_from`).

    `facts_from` and `facts_to` are the days whose facts count, both included. `decision_file` is
    the signed decision, None where it was signed on paper; `decision_signed` says who signed it.
    """

    State = RoundState

    slug = models.SlugField("tên ngắn cố định", max_length=80, unique=True)
    name = models.CharField("tên", max_length=200)
    year = models.PositiveSmallIntegerField("năm đánh giá")
    run_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    delegated_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="delegations"
    )
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    facts_from = models.DateField("số liệu từ ngày")
    facts_to = models.DateField("số liệu đến hết ngày")
    opens_on = models.DateField("mở từ ngày")
    self_score_until = models.DateField("hạn tự chấm")
    appraisal_until = models.DateField("hạn thẩm định lần 1")
    explanation_until = models.DateField("hạn giải trình")
    second_appraisal_until = models.DateField("hạn thẩm định lần 2")
    state = models.CharField(
        "trạng thái", max_length=10, choices=choices(ROUND_STATES), default=RoundState.OPEN.value
    )
    decision_number = models.CharField("quyết định công bố", max_length=100, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    published_at = models.DateTimeField("chốt kết quả lúc", null=True, blank=True)
    public_from = models.DateTimeField("công khai từ", null=True, blank=True)
    decision_file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision_signed = models.CharField("người ký", max_length=300, blank=True, db_default="")

    class Meta:
        verbose_name = "vòng chấm"
        verbose_name_plural = "vòng chấm"
        ordering = ("-year", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("self_score_until"))
                & Q(self_score_until__lte=F("appraisal_until"))
                & Q(appraisal_until__lte=F("explanation_until"))
                & Q(explanation_until__lte=F("second_appraisal_until")),
                name="round_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(facts_from__lte=F("facts_to")), name="round_facts_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return f"round:{self.slug}"


class RoundBlock(models.Model):
    """Units that are scored by one set and ranked among themselves (khối)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="blocks")
    name = models.CharField("khối", max_length=100)
    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="blocks")
    order = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        verbose_name = "khối"
        verbose_name_plural = "khối"
        ordering = ("order", "id")
        constraints = (
            models.UniqueConstraint(fields=("round", "name"), name="block_once_a_round"),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.round}"


class Entry(models.Model):
    """A unit's sheet in a round; `appraiser_post` is who was asked to appraise it, if anybody."""

    State = EntryState

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="entries")
    block = models.ForeignKey(RoundBlock, on_delete=models.PROTECT, related_name="entries")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="index_entries")
    state = models.CharField(
        "trạng thái", max_length=20, choices=choices(ENTRY_STATES),
        default=EntryState.SELF_SCORING.value,
    )  # fmt: skip
    appraiser_post = models.PositiveBigIntegerField("vị trí thẩm định", null=True, blank=True)
    approved_at = models.DateTimeField("duyệt nội bộ lúc", null=True, blank=True)
    approved_by = models.CharField("người duyệt", max_length=80, blank=True)
    locked_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    explained_at = models.DateTimeField("gửi giải trình lúc", null=True, blank=True)
    reminded_at = models.DateTimeField("nhắc gần nhất lúc", null=True, blank=True)

    class Meta:
        verbose_name = "phiếu chấm"
        verbose_name_plural = "phiếu chấm"
        ordering = ("block__order", "id")
        constraints = (
            models.UniqueConstraint(fields=("round", "unit"), name="entry_once_a_round"),
        )
        indexes = (models.Index(fields=("round", "state"), name="entry_by_state"),)

    def __str__(self) -> str:
        return f"{self.unit}, {self.round}"

    @property
    def chain(self) -> str:
        return f"entry:{self.pk}"


class LatePermission(models.Model):
    """A recorded permission for an act after its last day (văn bản cho phép làm muộn)."""

    class Act(models.TextChoices):
        SCORE = "score", "Tự chấm, nộp minh chứng, chốt điểm"
        EXPLAIN = "explain", "Giải trình"
        APPRAISE = "appraise", "Thẩm định"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="permissions")
    act = models.CharField("việc", max_length=10, choices=Act.choices)
    until = models.DateField("đến hết ngày")
    reason = models.CharField("lý do", max_length=500)
    paper = models.CharField("văn bản", max_length=100)
    waives = models.BooleanField("miễn điểm trừ nộp muộn", default=False)
    given_at = models.DateTimeField("cho phép lúc")
    given_by = models.CharField("người cho phép", max_length=80)

    class Meta:
        verbose_name = "cho phép làm muộn"
        verbose_name_plural = "cho phép làm muộn"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.entry}: {self.get_act_display()} đến {self.until}"


class SurveySource(models.Model):
    """From which published survey a criterion of a round was filled; nobody types over it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="survey_sources")
    criterion = models.CharField("tiêu chí", max_length=40)
    survey = models.CharField("cuộc điều tra", max_length=120)
    factor = models.CharField("yếu tố", max_length=60, blank=True)
    taken_at = models.DateTimeField("lấy lúc")
    taken_by = models.CharField("người lấy", max_length=80)

    class Meta:
        verbose_name = "nguồn điều tra"
        verbose_name_plural = "nguồn điều tra"
        constraints = (
            models.UniqueConstraint(fields=("round", "criterion"), name="survey_once_a_criterion"),
        )

    def __str__(self) -> str:
        return f"{self.round}, {self.criterion}: {self.survey}"
