"""Explain what the appraisers asked about (giải trình, CV 384/BNV-CCHC)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry, ScoreChange
from motcua.index.queries.evidence import flagged
from motcua.index.rules.conduct import Act
from motcua.index.rules.judging import Judgement
from motcua.index.rules.stages import Stage
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState

EXPLAINED = events.declare("index.explained", "Giải trình")


@transaction.atomic
def explain(
    entry: Entry, words: Mapping[str, str], *, by: Actor, at: dt.datetime
) -> list[ScoreChange]:
    """Only of criteria that were flagged, until the explanation was handed in."""
    policies.require_scoring(by, entry)
    entry = _writing.locked(entry)
    _writing.require_fit(Act.EXPLAIN, entry, at)
    if entry.explained_at:
        raise WrongState("Đơn vị đã gửi giải trình nên không sửa nữa.", code="handed_in")
    given = _writing.tidy({code: Judgement(note=text) for code, text in words.items()})
    leaves = _writing.leaves_of(entry, given)
    asked = set(flagged(entry))
    if errors := {
        code: [f"Tiêu chí {code} không có yêu cầu giải trình."]
        for code in given
        if code not in asked
    }:
        raise InvalidInput(errors=errors)
    _writing.checked(leaves, given)
    return _writing.write(entry, Stage.EXPLANATION, given, by=by, at=at, event=EXPLAINED)
