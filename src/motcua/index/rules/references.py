"""Criteria that depend on others: the others must exist, and no ring of them may close."""

from __future__ import annotations

from collections.abc import Mapping

from motcua.index.rules.criteria import CriteriaSet, Criterion
from motcua.index.rules.faults import Fault


def faults_of_references(criteria_set: CriteriaSet) -> list[Fault]:
    leaves = {leaf.code: leaf for leaf in criteria_set.leaves}
    faults = [fault for leaf in leaves.values() for fault in _missing(leaf, leaves, criteria_set)]
    if faults:
        return faults
    if ring := _ring({code: references(leaf) for code, leaf in leaves.items()}):
        chain = " → ".join([*ring, ring[0]])
        faults.append(Fault(f"Tiêu chí {ring[0]}", f"phụ thuộc vòng tròn: {chain}."))
    return faults + _conditions(criteria_set)


def references(leaf: Criterion) -> frozenset[str]:
    return frozenset() if leaf.rule is None else leaf.rule.references


def _missing(
    leaf: Criterion, leaves: Mapping[str, Criterion], criteria_set: CriteriaSet
) -> list[Fault]:
    faults = []
    for code in sorted(references(leaf) - leaves.keys()):
        why = (
            "là tiêu chí có tiêu chí con; hãy dẫn tới tiêu chí con."
            if code in criteria_set.by_code
            else "không có trong bộ tiêu chí."
        )
        faults.append(Fault(f"Tiêu chí {leaf.code}", f"dẫn tới tiêu chí “{code}” {why}"))
    return faults


def _ring(graph: Mapping[str, frozenset[str]]) -> list[str]:
    """A ring of references in order, empty when there is none."""
    left = {code: set(asked) for code, asked in graph.items()}
    while settled := [code for code, asked in left.items() if not asked]:
        for code in settled:
            del left[code]
        for asked in left.values():
            asked.difference_update(settled)
    if not left:
        return []
    path = [min(left)]
    while (following := min(left[path[-1]])) not in path:
        path.append(following)
    return path[path.index(following) :]


def _conditions(criteria_set: CriteriaSet) -> list[Fault]:
    known = criteria_set.leaves_under
    return [
        Fault(f"Xếp loại {grade.name}", f"điều kiện dẫn tới “{condition.of}” không có.")
        for grade in criteria_set.grades
        for condition in grade.conditions
        if condition.of not in known
    ]
