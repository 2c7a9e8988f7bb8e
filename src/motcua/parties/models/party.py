"""A party: whoever a dossier belongs to or is filed by."""

from __future__ import annotations

from django.db import models

from motcua.audit.models import PersonKey

# Stands where the name stood, so that every list and paper says what happened.
ERASED = "(đã xóa theo yêu cầu)"


class PartyKind(models.TextChoices):
    CITIZEN = "citizen", "Cá nhân"
    HOUSEHOLD = "household", "Hộ gia đình, hộ kinh doanh"
    FIRM = "firm", "Doanh nghiệp"
    ORGANISATION = "organisation", "Cơ quan, tổ chức"


class CheckAnswer(models.TextChoices):
    """What a register said of name, number and year of birth."""

    MATCHES = "matches", "Khớp"
    DIFFERS = "differs", "Không khớp"
    UNKNOWN = "unknown", "Không có số này"


class Party(models.Model):
    """`contact` seals identity, phone, e-mail and address with `key`; the last four digits
    and the blind indexes are all that lists and searches need. `merged_into` is the row that goes
    on for the same person; `erased_at` when the person was erased and nothing can be read.
    """

    kind = models.CharField("loại", max_length=12, choices=PartyKind.choices)
    name = models.CharField("họ tên", max_length=200)
    name_folded = models.CharField("họ tên không dấu", max_length=200, db_index=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    identity_end = models.CharField("bốn số cuối", max_length=4, blank=True)
    identity_index = models.CharField("dấu số định danh", max_length=64, blank=True, db_index=True)
    identity_kind = models.CharField("loại số", max_length=8, blank=True, db_default="")
    phone_index = models.CharField("dấu số điện thoại", max_length=64, blank=True, db_index=True)
    contact = models.BinaryField("thông tin niêm phong")
    key = models.OneToOneField(PersonKey, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField("nhập lúc")
    checked_at = models.DateTimeField("đối chiếu lúc", null=True, blank=True)
    checked_by = models.CharField("nơi đối chiếu", max_length=80, blank=True, db_default="")
    check_answer = models.CharField(
        "kết quả đối chiếu", max_length=8, choices=CheckAnswer.choices, blank=True, db_default=""
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="absorbed"
    )
    erased_at = models.DateTimeField("xóa lúc", null=True, blank=True)

    class Meta:
        verbose_name = "người nộp hồ sơ"
        verbose_name_plural = "người nộp hồ sơ"
        constraints = [
            models.UniqueConstraint(
                fields=["identity_index"],
                condition=~models.Q(identity_index=""),
                name="party_once_an_identity",
            )
        ]

    def __str__(self) -> str:
        return f"party {self.pk}"
