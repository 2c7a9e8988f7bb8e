"""Acts that can be done to many dossiers at once: those that ask nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from motcua.dossiers import policies
from motcua.dossiers.rules.lifecycle import Verb
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.ui.values import Act

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

BATCH = (Verb.TRANSFER, Verb.HAND_TO_COUNTER)


def batch_acts(officer: Officer) -> list[Act]:
    labels = {Verb.TRANSFER: _("Bàn giao"), Verb.HAND_TO_COUNTER: _("Chuyển ra quầy")}
    return [
        Act(name=verb, text=labels[verb], main=True, icon="send")
        for verb in BATCH
        if officer.reach(policies.AUTHORITY[verb]) > Reach.NONE
    ]


def lawful_batch(officer: Officer, dossier: Dossier) -> list[str]:
    """Which of them this officer may do to this dossier now, along its only branch."""
    if dossier.step is None:
        return []
    branches = [branch.act for branch in dossier.step.branches.all()]
    return [
        verb
        for verb in BATCH
        if branches.count(verb) == 1 and policies.fault(officer, verb, dossier) is None
    ]
