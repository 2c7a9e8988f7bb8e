"""Dossiers being written, for who writes them."""

from __future__ import annotations

from typing import Any

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.dossiers.models import DossierDraft

__all__ = ["DossierDraft", "content_of", "drafts_of", "place_of"]


def place_of(reference: str) -> str:
    return f"draft {reference}"


def drafts_of(owner: str) -> list[DossierDraft]:
    """Not filed yet, the newest first."""
    return list(DossierDraft.objects.filter(owner=owner, dossier=None).order_by("-saved_at"))


def content_of(draft: DossierDraft) -> dict[str, Any]:
    opened = sealing.unseal_json(
        keys.master(), bytes(draft.content), bound_to=place_of(draft.reference)
    )
    return opened or {}
