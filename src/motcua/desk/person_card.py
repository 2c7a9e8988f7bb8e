"""The applicant as the desk shows them: masked, each number opened by a logged act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers import policies
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.parties.queries import parties
from motcua.ui import masking
from motcua.ui.values import Person

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

FIELDS = ("identity", "phone")


def person_of(dossier: Dossier, officer: Officer, *, shown: frozenset[str] = frozenset()) -> Person:
    told = parties.opened(dossier.applicant)
    may = officer.reach(policies.REVEAL) > Reach.NONE
    urls = {
        field: reverse("desk:reveal", args=[dossier.code, field])
        if may and field not in shown and getattr(told, field)
        else ""
        for field in FIELDS
    }
    identity = (
        masking.grouped(told.identity)
        if "identity" in shown
        else masking.mask_identity(told.identity)
    )
    phone = told.phone if "phone" in shown else masking.mask_phone(told.phone)
    return Person(
        name=told.name,
        relation=_("Chủ hồ sơ"),
        kind="" if told.kind == "citizen" else dossier.applicant.get_kind_display(),
        born=str(told.birth_year or ""),
        identity=identity,
        phone=phone,
        email=masking.mask_email(told.email),
        address=told.address,
        reveal_identity=urls["identity"],
        reveal_phone=urls["phone"],
        url=reverse("desk:party", args=[dossier.applicant_id]),
    )
