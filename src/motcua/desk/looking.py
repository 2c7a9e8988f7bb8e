"""Looking at a person's data is written down, unless it is one's own work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.audit.actions.note_reading import SAME_LOOK, note_reading
from motcua.dossiers.queries import readers
from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.parties import policies

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier
    from motcua.feedback.queries.petitions import Petition
    from motcua.parties.queries.parties import Party

DOSSIER, PARTY, PRINT = "dossier", "party", "print"
DATA_CHANGE, INSPECTION, INTAKE = "data_change", "inspection", "intake"
PETITION = "petition"
WHAT = {
    DOSSIER: gettext_noop("Trang hồ sơ"),
    PARTY: gettext_noop("Trang người nộp"),
    PRINT: gettext_noop("In giấy tờ"),
    "index": gettext_noop("Hồ sơ đứng sau số liệu chỉ số"),
    "identity": gettext_noop("Số định danh đầy đủ"),
    "phone": gettext_noop("Số điện thoại đầy đủ"),
    "petition": gettext_noop("Phản ánh, kiến nghị"),
    "contact": gettext_noop("Liên hệ đầy đủ của người gửi phản ánh, kiến nghị"),
}
PURPOSES = {
    DATA_CHANGE: gettext_noop("Đối chiếu dữ liệu trùng, yêu cầu xóa"),
    INSPECTION: gettext_noop("Thanh tra, kiểm tra"),
    INTAKE: gettext_noop("Tiếp nhận tại quầy"),
    PETITION: gettext_noop("Xử lý, theo dõi phản ánh, kiến nghị"),
    "Liên hệ người gửi phản ánh, kiến nghị": gettext_noop("Liên hệ người gửi phản ánh, kiến nghị"),
}


def look_at_dossier(officer: Officer, dossier: Dossier, what: str = DOSSIER) -> None:
    """Whoever holds it reads it to do the work; all others leave a line, once a quarter hour."""
    if not readers.is_holder(officer, dossier):
        _note(officer, dossier.applicant.key.reference, what, dossier.code, dossier.chain)


def look_at_party(officer: Officer, party: Party) -> None:
    _note(officer, party.key.reference, PARTY, purpose_of(officer, party), "")


def look_at_petition(officer: Officer, petition: Petition) -> None:
    """Whoever it was given to reads it to answer; all others leave a line."""
    if petition.post_id != officer.post_id:
        _note(officer, petition.key.reference, PETITION, PETITION, petition.chain)


def _note(officer: Officer, person: str, what: str, purpose: str, subject: str) -> None:
    """A look that this process has just noted is not asked about again."""
    look = f"look:{officer.reference}:{person}:{what}:{purpose}:{subject}"
    if cache.get(look):
        return
    note_reading(
        person, by=officer, at=clock.now(), what=what, purpose=purpose, subject=subject, once=True
    )
    cache.set(look, 1, SAME_LOOK.total_seconds())


def purpose_of(officer: Officer, party: Party) -> str:
    """A dossier of this person that the officer may read, else what the role is there for."""
    if policies.may_see_changes(officer):
        return DATA_CHANGE
    if policies.may(officer, policies.READINGS):
        return INSPECTION
    return readers.purpose_for(party, officer) or INTAKE


def what_words(what: str) -> str:
    return _(WHAT[what]) if what in WHAT else what


def purpose_words(purpose: str) -> str:
    return _(PURPOSES[purpose]) if purpose in PURPOSES else purpose
