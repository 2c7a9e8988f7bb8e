"""A survey: its questions, its design, whom it drew, and answers that nobody is tied to."""

from __future__ import annotations

import uuid
from functools import cached_property

from django.db import models

from motcua.dossiers.models import Dossier
from motcua.feedback.rules.designs import ALLOCATIONS, FORMULAS, METHODS, STRATIFICATIONS
from motcua.feedback.rules.lifecycle import CHANNELS, MEMBER_STATES, STATES
from motcua.feedback.rules.questionnaire import RESPONDENTS, Questionnaire
from motcua.feedback.rules.reading import read_questionnaire
from motcua.organisations.models import Unit


class QuestionnaireVersion(models.Model):
    """Never changed: another text is another version."""

    key = models.SlugField("mã", max_length=40)
    number = models.PositiveIntegerField("phiên bản")
    title = models.CharField("tên", max_length=500)
    respondents = models.CharField("người trả lời", max_length=30, choices=RESPONDENTS.items())
    content = models.JSONField("nội dung")
    added_on = models.DateField("nhập ngày")

    class Meta:
        verbose_name = "bộ câu hỏi"
        verbose_name_plural = "bộ câu hỏi"
        ordering = ("key", "-number")
        constraints = (
            models.UniqueConstraint(fields=("key", "number"), name="feedback_questionnaire_once"),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @cached_property
    def questions(self) -> Questionnaire:
        return read_questionnaire(self.content)


class Survey(models.Model):
    """The design in force from the draw on; `results` are what was published, kept as they were.

    `seed` and `frame_digest` let anybody draw the same sample again.
    """

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField("tên", max_length=200)
    year = models.PositiveSmallIntegerField("năm")
    legal_basis = models.CharField("căn cứ", max_length=300, blank=True)
    questionnaire = models.ForeignKey(QuestionnaireVersion, models.PROTECT, related_name="+")
    method = models.CharField("cách hỏi", max_length=20, choices=METHODS.items())
    first = models.DateField("giao dịch từ ngày", null=True, blank=True)
    last = models.DateField("đến hết ngày", null=True, blank=True)
    stratify = models.CharField("phân tầng", max_length=20, choices=STRATIFICATIONS.items())
    allocation = models.CharField("phân bổ", max_length=20, choices=ALLOCATIONS.items())
    error = models.DecimalField("sai số", max_digits=5, decimal_places=4)
    least = models.PositiveIntegerField("ít nhất mỗi tầng")
    reserve = models.DecimalField("dự phòng", max_digits=5, decimal_places=2)
    formula = models.CharField("công thức", max_length=20, choices=FORMULAS.items())
    satisfied_from = models.PositiveSmallIntegerField("hài lòng từ trọng số")
    least_shown = models.PositiveSmallIntegerField("ít phiếu hơn thì không hiện")
    double_entry = models.BooleanField("nhập hai lần phiếu giấy", default=False)
    respondents_count = models.PositiveIntegerField("số người được hỏi", default=0)
    closes_on = models.DateField("nhận phiếu đến hết ngày")
    state = models.CharField("trạng thái", max_length=10, choices=STATES.items(), default="draft")
    seed = models.CharField("hạt giống", max_length=40, blank=True)
    frame_digest = models.CharField("dấu danh sách", max_length=64, blank=True)
    results = models.JSONField("kết quả công bố", null=True, blank=True)
    published_on = models.DateField("công bố ngày", null=True, blank=True)

    class Meta:
        verbose_name = "khảo sát"
        verbose_name_plural = "khảo sát"
        ordering = ("-year", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return f"survey:{self.slug}"


class Stratum(models.Model):
    """`population` at the draw, `planned` of it to be asked."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="strata")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    field = models.CharField("lĩnh vực", max_length=60, blank=True)
    population = models.PositiveIntegerField("tổng số")
    planned = models.PositiveIntegerField("cỡ mẫu")

    class Meta:
        verbose_name = "tầng"
        verbose_name_plural = "tầng"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("survey", "unit", "field"), name="feedback_stratum_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.field}".strip()


class SampleMember(models.Model):
    """Who was drawn: a transaction, or a nameless seat of an officials' survey.

    `draft` and `first_entry` hold answers only until they are sent; then they are emptied.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="members")
    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="members")
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, blank=True, related_name="+")
    place = models.PositiveIntegerField("thứ tự rút")
    state = models.CharField("trạng thái", max_length=10, choices=MEMBER_STATES.items())
    draft = models.JSONField("đang trả lời", default=dict)
    first_entry = models.JSONField("lần nhập thứ nhất", default=dict)
    first_entry_by = models.CharField("người nhập lần thứ nhất", max_length=60, blank=True)

    class Meta:
        verbose_name = "người được chọn"
        verbose_name_plural = "người được chọn"
        ordering = ("stratum", "place")
        constraints = (
            models.UniqueConstraint(fields=("stratum", "place"), name="feedback_member_place_once"),
        )
        indexes = (models.Index(fields=("survey", "state"), name="feedback_member_state"),)

    def __str__(self) -> str:
        return f"{self.stratum_id}/{self.place}"


class Invitation(models.Model):
    """A secret by which one member answers; only its digest is kept, and members may hold several."""

    member = models.ForeignKey(SampleMember, models.CASCADE, related_name="invitations")
    digest = models.CharField("dấu", max_length=64, unique=True)

    class Meta:
        verbose_name = "mã mời"
        verbose_name_plural = "mã mời"

    def __str__(self) -> str:
        return f"{self.pk}"


class SurveyAnswer(models.Model):
    """What somebody of a stratum answered. No person, no member, no moment, a random key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="answers")
    stratum = models.ForeignKey(Stratum, models.CASCADE, related_name="answers")
    channel = models.CharField("kênh", max_length=10, choices=CHANNELS.items())
    given = models.JSONField("câu trả lời")

    class Meta:
        verbose_name = "phiếu"
        verbose_name_plural = "phiếu"

    def __str__(self) -> str:
        return f"{self.pk}"
