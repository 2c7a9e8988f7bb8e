"""One verb, one file."""

from __future__ import annotations

from motcua.legislation.actions.advance_plan import advance_plan
from motcua.legislation.actions.amend_document import amend_document
from motcua.legislation.actions.close_review import close_review
from motcua.legislation.actions.drop_planned import drop_planned
from motcua.legislation.actions.enter_document import enter_document
from motcua.legislation.actions.import_documents import Imported, import_documents
from motcua.legislation.actions.issue_planned import issue_planned
from motcua.legislation.actions.open_review import RoundDetails, open_review
from motcua.legislation.actions.plan_document import plan_document
from motcua.legislation.actions.record_finding import record_finding
from motcua.legislation.actions.record_posting import record_posting
from motcua.legislation.actions.repeal_document import repeal_document
from motcua.legislation.actions.replace_document import replace_document
from motcua.legislation.actions.review_document import review_document
from motcua.legislation.actions.settle_finding import settle_finding

__all__ = [
    "Imported",
    "RoundDetails",
    "advance_plan",
    "amend_document",
    "close_review",
    "drop_planned",
    "enter_document",
    "import_documents",
    "issue_planned",
    "open_review",
    "plan_document",
    "record_finding",
    "record_posting",
    "repeal_document",
    "replace_document",
    "review_document",
    "settle_finding",
]
