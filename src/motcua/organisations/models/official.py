"""Officials and the posts they hold."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from motcua.organisations.models.unit import Unit
from motcua.organisations.rules.roles import Role


class Official(models.Model):
    name = models.CharField("họ tên", max_length=200)
    # The number of the personnel file: by it an import knows whom it has met before.
    code = models.CharField("mã cán bộ", max_length=40, null=True, blank=True, unique=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="official",
    )

    class Meta:
        verbose_name = "cán bộ, công chức"
        verbose_name_plural = "cán bộ, công chức"

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post is held from one day to another; authority comes from it and ends with it.

    An official may hold several at once; on a part-time one they work beside another.
    """

    class Holding(models.TextChoices):
        REGULAR = "regular", "Chính thức"
        ACTING = "acting", "Quyền"
        IN_CHARGE = "in_charge", "Phụ trách"
        SECONDED = "seconded", "Biệt phái"

    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField("vai trò", max_length=4, choices=Role.choices)
    title = models.CharField("chức danh", max_length=120)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    holding = models.CharField(
        "giữ theo cách",
        max_length=12,
        choices=Holding.choices,
        default=Holding.REGULAR,
        db_default=Holding.REGULAR,
    )
    part_time = models.BooleanField("kiêm nhiệm", default=False, db_default=False)
    legal_basis = models.CharField("căn cứ", max_length=200, blank=True, db_default="")

    class Meta:
        verbose_name = "vị trí công tác"
        verbose_name_plural = "vị trí công tác"
        indexes = [models.Index(fields=["unit", "role"], name="post_unit_role")]

    def __str__(self) -> str:
        return f"{self.official}, {self.full_title}"

    @property
    def full_title(self) -> str:
        """As it stands under a signature: `Quyền Trưởng phòng`, `Phụ trách, Phó Trưởng phòng`."""
        if self.holding == self.Holding.ACTING:
            return f"Quyền {self.title}"
        if self.holding == self.Holding.IN_CHARGE:
            return f"Phụ trách, {self.title}"
        return self.title
