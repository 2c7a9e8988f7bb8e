"""A change of a person's data that one proposes and another decides."""

from __future__ import annotations

from django.db import models

from motcua.parties.models.party import Party


class DataChange(models.Model):
    """Merging two rows of one person, or erasing a person: proposed, then done or declined.

    `reason` says why a person is erased, `note` (sealed with the party's key) what was compared
    before; `proposed_by` and `decided_by` are references of posts.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", "Gộp hai người trùng"
        ERASE = "erase", "Xóa dữ liệu cá nhân"

    class Reason(models.TextChoices):
        REQUEST = "request", "Theo yêu cầu của chủ thể dữ liệu"
        PURPOSE_OVER = "purpose_over", "Hết mục đích, hết thời hạn lưu giữ"
        UNLAWFUL = "unlawful", "Dữ liệu được thu thập, xử lý không đúng pháp luật"
        RULING = "ruling", "Theo quyết định của cơ quan có thẩm quyền"

    class Decision(models.TextChoices):
        OPEN = "", "Chờ duyệt"
        DONE = "done", "Đã duyệt và làm"
        DECLINED = "declined", "Không duyệt"

    kind = models.CharField("việc", max_length=8, choices=Kind.choices)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="data_changes")
    absorbed = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField("lý do", max_length=16, choices=Reason.choices, blank=True)
    note = models.BinaryField("ghi chú niêm phong")
    legal_basis = models.CharField("căn cứ", max_length=200)
    proposed_by = models.CharField("người đề nghị", max_length=80)
    proposed_at = models.DateTimeField("đề nghị lúc")
    decision = models.CharField(
        "quyết định", max_length=8, choices=Decision.choices, blank=True, default=Decision.OPEN
    )
    decided_by = models.CharField("người duyệt", max_length=80, blank=True)
    decided_at = models.DateTimeField("duyệt lúc", null=True, blank=True)

    class Meta:
        verbose_name = "đề nghị điều chỉnh dữ liệu"
        verbose_name_plural = "đề nghị điều chỉnh dữ liệu"
        constraints = [
            models.UniqueConstraint(
                fields=["party", "kind"],
                condition=models.Q(decision=""),
                name="data_change_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.party_id}"
