"""What dossiers does when a person is merged or erased; parties calls it (ADR 0014).

Luật 91/2025/QH15 (one person, one row; erasure), Luật Lưu trữ 33/2024/QH15 (what must be kept).
The event is that of the merge or erasure, which lists what moved; a dossier's state is untouched.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.conf import settings
from django.db.models import Model, Q, QuerySet

from motcua.dossiers.models import Dossier, DossierDraft, DossierPaper, SupplementRequest
from motcua.dossiers.opening import search_words
from motcua.dossiers.queries.drafts import content_of
from motcua.dossiers.rules.lifecycle import OPEN
from motcua.dossiers.rules.retention import BASIS, kept_until
from motcua.kernel import clock
from motcua.kernel.folding import fold
from motcua.parties.models import Party

MOST_NAMED = 5
# Text about a person outside the sealed parts: what an officer wrote, word by word.
FREE_TEXT: tuple[tuple[type[Model], dict[str, Any]], ...] = (
    (SupplementRequest, {"items": [], "reason": ""}),
    (DossierPaper, {"fault": ""}),
    # Sealed with the installation's key, not the person's.
    (DossierDraft, {"content": b""}),
)


class DossierCarrier:
    """The carrier that dossiers registers with parties."""

    room = "dossiers"

    def obstacles(self, party: Party, *, on: dt.date) -> list[str]:
        rows = _of(party)
        running = rows.filter(status__in=[status.value for status in OPEN])
        found = [_sentence("Còn hồ sơ đang giải quyết", running)] if running.exists() else []
        kept = [dossier for dossier in rows.exclude(pk__in=running) if _kept(dossier, on)]
        if kept:
            until = max(_last_day(dossier) for dossier in kept)
            what = ", ".join(dossier.code for dossier in kept[:MOST_NAMED])
            found.append(f"Hồ sơ {what} phải lưu đến hết {until:%d/%m/%Y} ({BASIS}).")
        return found

    def carry(self, absorbed: Party, *, to: Party) -> list[str]:
        rows = list(_of(absorbed))
        Dossier.objects.filter(applicant=absorbed).update(applicant=to)
        Dossier.objects.filter(submitter=absorbed).update(submitter=to)
        _rebuild_words(rows)
        return [dossier.code for dossier in rows]

    def forget(self, party: Party, *, words: list[str]) -> list[str]:
        rows = list(_of(party))
        own = [dossier.pk for dossier in rows if dossier.applicant_id == party.pk]
        for model, blank in FREE_TEXT:
            model._default_manager.filter(dossier__in=own).update(**blank)
        _rebuild_words(rows)
        _drop_drafts(party, words)
        return [dossier.code for dossier in rows]


def _of(party: Party) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(Q(applicant=party) | Q(submitter=party))
    return rows.select_related("applicant", "submitter", "procedure_version__procedure")


def _drop_drafts(party: Party, words: list[str]) -> None:
    """Dossiers being written by the person, or by anybody about the person: never filed."""
    wanted = [fold(word) for word in words]
    writing = DossierDraft.objects.filter(dossier=None)
    about = [
        draft.pk
        for draft in writing
        if draft.owner == party.key.reference or _names(content_of(draft), wanted)
    ]
    DossierDraft.objects.filter(pk__in=about).delete()


def _names(content: dict[str, Any], words: list[str]) -> bool:
    text = fold(json.dumps(content, ensure_ascii=False))
    return any(word in text for word in words)


def _sentence(why: str, rows: QuerySet[Dossier]) -> str:
    codes = list(rows.order_by("pk").values_list("code", flat=True)[: MOST_NAMED + 1])
    more = "…" if len(codes) > MOST_NAMED else ""
    return f"{why}: {', '.join(codes[:MOST_NAMED])}{more}."


def _kept(dossier: Dossier, on: dt.date) -> bool:
    return settings.MOTCUA_RETENTION_YEARS > 0 and on <= _last_day(dossier)


def _last_day(dossier: Dossier) -> dt.date:
    ended = dossier.returned_at or dossier.finished_at or dossier.submitted_at
    return kept_until(clock.local(ended).date(), settings.MOTCUA_RETENTION_YEARS)


def _rebuild_words(rows: list[Dossier]) -> None:
    """Search words carry folded names: made anew from who the dossier belongs to now."""
    for dossier in rows:
        fresh = _of_row(dossier)
        words = search_words(fresh.code, fresh.applicant, fresh.submitter, fresh.procedure_version)
        Dossier.objects.filter(pk=fresh.pk).update(search_words=words)


def _of_row(dossier: Dossier) -> Dossier:
    related = ("applicant", "submitter", "procedure_version__procedure")
    return Dossier.objects.select_related(*related).get(pk=dossier.pk)
