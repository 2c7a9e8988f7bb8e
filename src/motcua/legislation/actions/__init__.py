"""One verb, one file."""

from __future__ import annotations

from motcua.legislation.actions.amend_document import amend_document
from motcua.legislation.actions.enter_document import enter_document
from motcua.legislation.actions.import_documents import Imported, import_documents
from motcua.legislation.actions.repeal_document import repeal_document
from motcua.legislation.actions.replace_document import replace_document
from motcua.legislation.actions.review_document import review_document

__all__ = [
    "Imported",
    "amend_document",
    "enter_document",
    "import_documents",
    "repeal_document",
    "replace_document",
    "review_document",
]
