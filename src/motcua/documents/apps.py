from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "motcua.documents"
    label = "documents"
    verbose_name = _("Giấy tờ")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.documents.queries.citations import cited
        from motcua.legislation import citations

        citations.register("documents", cited)
