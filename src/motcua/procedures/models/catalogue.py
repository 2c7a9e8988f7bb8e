"""A procedure is a code; all that the law says about it stands in its dated versions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Dự thảo")
    PUBLISHED = "published", _("Đã công bố")
    REPEALED = "repealed", _("Đã bãi bỏ")


class Field(models.Model):
    """Lĩnh vực."""

    code = models.CharField(_("mã"), max_length=100, unique=True)
    name = models.CharField(_("tên"), max_length=300)

    class Meta:
        verbose_name = _("lĩnh vực")
        verbose_name_plural = _("lĩnh vực")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    code = models.CharField(_("mã thủ tục"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("thủ tục")
        verbose_name_plural = _("thủ tục")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class ProcedureVersion(models.Model):
    """The procedure as decided: in force on the days `valid_from` ≤ day < `valid_to`.

    Published, it is never changed again except for `valid_to` and `status`.
    """

    Status = Status

    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="versions", verbose_name=_("thủ tục")
    )
    number = models.PositiveIntegerField(_("phiên bản"))
    name = models.CharField(_("tên"), max_length=2000)
    name_folded = models.CharField(max_length=2000, editable=False)
    field = models.ForeignKey(
        Field, models.PROTECT, related_name="versions", verbose_name=_("lĩnh vực")
    )
    level = models.CharField(
        _("cấp thực hiện"),
        max_length=60,
        blank=True,
        help_text=_("Mã cấp cách nhau bằng dấu phẩy: ministry,province,commune,other"),
    )
    kind = models.CharField(_("loại"), max_length=200, blank=True)
    decision = models.CharField(_("quyết định công bố"), max_length=200, blank=True)
    decided_on = models.DateField("ngày ký quyết định công bố", null=True, blank=True)
    audience = models.JSONField(_("đối tượng"), default=list, blank=True)
    agencies = models.TextField(_("cơ quan"), blank=True)
    steps_text = models.TextField(_("trình tự thực hiện"), blank=True)
    conditions_text = models.TextField(_("yêu cầu, điều kiện"), blank=True)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    valid_from = models.DateField(_("hiệu lực từ"))
    valid_to = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    day_rule = models.CharField(_("cách tính ngày"), max_length=12, blank=True)
    day_rule_basis = models.CharField(_("căn cứ cách tính ngày"), max_length=300, blank=True)
    settled_at_once = models.BooleanField(_("giải quyết ngay"), default=False)
    published_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True)
    # "whole", "part" or "none"; levels "1"-"4" before 15/08/2022; empty: not said.
    online_level = models.CharField("mức độ trực tuyến", max_length=5, blank=True, db_default="")
    online_reason = models.TextField("lý do chỉ một phần", blank=True, db_default="")
    online_basis = models.CharField("căn cứ của mức độ", max_length=300, blank=True, db_default="")
    online_payment = models.BooleanField("thanh toán trực tuyến", default=False, db_default=False)
    interlinked = models.BooleanField("liên thông", default=False, db_default=False)
    boundary_free = models.BooleanField(
        "không phụ thuộc địa giới trong tỉnh", default=True, db_default=True
    )
    at_one_stop = models.BooleanField("tiếp nhận tại Một cửa", default=True, db_default=True)
    processing_system = models.CharField(
        "hệ thống xử lý", max_length=10, default="local", db_default="local"
    )
    unread = models.JSONField(_("ô chưa đọc được"), default=list, blank=True)
    content_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("phiên bản thủ tục")
        verbose_name_plural = _("phiên bản thủ tục")
        ordering = ("procedure_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("procedure", "number"), name="procedures_version_number"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="procedures_version_span",
            ),
            models.CheckConstraint(
                condition=Q(day_rule__in=("", "rolling", "end-of-day")),
                name="procedures_version_day_rule",
            ),
            models.CheckConstraint(
                condition=Q(processing_system__in=("local", "ministry")),
                name="procedures_version_system",
            ),
        )
        indexes = (
            models.Index(fields=("status", "valid_from", "valid_to"), name="procedures_in_force"),
        )

    def __str__(self) -> str:
        return f"{self.procedure.code} · {self.name}"
