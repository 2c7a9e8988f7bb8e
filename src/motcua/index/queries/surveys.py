"""Which published surveys may fill which criteria of a round, which already do, and how many
answered them.
"""

from __future__ import annotations

from collections.abc import Mapping

from motcua.feedback.queries import figures, per_unit
from motcua.index.models import Entry, Round, RoundBlock, SurveySource
from motcua.index.queries.sets import rules_of
from motcua.index.queries.sheets import code_of


def sources(round_: Round) -> list[tuple[str, str]]:
    """`slug` for the whole figure and `slug/factor` for each factor, with their names."""
    found = []
    for slug, name, factors in per_unit.published(round_.facts_from, round_.facts_to):
        found.append((slug, name))
        found += [(f"{slug}/{key}", f"{name}: {words}") for key, words in factors]
    return found


def criteria(round_: Round) -> list[tuple[str, str]]:
    """Criteria of any block that are scored by survey and not bound to a figure."""
    found: dict[str, str] = {}
    for block in round_.blocks.select_related("rule_set"):
        rules = rules_of(block.rule_set)
        for code, leaf in rules.leaves.items():
            if leaf.by_survey and code not in rules.bound:
                found.setdefault(code, f"{code} {leaf.name}")
    return list(found.items())


def taken(round_: Round) -> list[tuple[str, str, SurveySource]]:
    """Criterion, name of the survey, and the act that took it."""
    rows = list(round_.survey_sources.order_by("criterion"))
    told = {one.survey: per_unit.figures_of(one.survey) for one in rows}
    return [
        (one.criterion, found.name if (found := told[one.survey]) else one.survey, one)
        for one in rows
    ]


def answered_of(block: RoundBlock, entries: Mapping[str, Entry]) -> dict[str, dict[str, int]]:
    """By criterion, then key of unit: how many answered the survey its figure comes from.

    Criteria whose surveys were typed from elsewhere are left out: nobody knows here how many.
    """
    round_ = block.round
    found: dict[str, dict[str, int]] = {}
    for one in round_.survey_sources.order_by("criterion"):
        if told := per_unit.figures_of(one.survey, one.factor):
            counts = {str(unit.unit): unit.answered for unit in told.figures}
            found[one.criterion] = {key: n for key, n in counts.items() if key in entries}
    codes = {code: key for key, entry in entries.items() if (code := code_of(entry))}
    for criterion, name in rules_of(block.rule_set).bound.items():
        behind = figures.survey_answers(
            name, codes, round_.facts_from, round_.facts_to, as_of=round_.published_at
        )
        if behind:
            found[criterion] = {codes[code]: n for code, n in behind.items()}
    return found
