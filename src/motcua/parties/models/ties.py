"""Who acts for whom, and who lives in a household: dated rows with the paper behind them."""

from __future__ import annotations

from django.db import models

from motcua.parties.models.party import Party


class Representation(models.Model):
    """`representative` acts for `principal` from one day to another (BLDS 2015, Điều 134–141).

    `paper` is sealed with the principal's key: it names notaries and people.
    """

    class Ground(models.TextChoices):
        STATUTORY = "statutory", "Đại diện theo pháp luật"
        AUTHORISED = "authorised", "Đại diện theo ủy quyền"

    class Scope(models.TextChoices):
        ALL = "all", "Mọi thủ tục"
        PROCEDURE = "procedure", "Một thủ tục"
        DOSSIER = "dossier", "Một hồ sơ"

    principal = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="representations")
    representative = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="acts_for")
    ground = models.CharField("căn cứ đại diện", max_length=12, choices=Ground.choices)
    scope = models.CharField("phạm vi", max_length=12, choices=Scope.choices)
    reference = models.CharField("thủ tục, hồ sơ", max_length=64, blank=True)
    paper = models.BinaryField("văn bản niêm phong")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    ended_on = models.DateField("chấm dứt ngày", null=True, blank=True)
    entered_at = models.DateTimeField("nhập lúc")

    class Meta:
        verbose_name = "đại diện, ủy quyền"
        verbose_name_plural = "đại diện, ủy quyền"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(principal=models.F("representative")),
                name="representation_of_another",
            )
        ]

    def __str__(self) -> str:
        return f"{self.representative_id} for {self.principal_id}"


class HouseholdMember(models.Model):
    """`member` belongs to `household`; one of them is its head at a time."""

    household = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="members")
    member = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="households")
    relation = models.CharField("quan hệ với chủ hộ", max_length=60, blank=True)
    is_head = models.BooleanField("chủ hộ", default=False)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thành viên hộ"
        verbose_name_plural = "thành viên hộ"
        constraints = [
            models.UniqueConstraint(
                fields=["household", "member"],
                condition=models.Q(valid_to__isnull=True),
                name="household_member_once",
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=models.Q(valid_to__isnull=True, is_head=True),
                name="household_one_head",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.household_id}"
