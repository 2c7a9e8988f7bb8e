"""What documents remembers."""

from __future__ import annotations

from motcua.documents.models.stored_file import StoredFile

__all__ = ["StoredFile"]
