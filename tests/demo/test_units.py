"""Sơn La as data: real names and codes, each once."""

from __future__ import annotations

import json

from motcua.demo.reading import data
from motcua.demo.units import communes
from motcua.kernel.codes import is_agency_code


def test_communes_are_those_of_the_statistics(shared_data):
    provinces = json.loads((shared_data / "units" / "units-2025-07-01.json").read_text("utf-8"))
    real = next(province for province in provinces if province["Code"] == "14")
    expected = {(ward["Code"], ward["FullName"]) for ward in real["Wards"]}

    assert {(c.statistical, f"{c.kind} {c.name}") for c in communes()} == expected


def test_there_are_75_communes_with_codes_of_their_own():
    found = communes()
    assert len(found) == 75
    assert len({commune.slug for commune in found}) == 75
    assert len({commune.code for commune in found}) == 75
    assert next(c for c in found if c.name == "Mai Sơn").code == "H52.118"


def test_codes_before_and_after_the_reorganisation_follow_their_standards():
    known = data("units")
    rows = [known["province"], known["centre"], *known["departments"]]
    assert all(is_agency_code(row["code"]) and row["code"].startswith("H52") for row in rows)
    assert all(row["old_code"].startswith("000.00.") for row in rows)
    assert len({row["code"] for row in rows}) == len({row["old_code"] for row in rows}) == len(rows)


def test_accounts_are_for_units_and_roles_that_exist():
    known = data("accounts")
    assert len({row["username"] for row in known["accounts"]}) == len(known["accounts"])
    assert {"TN", "CV", "TP", "LD", "VT", "GD", "KS"} <= {row["role"] for row in known["accounts"]}
