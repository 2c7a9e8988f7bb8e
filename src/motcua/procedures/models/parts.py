"""What a version is made of (NĐ 63/2010/NĐ-CP Điều 8 khoản 2)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.procedures.models.catalogue import ProcedureVersion


class Channel(models.IntegerChoices):
    COUNTER = 1, _("Trực tiếp")
    ONLINE = 2, _("Trực tuyến")
    POST = 3, _("Dịch vụ bưu chính")


class FeeKind(models.TextChoices):
    CHARGE = "phi", _("Phí")
    LEVY = "le_phi", _("Lệ phí")
    OTHER = "khac", _("Chi phí khác")


class ProcedureCase(models.Model):
    """Trường hợp: papers, methods and fees that name it hold for it alone."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="cases")
    position = models.PositiveIntegerField("thứ tự")
    name = models.TextField("trường hợp")
    condition = models.TextField("khi nào", blank=True)

    class Meta:
        verbose_name = "trường hợp"
        verbose_name_plural = "trường hợp"
        ordering = ("version_id", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "position"), name="procedures_case_position"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Method(models.Model):
    """Cách thức thực hiện. One channel may stand in several rows, one for each case.

    `term` is the statutory term, `reduced_term` the shorter one that the province promised.
    """

    Channel = Channel

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="methods")
    position = models.PositiveIntegerField(_("thứ tự"), default=1)
    channel = models.PositiveSmallIntegerField(_("hình thức nộp"), choices=Channel.choices)
    term = models.CharField(_("thời hạn"), max_length=20, blank=True)
    term_text = models.CharField(_("thời hạn như in"), max_length=300, blank=True)
    note = models.TextField(_("mô tả"), blank=True)
    case = models.TextField("trường hợp", blank=True, db_default="")
    reduced_term = models.CharField("thời hạn cắt giảm", max_length=20, blank=True, db_default="")
    reduction_basis = models.CharField("căn cứ cắt giảm", max_length=300, blank=True, db_default="")

    class Meta:
        verbose_name = _("cách thức thực hiện")
        verbose_name_plural = _("cách thức thực hiện")
        ordering = ("version_id", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "position"), name="procedures_method_position"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=(1, 2, 3)), name="procedures_method_channel"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.term or self.term_text}".strip()

    @property
    def due_term(self) -> str:
        """The term that dossiers get."""
        return self.reduced_term or self.term


class Fee(models.Model):
    """Phí, lệ phí of one method. No amount means that only the text is known."""

    Kind = FeeKind

    method = models.ForeignKey(Method, models.CASCADE, related_name="fees")
    # Empty: the source does not tell phí from lệ phí.
    kind = models.CharField(_("loại"), max_length=6, choices=FeeKind.choices, blank=True)
    amount = models.PositiveBigIntegerField(_("mức (đồng)"), null=True, blank=True)
    text = models.TextField(_("nội dung"), blank=True)

    class Meta:
        verbose_name = _("phí, lệ phí")
        verbose_name_plural = _("phí, lệ phí")
        ordering = ("method_id", "id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"


class Paper(models.Model):
    """Thành phần hồ sơ; `case` is the heading of alternative sets of papers."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="papers")
    position = models.PositiveIntegerField(_("thứ tự"))
    case = models.TextField(_("trường hợp"), blank=True)
    name = models.TextField(_("tên giấy tờ"))
    form = models.CharField(_("mẫu đơn, tờ khai"), max_length=500, blank=True)
    originals = models.PositiveIntegerField(_("bản chính"), default=0)
    copies = models.PositiveIntegerField(_("bản sao"), default=0)
    required = models.BooleanField(_("bắt buộc"), default=True)

    class Meta:
        verbose_name = _("thành phần hồ sơ")
        verbose_name_plural = _("thành phần hồ sơ")
        ordering = ("version_id", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "position"), name="procedures_paper_position"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ResultKind(models.Model):
    """Kết quả thực hiện."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="results")
    position = models.PositiveIntegerField(_("thứ tự"))
    code = models.CharField(_("mã kết quả"), max_length=40, blank=True)
    name = models.TextField(_("tên"))
    is_document = models.BooleanField(_("là giấy tờ"), default=True)

    class Meta:
        verbose_name = _("kết quả")
        verbose_name_plural = _("kết quả")
        ordering = ("version_id", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "position"), name="procedures_result_position"
            ),
        )

    def __str__(self) -> str:
        return self.name


class LegalBasis(models.Model):
    """Căn cứ pháp lý."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="legal_bases")
    position = models.PositiveIntegerField(_("thứ tự"))
    number = models.CharField(_("số hiệu"), max_length=100, blank=True)
    title = models.TextField(_("trích yếu"), blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    in_force_on = models.DateField("ngày có hiệu lực", null=True, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("căn cứ pháp lý")
        verbose_name_plural = _("căn cứ pháp lý")
        ordering = ("version_id", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "position"), name="procedures_basis_position"
            ),
        )

    def __str__(self) -> str:
        return self.number or self.title
