"""Write a drafted version of a procedure anew, as often as needed (NĐ 63/2010/NĐ-CP Điều 8)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, StaleVersion, WrongState
from motcua.procedures import policies
from motcua.procedures.actions.rows import fields_for, unsaved_version, write_parts
from motcua.procedures.models import ProcedureVersion, Status
from motcua.procedures.queries.contents import MANY
from motcua.procedures.rules.content import Content, digest

VERSION_REVISED = events.declare("procedures.version_revised", "Sửa dự thảo thủ tục")


@transaction.atomic
def revise_version(
    version: ProcedureVersion,
    content: Content,
    *,
    by: Actor,
    at: dt.datetime,
    valid_from: dt.date,
    seen: str = "",
) -> ProcedureVersion:
    """`seen` is the digest of what was changed: StaleVersion when somebody else changed it since.

    A draft may still be wrong; `publish_version` says where.
    """
    policies.require_publishing_procedures(by)
    draft = ProcedureVersion.objects.select_for_update().get(pk=version.pk)
    code = draft.procedure.code
    if draft.status != Status.DRAFT:
        raise WrongState(
            f"Phiên bản {draft.number} của thủ tục {code} không còn là dự thảo. "
            "Soạn phiên bản mới để thay đổi."
        )
    if seen and seen != draft.content_digest:
        raise StaleVersion(
            "Dự thảo vừa được người khác sửa. Mở lại dự thảo ở thẻ khác, xem chỗ khác rồi ghi lại."
        )
    if content.code != code:
        raise InvalidInput(f"Dự thảo này là của thủ tục {code}.", field="code")
    renewed = _rewritten(draft, content, valid_from)
    facts = {"version": draft.number, "valid_from": str(valid_from),
             "digest": renewed.content_digest}  # fmt: skip
    record(chain=f"procedure:{code}", type=VERSION_REVISED, by=by, at=at, facts=facts)
    return renewed


def _rewritten(draft: ProcedureVersion, content: Content, valid_from: dt.date) -> ProcedureVersion:
    renewed = unsaved_version(
        content,
        fields_for([content.field])[content.field],
        procedure=draft.procedure,
        number=draft.number,
        status=Status.DRAFT,
        valid_from=valid_from,
        content_digest=digest(content),
    )
    renewed.pk = draft.pk
    renewed.save(force_update=True)
    for parts in {name.partition("__")[0] for name in MANY}:
        getattr(renewed, parts).all().delete()
    write_parts([(renewed, content)])
    return renewed
