"""How often a paper was printed."""

from __future__ import annotations

from motcua.documents.models import Printing


def printed(reference: str, paper: str) -> int:
    return Printing.objects.filter(reference=reference, paper=paper).count()
