"""Looking at a person's data is written down, unless it is one's own work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.audit.actions.note_reading import note_reading
from motcua.dossiers.queries import readers
from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.parties import policies

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier
    from motcua.parties.queries.parties import Party

DOSSIER, PARTY, PRINT = "dossier", "party", "print"
DATA_CHANGE, INSPECTION, INTAKE = "data_change", "inspection", "intake"
WHAT = {
    DOSSIER: gettext_noop("Trang hồ sơ"),
    PARTY: gettext_noop("Trang người nộp"),
    PRINT: gettext_noop("In giấy tờ"),
    "identity": gettext_noop("Số định danh đầy đủ"),
    "phone": gettext_noop("Số điện thoại đầy đủ"),
}
PURPOSES = {
    DATA_CHANGE: gettext_noop("Đối chiếu dữ liệu trùng, yêu cầu xóa"),
    INSPECTION: gettext_noop("Thanh tra, kiểm tra"),
    INTAKE: gettext_noop("Tiếp nhận tại quầy"),
}


def look_at_dossier(officer: Officer, dossier: Dossier, what: str = DOSSIER) -> None:
    """Whoever holds it reads it to do the work; all others leave a line, once a quarter hour."""
    if readers.is_holder(officer, dossier):
        return
    note_reading(
        dossier.applicant.key.reference, by=officer, at=clock.now(), what=what,
        purpose=dossier.code, subject=dossier.chain, once=True,
    )  # fmt: skip


def look_at_party(officer: Officer, party: Party) -> None:
    note_reading(
        party.key.reference, by=officer, at=clock.now(), what=PARTY,
        purpose=purpose_of(officer, party), once=True,
    )  # fmt: skip


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
