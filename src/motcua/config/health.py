"""Is the process alive, and can it work?"""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from motcua.ui.access import public


@public
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _storage() -> bool:
    return settings.MOTCUA_HOME.is_dir()


@public
def readyz(request: HttpRequest) -> JsonResponse:
    parts = {"database": _database(), "storage": _storage()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)
