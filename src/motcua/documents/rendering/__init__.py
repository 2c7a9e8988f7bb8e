"""Papers as PDF: facts in, bytes out. The same facts always give the same bytes."""

from __future__ import annotations

from motcua.documents.rendering.render import Sheet, render, render_many

__all__ = ["Sheet", "render", "render_many"]
