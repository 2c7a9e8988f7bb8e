"""Every statutory form over dossiers, cell by cell, against a second reckoning in plain Python."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.organisations.rules.tree import Place
from motcua.reports.indicators.engines import in_memory
from motcua.reports.queries import statutory_dossiers as reading
from motcua.reports.queries.statutory_dossiers import Asked
from motcua.reports.queries.statutory_units import Covered
from motcua.reports.rules import statutory
from motcua.reports.rules.statutory import TOTAL, Source, form_of
from tests.reports import plain_forms
from tests.reports.made_facts import dossier, random_dossiers, seconds, tables

FIRST, LAST = dt.date(2026, 3, 15), dt.date(2026, 6, 14)
EVERYWHERE = Covered(
    place=Place(unit_id=1, parent_id=None, name="Tỉnh", short_name="", kind="province", code="H52"),
    unit_ids=frozenset(), codes=None, notes=(),
)  # fmt: skip
OVER_DOSSIERS = sorted({f.key for f in statutory.all_forms() if f.source is Source.DOSSIERS})


def asked(key: str) -> Asked:
    return Asked(form=form_of(key, LAST), covered=EVERYWHERE, first=FIRST, last=LAST,
                 as_of=None, known_at=None)  # fmt: skip


@pytest.fixture(scope="module")
def many():
    made = random_dossiers(3_000, seed=72)
    for number, row in enumerate(made):
        row["fee"] = (None, 0, 28_000, 150_000)[number % 4]
        row["tier"] = ("commune", "province", "")[number % 3]
        row["cause"] = ("", "complex", "partner", "software", "staff", "other")[number % 6]
    return made


@pytest.mark.parametrize("key", OVER_DOSSIERS)
def test_every_cell_is_what_plain_counting_says(many, key):
    with in_memory(tables(many)[0]) as held:
        ours = reading.cells(held, asked(key))
    form = form_of(key, LAST)
    expected = plain_forms.rows(many, form.by, FIRST, LAST)
    assert len(ours) > 1
    for row, cells in ours.items():
        columns = {one.key: sum(cells[m] for m in one.measures)
                   for one in form.columns if one.measures}  # fmt: skip
        for column, value in columns.items():
            assert value == expected[row][f"{key.split('-')[0]}.{column}"], (row, column)
        assert not list(statutory.not_adding_up(form, row, columns))
    assert set(ours) == {row for row, cells in expected.items()
                         if any(v for name, v in cells.items()
                                if name.startswith(f"{key.split('-')[0]}."))}  # fmt: skip


@pytest.mark.parametrize("key", ["settlement-own", "lateness"])
def test_each_cell_opens_just_the_dossiers_it_counts(many, key):
    form = form_of(key, LAST)
    with in_memory(tables(many)[0]) as held:
        cells = reading.cells(held, asked(key))
        rows = [*cells, None]
        for place, column in enumerate(one for one in form.columns if one.unit == "hồ sơ"):
            # A row of each column and the total in turn: every question costs the engine a while.
            row = rows[place % len(rows)]
            codes = reading.codes_behind(held, asked(key), column.measures, row)
            of_row = cells.values() if row is None else [cells[row]]
            assert len(codes) == len(set(codes))
            assert len(codes) == sum(one[m] for one in of_row for m in column.measures)


def _set_aside(held, of_form):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "unknown_codes", frozenset)
        patch.setattr(reading, "_mended", lambda _: ())
        found = {one.kind: one.codes for one in reading.unusable(held, of_form)}
    return {kind: codes for kind, codes in found.items() if kind in {"reversed", "channel"}}


def test_what_cannot_be_is_set_aside_counted_and_named():
    good = dossier(code="A", field="Đất đai", received_s=seconds("2026-04-02T08:00"))
    backwards = dossier(code="B", received_s=seconds("2026-04-02T08:00"),
                        finished_s=seconds("2026-04-01T08:00"))  # fmt: skip
    nowhere = dossier(code="C", channel=7, received_s=seconds("2026-04-02T08:00"))
    before = dossier(code="D", channel=7, received_s=seconds("2025-04-02T08:00"),
                     finished_s=seconds("2025-05-02T08:00"))  # fmt: skip
    with in_memory(tables([good, backwards, nowhere, before])[0]) as held:
        of_form = asked("settlement-own")
        cells, told = reading.cells(held, of_form), _set_aside(held, of_form)
        assert told == {"reversed": ("B",), "channel": ("C",)}
        assert cells == {"Đất đai": {**dict.fromkeys(cells["Đất đai"], 0),
                                     "c3": 1, "c5": 1, "c11": 1, "c12": 1}}  # fmt: skip


def test_a_row_that_does_not_add_up_is_told_with_both_numbers():
    form = form_of("settlement-own", LAST)
    cells = dict.fromkeys((one.key for one in form.columns), 0) | {"c3": 5, "c4": 4}
    said = list(statutory.not_adding_up(form, TOTAL, cells))
    assert said[0] == ("Dòng TOTAL: cột (3) là 5, nhưng (4) + (5) + (6) là 4 (lệch 1).")
    assert len(said) == 2


def test_columns_without_a_source_say_why_and_have_no_figure():
    missing = [one for form in statutory.all_forms() for one in form.columns if one.missing]
    assert len(missing) >= 8
    assert not [one.key for one in missing if one.measures or one.quotient]


def test_every_form_counts_known_things_and_numbers_its_columns_once():
    from motcua.reports.indicators.measures import MEASURES
    from motcua.reports.queries.petitions import MEASURES as PETITIONS
    from motcua.reports.queries.statutory_staff import MEASURES as POSTS

    catalogue = {"new", "amended", "repealed", "standing", "complete", "shorter", "fewer_papers",
                 "cheaper"}  # fmt: skip
    for form in statutory.all_forms():
        assert set(form.measures) <= {*MEASURES, *POSTS, *PETITIONS, *catalogue}, form.key
        numbers = [one.number for one in form.columns]
        assert len(numbers) == len(set(numbers)) and form.legal_basis and form.title
        assert all(one.measures or one.missing or one.quotient for one in form.columns)
        known = {one.key for one in form.columns}
        assert all({one.of, *one.parts} <= known for one in form.sums)


def test_the_form_of_2018_counts_early_and_on_time_together(many):
    old = form_of("settlement-own", dt.date(2018, 9, 14))
    assert old.number == "06a" and "TT 02/2017" in old.legal_basis
    cells = dict.fromkeys(old.measures, 0) | {"c8": 3, "c9": 4}
    assert sum(cells[m] for m in old.column("on_time").measures) == 7


def test_a_definition_that_changed_in_mid_period_is_told():
    first, last = dt.date(2020, 9, 15), dt.date(2020, 12, 14)
    form = form_of("settlement-own", last)
    said = statutory.change_within(form, first, last)
    assert "05/12/2020" in said and "TT 02/2017/TT-VPCP" in said
    assert not statutory.change_within(form, dt.date(2021, 1, 1), dt.date(2021, 3, 31))
    with pytest.raises(Exception, match="chưa có ở kỳ"):
        form_of("lateness", dt.date(2020, 9, 14))
    assert dt.datetime(2020, 12, 5, tzinfo=VIETNAM).date() == form.valid_from
