"""Enter who acts for whom, since when, on what paper (BLDS 2015, Điều 134–141).

Representation of an organisation is entered too: a personal signature is not its authority.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.parties import policies
from motcua.parties.actions._standing import locked, require_standing
from motcua.parties.models import Party, PartyKind, Representation
from motcua.parties.queries.ties import place_of_paper
from motcua.parties.rules.representation import RepresentationTold

REPRESENTATION_ENTERED = events.declare("parties.representation_entered", "Ghi nhận đại diện")


@transaction.atomic
def enter_representation(
    principal: Party,
    representative: Party,
    told: RepresentationTold,
    *,
    by: Actor,
    at: dt.datetime,
) -> Representation:
    """Raises InvalidInput by field; the same authority in force twice is one of them."""
    policies.require(by, policies.REPRESENT)
    principal, representative = locked(principal, representative)
    require_standing(principal)
    require_standing(representative)
    _require_other(principal, representative)
    checked = told.checked(on=clock.local(at).date())
    assert checked.valid_from is not None
    _require_new(principal, representative, checked)
    tie = Representation.objects.create(
        principal=principal, representative=representative, ground=checked.ground,
        scope=checked.scope, reference=checked.reference, paper=_sealed(principal, checked.paper),
        valid_from=checked.valid_from, valid_to=checked.valid_to, entered_at=at,
    )  # fmt: skip
    record(
        chain=principal.key.reference, type=REPRESENTATION_ENTERED, by=by, at=at,
        facts=_facts(tie), personal={"paper": checked.paper}, key=principal.key,
    )  # fmt: skip
    return tie


def _require_other(principal: Party, representative: Party) -> None:
    if principal.pk == representative.pk:
        raise InvalidInput(
            "Một người không đại diện cho chính mình. Chọn người được ủy quyền.",
            field="representative",
        )
    if representative.kind == PartyKind.HOUSEHOLD:
        raise InvalidInput(
            "Hộ gia đình không nhận đại diện cho người khác. Chọn một thành viên của hộ.",
            field="representative",
        )


def _require_new(principal: Party, representative: Party, told: RepresentationTold) -> None:
    same = Representation.objects.filter(
        principal=principal, representative=representative, scope=told.scope,
        reference=told.reference, ended_on=None,
    )  # fmt: skip
    assert told.valid_from is not None
    known = next((one for one in same if not one.valid_to or one.valid_to >= told.valid_from), None)
    if known:
        until = f" đến {known.valid_to:%d/%m/%Y}" if known.valid_to else ""
        raise InvalidInput(
            f"Đã ghi nhận đại diện với phạm vi này từ {known.valid_from:%d/%m/%Y}{until}. "
            "Chấm dứt dòng cũ trước, hoặc chọn phạm vi khác.",
            field="scope",
        )


def _sealed(principal: Party, paper: str) -> bytes:
    key = keys.opened(principal.key)
    assert key is not None, "a standing party has its key"
    return sealing.seal_json(key, paper, bound_to=place_of_paper(principal))


def _facts(tie: Representation) -> dict[str, str]:
    return {
        "representative": tie.representative.key.reference,
        "ground": tie.ground,
        "scope": tie.scope,
        "reference": tie.reference,
        "valid_from": str(tie.valid_from),
        "valid_to": str(tie.valid_to or ""),
    }
