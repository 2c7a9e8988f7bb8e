from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ProceduresConfig(AppConfig):
    name = "motcua.procedures"
    label = "procedures"
    verbose_name = _("Thủ tục hành chính")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.legislation import citations
        from motcua.procedures import name_index
        from motcua.procedures.queries.citations import cited

        citations.register("procedures", cited)
        post_migrate.connect(name_index.ensure, sender=self, dispatch_uid="procedures.name_index")
