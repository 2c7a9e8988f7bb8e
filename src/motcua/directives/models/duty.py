"""A duty that comes again and again: the monthly report by day 15."""

from __future__ import annotations

from django.db import models

from motcua.directives.models.source import DirectiveSource
from motcua.directives.rules.recurring import RHYTHMS
from motcua.directives.rules.wording import PRIORITIES, Priority
from motcua.organisations.models import Post, Unit


class RecurringDuty(models.Model):
    """Its rule is data; each instance is a task, made `ahead_days` before it is due."""

    title = models.CharField("tên việc", max_length=300)
    content = models.TextField("nội dung", blank=True)
    measure = models.CharField("kết quả phải đạt", max_length=500, blank=True)
    evidence = models.CharField("minh chứng", max_length=500, blank=True)
    priority = models.CharField(
        "mức khẩn", max_length=8, choices=list(PRIORITIES.items()), default=Priority.NORMAL
    )
    rhythm = models.CharField("chu kỳ", max_length=12, choices=list(RHYTHMS.items()))
    day = models.PositiveSmallIntegerField("ngày đến hạn")
    ahead_days = models.PositiveSmallIntegerField("mở trước (ngày)", default=14)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    source = models.ForeignKey(DirectiveSource, on_delete=models.PROTECT, related_name="duties")
    assigner_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    units = models.ManyToManyField(Unit, related_name="+", verbose_name="đơn vị thực hiện")

    class Meta:
        verbose_name = "việc định kỳ"
        verbose_name_plural = "việc định kỳ"
        ordering = ("title", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def chain(self) -> str:
        return f"duty:{self.pk}"
