"""Each room opens with its plaque: five lines that tell a stranger whether to come in."""

from __future__ import annotations

import ast

import pytest

from tests.building.source import rooms, tree_of

PARTS = ("Lives here:", "Law:", "Calls:", "Announces:", "Never:")


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
def test_room_opens_with_its_plaque(room):
    plaque = ast.get_docstring(tree_of(room / "__init__.py")) or ""
    lines = plaque.splitlines()

    begun = [line.removeprefix("What ").capitalize() for line in lines]
    missing = [part for part in PARTS if not any(line.startswith(part) for line in begun)]
    assert not missing, f"{room.name}/__init__.py lacks {missing}"
