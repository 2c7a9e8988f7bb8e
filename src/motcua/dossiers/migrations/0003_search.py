from django.db import migrations, models

from motcua.dossiers import search_index


def ensure(apps, schema_editor):
    search_index.ensure(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_spine")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=16, unique=True, verbose_name="chữ")),
            ],
            options={"verbose_name": "chữ đã gặp", "verbose_name_plural": "chữ đã gặp"},
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(fields=["number"], name="outcome_number"),
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(fields=["tracking"], name="outcome_tracking"),
        ),
        migrations.RunPython(ensure, migrations.RunPython.noop),
    ]
