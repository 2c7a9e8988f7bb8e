"""Rooms import only downward, doors never touch models: the contracts of pyproject.toml."""

from __future__ import annotations

from importlinter import cli

from tests.building.source import ROOT


def test_import_contracts_hold(capsys):
    broken = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"))

    assert not broken, capsys.readouterr().out
