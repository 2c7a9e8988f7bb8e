"""Whether a file is signed, by whom, and whether that holds."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.documents.models import StoredFile
from motcua.documents.queries import signing_keys
from motcua.documents.rules.signatures import Verification
from motcua.documents.storage import content_of
from motcua.documents.verification import verified
from motcua.kernel.errors import InvalidInput, NotFound


def verify(file: StoredFile | bytes) -> Verification:
    """Of a stored file, or of bytes that somebody brings."""
    pdf = file if isinstance(file, bytes) else content_of(file)
    return verified(pdf, roots=signing_keys.roots(), revoked=signing_keys.revoked())


@dataclass(frozen=True, kw_only=True)
class SignedPaper:
    """What a page says of a signed paper: `file` None where it was signed on paper."""

    file: StoredFile | None
    good: bool
    sentences: tuple[str, ...]


def looked_at(file: StoredFile | None) -> SignedPaper:
    """Looked at now, as a stranger would; a file that is lost or broken is told, never raised."""
    if file is None:
        return SignedPaper(file=None, good=False, sentences=())
    try:
        found = verify(file)
    except (InvalidInput, NotFound) as fault:
        return SignedPaper(file=file, good=False, sentences=(fault.message,))
    return SignedPaper(file=file, good=found.good, sentences=tuple(found.sentences))
