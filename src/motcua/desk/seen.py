"""Which dossiers an officer has looked at before signing, as they stood then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motcua.desk.guard import DeskRequest

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

KEY = "desk.seen"
MOST = 200


def _mark(dossier: Dossier) -> str:
    return f"{dossier.code}@{dossier.version}"


def note(request: DeskRequest, dossier: Dossier) -> None:
    seen = [mark for mark in request.session.get(KEY, []) if mark != _mark(dossier)]
    request.session[KEY] = [*seen, _mark(dossier)][-MOST:]


def was_seen(request: DeskRequest, dossier: Dossier) -> bool:
    """Not when it has changed since."""
    return _mark(dossier) in request.session.get(KEY, [])
