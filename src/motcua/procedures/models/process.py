"""Quy trình nội bộ: who does what, in which order, with how much time."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.procedures.models.catalogue import Procedure, Status


class Act(models.TextChoices):
    """The acts of a dossier that can end a step."""

    TRANSFER = "transfer", _("Chuyển hồ sơ")
    ASSIGN = "assign", _("Phân công")
    SUBMIT_FOR_APPROVAL = "submit_for_approval", _("Trình duyệt")
    APPROVE = "approve", _("Duyệt, ký")
    SEND_BACK = "send_back", _("Trả lại")
    HAND_TO_COUNTER = "hand_to_counter", _("Chuyển quầy trả kết quả")
    RETURN_RESULT = "return_result", _("Trả kết quả")


class UnitRule(models.TextChoices):
    """Which unit does a step, named by its relation to the dossier."""

    RECEIVING = "receiving", _("Nơi tiếp nhận")
    RESOLVING = "resolving", _("Cơ quan giải quyết")
    DIVISION = "division", _("Phòng chuyên môn của cơ quan giải quyết")


class ProcessVersion(models.Model):
    """In force on the days `valid_from` ≤ day < `valid_to`; fixed once published."""

    Status = Status

    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="processes", verbose_name=_("thủ tục")
    )
    number = models.PositiveIntegerField(_("phiên bản"))
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    valid_from = models.DateField(_("hiệu lực từ"))
    valid_to = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    legal_basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    resolving_unit = models.CharField(
        _("cơ quan giải quyết"),
        max_length=100,
        blank=True,
        help_text=_("Mã cơ quan; để trống nếu nơi tiếp nhận tự giải quyết"),
    )
    published_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("quy trình nội bộ")
        verbose_name_plural = _("quy trình nội bộ")
        ordering = ("procedure_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("procedure", "number"), name="procedures_process_number"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="procedures_process_span",
            ),
        )

    def __str__(self) -> str:
        return f"{self.procedure.code} · quy trình {self.number}"


class Step(models.Model):
    """`budget_seconds` is working time; the step at position 1 is the start."""

    process = models.ForeignKey(ProcessVersion, models.CASCADE, related_name="steps")
    key = models.SlugField(_("khóa"), max_length=60)
    position = models.PositiveIntegerField(_("thứ tự"))
    name = models.CharField(_("tên bước"), max_length=200)
    role = models.CharField(_("vai trò"), max_length=4)
    unit_rule = models.CharField(_("nơi thực hiện"), max_length=10, choices=UnitRule.choices)
    budget_seconds = models.PositiveBigIntegerField(_("thời gian (giây làm việc)"))

    class Meta:
        verbose_name = _("bước")
        verbose_name_plural = _("bước")
        ordering = ("process_id", "position")
        constraints = (
            models.UniqueConstraint(fields=("process", "key"), name="procedures_step_key"),
            models.UniqueConstraint(
                fields=("process", "position"), name="procedures_step_position"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Branch(models.Model):
    """Where the dossier goes when `act` ends the step with `outcome`; no next step is the end."""

    Act = Act

    step = models.ForeignKey(Step, models.CASCADE, related_name="branches")
    act = models.CharField(_("việc"), max_length=20, choices=Act.choices)
    outcome = models.CharField(_("kết quả"), max_length=60, blank=True)
    label = models.CharField(_("nhãn"), max_length=200)
    next_step = models.ForeignKey(
        Step, models.CASCADE, null=True, blank=True, related_name="arrivals"
    )

    class Meta:
        verbose_name = _("nhánh")
        verbose_name_plural = _("nhánh")
        ordering = ("step_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("step", "act", "outcome"), name="procedures_branch_outcome"
            ),
        )

    def __str__(self) -> str:
        return self.label
