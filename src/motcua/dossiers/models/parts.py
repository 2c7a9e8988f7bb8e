"""What belongs to one dossier: papers, the supplement request, the outcome."""

from __future__ import annotations

from django.db import models

from motcua.documents.models import StoredFile
from motcua.dossiers.models.dossier import Dossier
from motcua.organisations.models import Post


class DossierPaper(models.Model):
    """A paper of the dossier; the name is the catalogue's of the day it was received."""

    class Check(models.IntegerChoices):
        UNCHECKED = 0, "Chưa kiểm"
        GOOD = 1, "Đạt"
        FAULTY = 2, "Không đạt"

    class Digitised(models.IntegerChoices):
        """Trạng thái số hóa, with the codes that the national portal knows."""

        NONE = 0, "Chưa số hóa"
        SCANNED = 1, "Được số hóa"
        REUSED = 2, "Tái sử dụng"
        REUSED_RESULT = 3, "Tái sử dụng từ kết quả hồ sơ khác"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveSmallIntegerField("thứ tự")
    name = models.TextField("tên giấy tờ")
    required = models.BooleanField("bắt buộc", default=True)
    originals = models.PositiveSmallIntegerField("bản chính", default=0)
    copies = models.PositiveSmallIntegerField("bản sao", default=0)
    check_state = models.PositiveSmallIntegerField(
        "kiểm tra", choices=Check.choices, default=Check.UNCHECKED
    )
    fault = models.CharField("lý do không đạt", max_length=500, blank=True)
    digitised = models.PositiveSmallIntegerField(
        "số hóa", choices=Digitised.choices, default=Digitised.NONE
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "giấy tờ của hồ sơ"
        verbose_name_plural = "giấy tờ của hồ sơ"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "position"], name="dossier_paper_place")
        ]

    def __str__(self) -> str:
        return self.name


class SupplementRequest(models.Model):
    """One written request that lists everything missing (NĐ 118/2025/NĐ-CP, Điều 17).

    A second one is proposed first: it has no `requested_at` until a leader agrees, and
    `turned_down_at` when they do not (NĐ 63/2010/NĐ-CP, Điều 20 khoản 4).
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="supplements")
    ordinal = models.PositiveSmallIntegerField("lần")
    proposed_at = models.DateTimeField("đề nghị lúc", null=True, blank=True)
    turned_down_at = models.DateTimeField("không đồng ý lúc", null=True, blank=True)
    legal_basis = models.CharField("căn cứ", max_length=300, blank=True)
    approved_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    requested_at = models.DateTimeField("yêu cầu lúc", null=True, blank=True)
    requested_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    items = models.JSONField("giấy tờ cần bổ sung")
    reason = models.TextField("lý do", blank=True)
    answer_by = models.DateTimeField("bổ sung trước", null=True, blank=True)
    answered_at = models.DateTimeField("nhận bổ sung lúc", null=True, blank=True)

    class Meta:
        verbose_name = "yêu cầu bổ sung"
        verbose_name_plural = "yêu cầu bổ sung"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "ordinal"], name="supplement_ordinal")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.ordinal}"


class Outcome(models.Model):
    """What was decided, who signed, and how it went home; who took it stands in the event.

    `draft` is what is proposed, `signed` the file with the signatures on it, byte for byte.
    """

    class Kind(models.TextChoices):
        GRANTED = "granted", "Chấp thuận"
        DECLINED = "declined", "Từ chối giải quyết"

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="outcome")
    kind = models.CharField("loại", max_length=8, choices=Kind.choices, default=Kind.GRANTED)
    draft = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.TextField("kết quả")
    number = models.CharField("số văn bản", max_length=60, blank=True)
    decided_at = models.DateTimeField("ký lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    issued_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    posted_at = models.DateTimeField("gửi bưu chính lúc", null=True, blank=True)
    tracking = models.CharField("mã vận đơn", max_length=40, blank=True)
    taken_through = models.PositiveSmallIntegerField("cách trả", null=True, blank=True)

    class Meta:
        verbose_name = "kết quả của hồ sơ"
        verbose_name_plural = "kết quả của hồ sơ"
        indexes = [
            models.Index(fields=["number"], name="outcome_number"),
            models.Index(fields=["tracking"], name="outcome_tracking"),
            models.Index(fields=["decided_by", "decided_at"], name="outcome_decided"),
        ]

    def __str__(self) -> str:
        return f"outcome of {self.dossier_id}"
