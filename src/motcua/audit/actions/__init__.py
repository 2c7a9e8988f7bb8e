"""The trail is only ever added to."""

from __future__ import annotations

from motcua.audit.actions.record import record

__all__ = ["record"]
