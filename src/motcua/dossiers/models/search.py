"""What search knows besides the dossiers: the words that occur in them."""

from __future__ import annotations

from django.db import models


class SearchWord(models.Model):
    """A folded word of a name or a procedure; a word mistyped is led back to one of these.

    Vietnamese has few syllables, so the table stops growing soon.
    """

    word = models.CharField("chữ", max_length=16, unique=True)

    class Meta:
        verbose_name = "chữ đã gặp"
        verbose_name_plural = "chữ đã gặp"

    def __str__(self) -> str:
        return self.word
