"""How often one client may call: a count a minute, kept in the cache of the process."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from motcua.api.access import client_of

WINDOW = 60


class PerClient(BaseThrottle):
    def allow_request(self, request: HttpRequest) -> bool:
        return within(f"api:{client_of(request).client_id}", settings.MOTCUA_API_RATE)

    def wait(self) -> float:
        return WINDOW - time.time() % WINDOW


class PerAddress(BaseThrottle):
    """For what anybody may ask."""

    def allow_request(self, request: HttpRequest) -> bool:
        address = request.META.get("REMOTE_ADDR", "")
        return within(f"open:{address}", settings.MOTCUA_API_RATE)

    def wait(self) -> float:
        return WINDOW - time.time() % WINDOW


def within(name: str, most: int) -> bool:
    """Counts one more in this minute; whether that is still within `most`."""
    key = f"{name}:{int(time.time() // WINDOW)}"
    cache.add(key, 0, timeout=2 * WINDOW)
    return cache.incr(key) <= most
