"""Enter the results of the sociological survey (điều tra xã hội học): all of them or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry, Round
from motcua.index.queries.sets import rules_of
from motcua.index.rules import judging
from motcua.index.rules.conduct import Act
from motcua.index.rules.judging import Judgement
from motcua.index.rules.stages import Stage
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.queries import units

SURVEY_ENTERED = events.declare("index.survey_entered", "Ghi kết quả điều tra xã hội học")


@transaction.atomic
def enter_survey(
    round_: Round,
    results: Mapping[int, Mapping[str, str]],
    *,
    source: str,
    by: Actor,
    at: dt.datetime,
) -> int:
    """`results` by number of unit, then criterion: percentages. Returns how many were written.

    Raises InvalidInput, each fault at its unit and criterion.
    """
    policies.require_running(by, round_.run_by_id)
    source = clean_text(source)
    if not source:
        raise InvalidInput("Ghi nguồn kết quả: cuộc điều tra, văn bản.", field="source")
    entries = {
        entry.unit_id: entry
        for entry in Entry.objects.filter(round=round_).select_related("block__rule_set")
    }
    if faults := [fault for unit, given in results.items()
                  for fault in _faults(entries.get(unit), unit, given, round_)]:  # fmt: skip
        raise InvalidInput(errors={"results": faults})
    return sum(_enter(entries[unit], given, source, by, at) for unit, given in results.items())


def _faults(entry: Entry | None, unit: int, given: Mapping[str, str], round_: Round) -> list[str]:
    name = units.place(unit, round_.facts_to).short_name
    if entry is None:
        return [f"{name}: không tham gia vòng này."]
    rules, found = rules_of(entry.block.rule_set), []
    taken = set(round_.survey_sources.values_list("criterion", flat=True))
    for code, text in given.items():
        leaf = judging.leaf_of(rules.criteria_set, code)
        if leaf is None or not leaf.by_survey:
            found.append(f"{name}, tiêu chí {code[:40]}: không phải tiêu chí điều tra.")
        elif code in taken:
            found.append(f"{name}, tiêu chí {code}: đã lấy từ cuộc điều tra, không nhập tay.")
        elif code in rules.bound:
            found.append(f"{name}, tiêu chí {code}: lấy số liệu hệ thống, không nhập tay.")
        elif fault := judging.value_fault(leaf, " ".join(text.split())):
            found.append(f"{name}. {fault}")
    return found


def _enter(entry: Entry, given: Mapping[str, str], source: str, by: Actor, at: dt.datetime) -> int:
    entry = _writing.locked(entry)
    _writing.require_fit(Act.SURVEY, entry, at)
    judged = _writing.tidy(
        {code: Judgement(value=text, note=source) for code, text in given.items()}
    )
    return len(_writing.write(entry, Stage.SURVEY, judged, by=by, at=at, event=SURVEY_ENTERED))
