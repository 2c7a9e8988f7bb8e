"""A year's criteria for one kind of unit, as the law of a round, version by version."""

from __future__ import annotations

from django.db import models

from motcua.index.rules.stages import LEVELS, SET_STATES, SetState, choices


class RuleSet(models.Model):
    """`body` is a set as docs/index-set-file.md has it; a criterion may say `bound` with the name
    of a figure that fills it. `ours`: made up by the project, never an official appendix.

    `revision` counts the changes of a draft; `maker` is the official who made it and so does not
    approve it. In force from `valid_from` on.
    """

    State = SetState

    year = models.PositiveSmallIntegerField("năm")
    level = models.CharField("cấp", max_length=12, choices=choices(LEVELS))
    version = models.PositiveSmallIntegerField("lần", default=1)
    name = models.CharField("tên", max_length=300)
    legal_basis = models.CharField("căn cứ", max_length=300, blank=True)
    body = models.JSONField("nội dung")
    state = models.CharField(
        "trạng thái", max_length=10, choices=choices(SET_STATES), default=SetState.DRAFT.value
    )
    ours = models.BooleanField("bộ minh họa của dự án", default=False)
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    revision = models.PositiveIntegerField("lần sửa", default=1)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.CharField("người lập", max_length=80)
    maker = models.PositiveBigIntegerField("mã người lập", null=True, blank=True)
    checked_at = models.DateTimeField("kiểm tra lúc", null=True, blank=True)
    checked_by = models.CharField("người kiểm tra", max_length=80, blank=True)
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    approved_by = models.CharField("người duyệt", max_length=80, blank=True)
    decision = models.CharField("quyết định ban hành", max_length=100, blank=True)
    valid_from = models.DateField("áp dụng từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "bộ tiêu chí"
        verbose_name_plural = "bộ tiêu chí"
        ordering = ("-year", "level", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("year", "level", "version"), name="rule_set_once_a_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.year}, lần {self.version})"

    @property
    def chain(self) -> str:
        return f"rule_set:{self.pk}"
