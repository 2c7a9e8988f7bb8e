"""Which published surveys may fill which criteria of a round, and which already do."""

from __future__ import annotations

from motcua.feedback.queries import per_unit
from motcua.index.models import Round, SurveySource
from motcua.index.queries.sets import rules_of


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
