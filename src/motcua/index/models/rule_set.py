"""A year's criteria for one kind of unit, as the law of a round, version by version."""

from __future__ import annotations

from django.db import models

from motcua.index.rules.stages import LEVELS, SET_STATES, SetState, choices


class RuleSet(models.Model):
    """`body` is a set as docs/index-set-file.md has it; a criterion may say `bound` with the name
    of a figure that fills it. `ours`: made up by the project, never an official appendix.
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
    made_at = models.DateTimeField("lập lúc")
    made_by = models.CharField("người lập", max_length=80)

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
