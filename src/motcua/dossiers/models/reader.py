"""In whose lists a dossier may stand."""

from __future__ import annotations

from django.db import models

from motcua.dossiers.models.dossier import Dossier


class Reader(models.Model):
    """One way by which officials may read a dossier: `u5` whoever reads what unit 5 has or had to
    do with, `p12` post 12 that holds or held it, `q5:TP` the queue of a role at unit 5, `a5` unit
    5 was asked for its opinion.

    The database writes these rows itself, by triggers (`reader_index`): of one table with its own
    statistics PostgreSQL knows for a small unit and for a large one where to begin.
    """

    # Written from the dossier's own row: a constraint would cost each act and find nothing.
    dossier = models.ForeignKey(
        Dossier, on_delete=models.CASCADE, related_name="readers", db_constraint=False
    )
    who = models.CharField("ai", max_length=30)

    class Meta:
        verbose_name = "quyền xem hồ sơ"
        verbose_name_plural = "quyền xem hồ sơ"
        # With the dossier first PostgreSQL would walk through all readers to find the few of one.
        constraints = [
            models.UniqueConstraint(fields=["who", "dossier"], name="reader_once_a_dossier")
        ]

    def __str__(self) -> str:
        return f"{self.who} reads {self.dossier_id}"
