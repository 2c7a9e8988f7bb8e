"""A petition, its diary and its files. Who sent it and what they wrote is sealed."""

from __future__ import annotations

from django.db import models

from motcua.audit.models import PersonKey
from motcua.documents.models import StoredFile
from motcua.dossiers.models import Dossier
from motcua.feedback.rules.petitions import (
    CHANNELS,
    KINDS,
    LIFECYCLE,
    RATINGS,
    STATUSES,
    PetitionStatus,
)
from motcua.organisations.models import Post, Unit
from motcua.procedures.models import Procedure


class Petition(models.Model):
    """`unit` holds it now. `due` columns are projections; `next_due_at` that of the next act.

    `counted_from` is when it was sent, or transferred last. Late is asked by moment, never stored.
    """

    kind = models.CharField("loại", max_length=12, choices=list(KINDS.items()))
    channel = models.CharField("kênh", max_length=8, choices=list(CHANNELS.items()))
    status = models.CharField("trạng thái", max_length=12, choices=list(STATUSES.items()))
    subject = models.CharField("tóm tắt", max_length=200)
    sealed = models.BinaryField("người gửi và nội dung")
    key = models.OneToOneField(PersonKey, models.PROTECT, related_name="+")
    anonymous = models.BooleanField("không nêu tên", default=False)
    may_publish = models.BooleanField("đồng ý công khai", default=True)
    secret_digest = models.CharField("dấu của mã tra cứu", max_length=64)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, blank=True, related_name="+")
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, null=True, blank=True, related_name="+"
    )
    repeats = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repeated_by"
    )
    lodged_at = models.DateTimeField("gửi lúc")
    counted_from = models.DateTimeField("tính hạn từ")
    asked_at = models.DateTimeField("yêu cầu bổ sung lần đầu lúc", null=True, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    published_at = models.DateTimeField("công khai lúc", null=True, blank=True)
    ended_at = models.DateTimeField("từ chối, trả lại lúc", null=True, blank=True)
    refuse_due_at = models.DateTimeField("hạn từ chối")
    ask_due_at = models.DateTimeField("hạn yêu cầu bổ sung")
    answer_due_at = models.DateTimeField("hạn trả lời")
    publish_due_at = models.DateTimeField("hạn công khai", null=True, blank=True)
    next_due_at = models.DateTimeField("hạn việc tiếp theo", null=True, blank=True)
    answer = models.TextField("trả lời", blank=True)
    public_question = models.TextField("nội dung công khai", blank=True)
    public_answer = models.TextField("trả lời công khai", blank=True)
    rating = models.SmallIntegerField(
        "đánh giá", null=True, blank=True, choices=list(RATINGS.items())
    )
    rated_at = models.DateTimeField("đánh giá lúc", null=True, blank=True)
    search_words = models.TextField("chữ để tìm", blank=True)

    class Meta:
        verbose_name = "phản ánh, kiến nghị"
        verbose_name_plural = "phản ánh, kiến nghị"
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("unit", "status", "next_due_at"), name="petition_unit_status"),
            models.Index(fields=("status", "next_due_at"), name="petition_status_due"),
            models.Index(fields=("lodged_at",), name="petition_lodged"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"PA-{self.pk:06d}"

    @property
    def chain(self) -> str:
        return f"petition:{self.pk}"

    @property
    def state(self) -> PetitionStatus:
        return PetitionStatus(self.status)


class PetitionEntry(models.Model):
    """One act. `told` is the notice to the petitioner; `sealed` what was written with it."""

    petition = models.ForeignKey(Petition, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField("thứ tự")
    verb = models.CharField(
        "việc", max_length=24, choices=[(verb, one.done) for verb, one in LIFECYCLE.items()]
    )
    at = models.DateTimeField("lúc")
    by_name = models.CharField("ai", max_length=250)
    told = models.CharField("báo cho người gửi", max_length=200, blank=True)
    sealed = models.BinaryField("nội dung", null=True)

    class Meta:
        verbose_name = "diễn biến phản ánh, kiến nghị"
        verbose_name_plural = "diễn biến phản ánh, kiến nghị"
        ordering = ("petition", "number")
        constraints = (
            models.UniqueConstraint(fields=("petition", "number"), name="petition_entry_once"),
        )

    def __str__(self) -> str:
        return f"{self.petition_id}/{self.number}"


class PetitionFile(models.Model):
    """What the petitioner sent along; erased with the petition's key."""

    petition = models.ForeignKey(Petition, models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tệp của phản ánh, kiến nghị"
        verbose_name_plural = "tệp của phản ánh, kiến nghị"

    def __str__(self) -> str:
        return f"{self.petition_id}/{self.file_id}"
