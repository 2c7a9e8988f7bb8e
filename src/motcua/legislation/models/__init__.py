from __future__ import annotations

from motcua.legislation.models.document import DocumentRelation, LegalDocument

__all__ = ["DocumentRelation", "LegalDocument"]
