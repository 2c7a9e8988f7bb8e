"""Reading the catalogue in the admin; changes go through the verbs."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from motcua.procedures.models import Field, Procedure, ProcedureVersion, ProcessVersion


class ReadOnly(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(ProcedureVersion)
class ProcedureVersionAdmin(ReadOnly):
    list_display = ("procedure", "number", "name", "field", "status", "valid_from", "valid_to")
    list_filter = ("status", "field")
    search_fields = ("procedure__code", "name", "name_folded")


@admin.register(ProcessVersion)
class ProcessVersionAdmin(ReadOnly):
    list_display = ("procedure", "number", "status", "valid_from", "valid_to", "legal_basis")
    list_filter = ("status",)


admin.site.register((Field, Procedure), ReadOnly)
