"""Verbs on files, keys and prints."""

from __future__ import annotations

from motcua.documents.actions.add_part import add_part
from motcua.documents.actions.begin_upload import begin_upload
from motcua.documents.actions.change_pin import change_pin
from motcua.documents.actions.drop_upload import drop_old_uploads, drop_upload
from motcua.documents.actions.issue_key import issue_key
from motcua.documents.actions.note_printing import note_printing
from motcua.documents.actions.open_file import open_file
from motcua.documents.actions.revoke_key import revoke_key
from motcua.documents.actions.sign_document import sign_document
from motcua.documents.actions.sign_paper import sign_paper
from motcua.documents.actions.store_file import store_file
from motcua.documents.actions.unlock_key import OpenedKey, unlock_key

__all__ = [
    "OpenedKey",
    "add_part",
    "begin_upload",
    "change_pin",
    "drop_old_uploads",
    "drop_upload",
    "issue_key",
    "note_printing",
    "open_file",
    "revoke_key",
    "sign_document",
    "sign_paper",
    "store_file",
    "unlock_key",
]
