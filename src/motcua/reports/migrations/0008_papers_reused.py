"""How many papers of a dossier were taken from what was electronic before."""

from typing import Any

from django.db import migrations, models
from django.db.models import Count, Exists, OuterRef, Subquery

_REUSED = (2, 3)


def count(apps: Any, schema_editor: Any) -> None:
    """What folding the events anew would give, so that the nightly proof finds nothing to name."""
    facts = apps.get_model("reports", "DossierFact").objects
    papers = apps.get_model("dossiers", "DossierPaper").objects
    own = papers.filter(dossier__code=OuterRef("code"), digitised__in=_REUSED).order_by()
    number = own.values("dossier__code").annotate(n=Count("pk")).values("n")
    facts.filter(Exists(own)).update(papers_reused=Subquery(number))


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_finished_late"), ("dossiers", "0007_readers")]

    operations = [
        migrations.AddField(
            model_name="dossierfact",
            name="papers_reused",
            field=models.IntegerField(db_default=0, default=0, verbose_name="số giấy tờ dùng lại"),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
