"""Who stands in for whom, who is away, and what an inspection may see: each between two days.

`ended_on` is the day from which it no longer holds although its last day has not come.
"""

from __future__ import annotations

from django.db import models

from motcua.organisations.models.official import Official, Post
from motcua.organisations.models.unit import Unit


class Delegation(models.Model):
    """The work of one post done by the holder of another, by a written paper."""

    class Scope(models.TextChoices):
        SIGN = "sign", "Ký thay"
        ALL = "all", "Mọi việc của vị trí"

    giver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations_given")
    receiver = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="delegations_received"
    )
    scope = models.CharField("phạm vi", max_length=8, choices=Scope.choices)
    paper = models.CharField("số văn bản", max_length=60)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    ended_on = models.DateField("thôi từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="delegation_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="delegation_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}: {self.giver_id} → {self.receiver_id}"


class Absence(models.Model):
    """An official is away from all their posts; new work goes round them."""

    class Kind(models.TextChoices):
        LEAVE = "leave", "nghỉ phép"
        SICK = "sick", "nghỉ ốm"
        MISSION = "mission", "đi công tác"
        STUDY = "study", "đi học"

    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField("vì", max_length=10, choices=Kind.choices)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    ended_on = models.DateField("trở lại ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thời gian vắng"
        verbose_name_plural = "thời gian vắng"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="absence_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.official_id}: {self.valid_from} - {self.valid_to}"


class Mandate(models.Model):
    """An inspection ordered: which unit, with all below it, a post may look into."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="mandates")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="mandates")
    legal_basis = models.CharField("căn cứ", max_length=200)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    ended_on = models.DateField("thôi từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "quyết định kiểm tra"
        verbose_name_plural = "quyết định kiểm tra"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="mandate_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post_id} in {self.unit_id}"
