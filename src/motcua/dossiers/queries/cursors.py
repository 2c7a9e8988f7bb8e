"""Where a page of a list begins: the last row seen, as text for an address."""

from __future__ import annotations

import base64
import datetime as dt
import json

from motcua.dossiers.models import Dossier


def encoded(dossier: Dossier, *, back: bool) -> str:
    key = dossier.sort_key.isoformat()  # type: ignore[attr-defined]
    content = json.dumps({"key": key, "pk": dossier.pk, "back": back})
    return base64.urlsafe_b64encode(content.encode()).decode()


def decoded(cursor: str) -> dict[str, object] | None:
    """A cursor that was tampered with starts the list anew."""
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return {
            "key": dt.datetime.fromisoformat(place["key"]),
            "pk": int(place["pk"]),
            "back": bool(place["back"]),
        }
    except (ValueError, KeyError, TypeError):
        return None
