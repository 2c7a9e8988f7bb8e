"""What a citizen said of one service, once."""

from __future__ import annotations

from django.db import models

from motcua.dossiers.models import Dossier
from motcua.feedback.rules.ratings import LEVELS
from motcua.organisations.models import Unit


class Rating(models.Model):
    """Tied to the dossier so that it is given once; read by unit and never with a name."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField("mức", choices=list(LEVELS.items()))
    reasons = models.JSONField("lý do", default=list)
    comment = models.TextField("góp ý", blank=True)
    given_at = models.DateTimeField("đánh giá lúc")

    class Meta:
        verbose_name = "đánh giá"
        verbose_name_plural = "đánh giá"
        indexes = (models.Index(fields=("unit", "given_at"), name="feedback_rating_unit"),)

    def __str__(self) -> str:
        return f"{self.pk}"
