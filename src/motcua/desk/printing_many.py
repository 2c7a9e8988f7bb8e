"""Papers of several dossiers in one file: which lists and results offer which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from motcua.documents.rules.forms import FormKey
from motcua.dossiers import policies
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.ui.values import Act

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

MOST = 100
LABELS: dict[FormKey, Promise] = {
    FormKey.RECEIPT: gettext_lazy("In giấy hẹn"),
    FormKey.HAND_OVER: gettext_lazy("In phiếu bàn giao"),
}
_THERE: dict[FormKey, Callable[[Dossier], bool]] = {
    FormKey.RECEIPT: lambda dossier: dossier.received_at is not None,
    FormKey.HAND_OVER: lambda dossier: dossier.is_offered,
}
_AFTER: dict[Verb, FormKey] = {
    Verb.RECEIVE: FormKey.RECEIPT,
    Verb.TRANSFER: FormKey.HAND_OVER,
    Verb.HAND_TO_COUNTER: FormKey.HAND_OVER,
}


def prints(officer: Officer) -> bool:
    """Whether any post this officer fills may print papers."""
    return any(view.reach(policies.PRINT) > Reach.NONE for view in officer.views)


def keeps_register(officer: Officer) -> bool:
    """Whether the register is part of their work: who sees all that their unit received."""
    return officer.reach(policies.PRINT) >= Reach.UNIT


def print_buttons(officer: Officer) -> list[Act]:
    return [_button(paper) for paper in LABELS] if prints(officer) else []


def print_after(officer: Officer, verb: Verb) -> Act | None:
    """The paper that an act for many leaves to be printed; None where it leaves nothing."""
    paper = _AFTER.get(verb)
    return _button(paper) if paper and prints(officer) else None


def _button(paper: FormKey) -> Act:
    url = reverse("desk:print_many")
    return Act(name=paper, text=str(LABELS[paper]), url=url, icon="printer", new_tab=True)


def printable(officer: Officer, dossier: Dossier) -> list[str]:
    """Which papers this dossier of the officer's list has, by the names of the buttons."""
    if not prints(officer):
        return []
    return [paper for paper, there in _THERE.items() if there(dossier)]


def having(paper: FormKey, dossiers: Sequence[Dossier]) -> list[Dossier]:
    return [dossier for dossier in dossiers if _THERE[paper](dossier)]
