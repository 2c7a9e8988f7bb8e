"""Is the process alive, and can it work?"""

from __future__ import annotations

import os

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from motcua.audit.queries.pulse import age_of_queue
from motcua.kernel import clock
from motcua.ui.access import public

PATIENCE_SECONDS = 300


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


def _queue() -> bool:
    """The worker is at work: nothing waits longer than five minutes to be delivered."""
    try:
        return age_of_queue(clock.now()) <= PATIENCE_SECONDS
    except DatabaseError:
        return False


def _storage() -> bool:
    return settings.MOTCUA_HOME.is_dir() and os.access(settings.MOTCUA_HOME, os.W_OK)


@public
def readyz(request: HttpRequest) -> JsonResponse:
    parts = {"database": _database(), "queue": _queue(), "storage": _storage()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)
