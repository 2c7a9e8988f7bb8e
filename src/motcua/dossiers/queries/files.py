"""Files of a dossier that an officer may open: asked of the policy each time."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.documents.queries import files
from motcua.documents.queries.files import FileFacts, StoredFile
from motcua.documents.queries.signatures import verify
from motcua.documents.rules.signatures import Verification
from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, DossierPaper, Outcome
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.organisations.officer import Officer


@dataclass(frozen=True, kw_only=True)
class PaperFile:
    """A paper of the dossier with its e-copy, None where there is none yet."""

    position: int
    name: str
    digitised: str
    file: FileFacts | None


@dataclass(frozen=True, kw_only=True)
class FileOfDossier:
    """`what`: draft or signed."""

    what: str
    file: FileFacts
    is_signed: bool = False


def paper_files(dossier: Dossier) -> list[PaperFile]:
    """In the order of the list of papers."""
    rows = DossierPaper.objects.filter(dossier=dossier).select_related("file__key")
    return [
        PaperFile(
            position=row.position,
            name=row.name,
            digitised=row.get_digitised_display(),
            file=files.described(row.file) if row.file else None,
        )
        for row in rows.order_by("position")
    ]


def outcome_files(dossier: Dossier) -> list[FileOfDossier]:
    """What is proposed and what is signed."""
    outcome = Outcome.objects.filter(dossier=dossier).select_related("draft__key", "signed__key")
    found = outcome.first()
    if found is None:
        return []
    named = [("draft", found.draft), ("signed", found.signed)]
    return [
        FileOfDossier(what=what, file=files.described(file), is_signed=what == "signed")
        for what, file in named
        if file
    ]


def file_in(dossier: Dossier, reference: str, officer: Officer) -> StoredFile:
    """The file of this dossier; NotAllowed or NotFound."""
    if not policies.may_read(officer, dossier):
        raise NotAllowed("Hồ sơ này do đơn vị khác giữ, anh/chị không xem được tệp.", code="scope")
    file = files.file_of(reference)
    if not _belongs(dossier, file):
        raise NotFound("Hồ sơ không có tệp này. Tải lại trang hồ sơ.", code="no_file")
    return file


def _belongs(dossier: Dossier, file: StoredFile) -> bool:
    if DossierPaper.objects.filter(dossier=dossier, file=file).exists():
        return True
    outcomes = Outcome.objects.filter(dossier=dossier)
    if outcomes.filter(draft=file).exists() or outcomes.filter(signed=file).exists():
        return True
    extension = getattr(dossier, "extension", None)
    return extension is not None and extension.signed_file_id == file.pk


def signatures(file: StoredFile) -> Verification | None:
    """None for what is no PDF."""
    return verify(file) if file.media_type == "application/pdf" else None
