"""Whether a file is signed, by whom, and whether that holds."""

from __future__ import annotations

from motcua.documents.models import StoredFile
from motcua.documents.queries import signing_keys
from motcua.documents.rules.signatures import Verification
from motcua.documents.storage import content_of
from motcua.documents.verification import verified


def verify(file: StoredFile | bytes) -> Verification:
    """Of a stored file, or of bytes that somebody brings."""
    pdf = file if isinstance(file, bytes) else content_of(file)
    return verified(pdf, roots=signing_keys.roots(), revoked=signing_keys.revoked())
