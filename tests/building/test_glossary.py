"""Every noun, status and verb has its row in docs/glossary.md: English, Vietnamese, article."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from tests.building.source import PACKAGE, ROOT, verbs

GLOSSARY = ROOT / "docs" / "glossary.md"


def _rows() -> dict[str, list[str]]:
    """Term in backticks in the first column → the other cells."""
    rows = {}
    for line in GLOSSARY.read_text("utf-8").splitlines():
        if match := re.match(r"\|\s*`([^`]+)`\s*\|(.*)\|\s*$", line):
            rows[match[1]] = [cell.strip() for cell in match[2].split("|")]
    return rows


ROWS = _rows()
MODELS = sorted(
    {model.__name__ for model in apps.get_models() if model.__module__.startswith("motcua.")}
)
VERBS = sorted({path.stem for path in verbs() if path.relative_to(PACKAGE).parts[0] != "audit"})


@pytest.mark.parametrize("term", MODELS)
def test_model_is_in_the_glossary(term):
    assert term in ROWS, f"add a row `{term}` to docs/glossary.md"


@pytest.mark.parametrize("term", VERBS)
def test_verb_is_in_the_glossary(term):
    assert term in ROWS, f"add a row `{term}` to docs/glossary.md"


def test_each_status_is_in_the_glossary():
    from motcua.dossiers.rules.lifecycle import Status

    missing = [status.name for status in Status if status.name not in ROWS]
    assert not missing


def test_each_role_is_in_the_glossary():
    from motcua.organisations.rules.roles import Role

    assert not [role.value for role in Role if role.value not in ROWS]


def test_every_row_gives_the_vietnamese_term():
    without = [term for term, cells in ROWS.items() if not cells or not cells[0]]
    assert not without
