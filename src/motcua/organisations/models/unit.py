"""Units and their dated placements in the tree.

A unit is an identity that never changes; what it is called, which code it carries and
under whom it stands are versions with dates. A merge ends versions, never units.
"""

from __future__ import annotations

from django.db import models


class UnitKind(models.TextChoices):
    PROVINCE = "province", "Ủy ban nhân dân tỉnh"
    DEPARTMENT = "department", "Sở, ban, ngành"
    DISTRICT = "district", "Ủy ban nhân dân huyện (đến 30/6/2025)"
    COMMUNE = "commune", "Ủy ban nhân dân xã, phường, đặc khu"
    CENTRE = "centre", "Trung tâm Phục vụ hành chính công"
    BRANCH = "branch", "Đơn vị trực thuộc, chi nhánh"
    DIVISION = "division", "Phòng chuyên môn"


class Unit(models.Model):
    slug = models.SlugField("tên ngắn cố định", max_length=80, unique=True)

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"

    def __str__(self) -> str:
        return self.slug


class UnitVersion(models.Model):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    parent = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField("loại", max_length=20, choices=UnitKind.choices)
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọn", max_length=80)
    code = models.CharField("mã định danh", max_length=40, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    legal_basis = models.CharField("căn cứ", max_length=200)

    class Meta:
        verbose_name = "phiên bản đơn vị"
        verbose_name_plural = "phiên bản đơn vị"
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="unit_version_per_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="unit_version_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.valid_from})"


class Remit(models.Model):
    """What a unit handles: a procedure it is competent for, or a field a division works in."""

    class Kind(models.TextChoices):
        PROCEDURE = "procedure", "Thủ tục"
        FIELD = "field", "Lĩnh vực"

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="remits")
    kind = models.CharField("loại", max_length=10, choices=Kind.choices)
    code = models.CharField("mã", max_length=60)

    class Meta:
        verbose_name = "phần việc"
        verbose_name_plural = "phần việc"
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "code"], name="remit_once_a_unit")
        ]
        indexes = [models.Index(fields=["kind", "code"], name="remit_by_code")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.code}"


class Succession(models.Model):
    """Which unit goes on with the work of one that was merged, split or abolished, since when."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inheritances")
    valid_from = models.DateField("từ ngày")
    share = models.CharField("phần việc nhận", max_length=200, blank=True)
    legal_basis = models.CharField("căn cứ", max_length=200)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="succession_once_a_pair"
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="succession_to_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
