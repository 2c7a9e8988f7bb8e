"""What may be taken back with one press: a hand-over nobody accepted, an assignment unopened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers import actions
from motcua.dossiers.queries import notices
from motcua.dossiers.queries.timeline import timeline
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import WrongState

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier
    from motcua.organisations.officer import Officer

GIVEN = frozenset({Verb.ASSIGN, Verb.REASSIGN})


def undo_url(verb: Verb, dossier: Dossier) -> str:
    """Where to take it back; empty for what stands once it is done."""
    if verb in GIVEN or (verb == Verb.TRANSFER and dossier.is_offered):
        return reverse("desk:undo", args=[dossier.code, dossier.version])
    return ""


def take_back(dossier: Dossier, version: int, officer: Officer) -> tuple[Verb, Any]:
    """The act that undoes the last one; it leaves its own trace. Raises WrongState when too late."""
    last = timeline(dossier)[-1]
    if last.sequence != version:
        raise WrongState(_("Hồ sơ đã sang việc khác nên không hoàn tác được. Xem diễn biến."))
    common: dict[str, Any] = {"by": officer, "at": clock.now(), "version": version}
    if last.verb == Verb.TRANSFER:
        return Verb.RECALL, actions.recall(dossier, **common)
    if last.verb not in GIVEN:
        raise WrongState(_("Việc này không hoàn tác được; sửa bằng một việc khác, có ghi lại."))
    if notices.was_opened(dossier, version):
        raise WrongState(_("Người được giao đã mở hồ sơ. Dùng “Giao lại” nếu cần đổi người."))
    return Verb.REASSIGN, actions.reassign(dossier, to=None, undoes=version, **common)
