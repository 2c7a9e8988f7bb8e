"""What documents remembers."""

from __future__ import annotations

from motcua.documents.models.printing import Printing
from motcua.documents.models.signing_key import SigningKey
from motcua.documents.models.stored_file import StoredFile
from motcua.documents.models.upload import Upload

__all__ = ["Printing", "SigningKey", "StoredFile", "Upload"]
