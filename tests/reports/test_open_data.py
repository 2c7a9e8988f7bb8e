"""Open data: frozen with instant and definition, small counts withheld, questions answered exactly."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.reports import open_data, open_files
from motcua.reports.actions import publish_data
from motcua.reports.queries import open_data as published
from motcua.reports.queries.open_settlement import table
from motcua.reports.queries.settlement import settlement
from motcua.reports.rules.open_data import conditions, groups, least_on, picked, summed
from motcua.reports.settlement import By
from tests.reports.made_dossiers import random_rows, row
from tests.reports.test_report_command import bring

BY_UNIT = "giai-quyet-theo-don-vi"


def some():
    """A year of two agencies, one of them with a handful a month."""
    rows = []
    for number in range(90):
        agency = "H52.118" if number % 9 else "H52.12"
        day = f"2026-{3 + number % 6:02d}-{2 + number % 20:02d}"
        done = {"status": 9, "finished_at": f"{day}T16:00"} if number % 4 else {}
        rows.append(row(code=f"X.{number}", agency=agency, channel=1 + number % 3,
                        received_at=f"{day}T08:00", due_at=f"{day}T15:00" if number % 5 == 0
                        else f"2026-{4 + number % 6:02d}-25T08:00", **done))  # fmt: skip
    return rows


@pytest.fixture
def lived(province, clock, tmp_path):
    bring(tmp_path, some())
    return province


def rows_of(key, number=None):
    return published.rows_of(published.publication(key, number))


def test_small_counts_are_withheld_and_the_others_are_the_form_itself(lived):
    publish_data(by=OPERATOR, at=now_of.now())
    told = {(one["month"], one["unit"]): one for one in rows_of(BY_UNIT)}
    for month in range(3, 9):
        first = dt.date(2026, month, 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        for form in settlement(first, last, by=By.AGENCY).rows:
            mine = told[f"{first:%Y-%m}", form.key]
            for name, column in (("settled", "c7"), ("received_total", "c3"), ("open", "c11")):
                assert mine[name] in {None, form.cells[column]}
                assert form.cells[column] == 0 or form.cells[column] >= 5 or mine[name] is None
    one = published.latest(BY_UNIT)
    assert one.withheld == sum(v is None for r in rows_of(BY_UNIT) for v in r.values()) > 0
    assert any(r["settled"] for r in rows_of(BY_UNIT))


def test_no_two_tables_together_tell_what_one_withholds(lived):
    """Every sum a reader can write down holds none or several of what is withheld."""
    found = table(now_of.now())
    months = {cell[0] for cell in found.cells}
    for month in months:
        for by in ("agency", "field"):
            for name in ("settled", "received_online", "settled_late"):
                line = [(month, "", "TOTAL", name)] + [
                    cell for cell in found.cells if cell[:2] == (month, by) and cell[3] == name
                ]
                assert sum(cell in found.hidden for cell in line) != 1
    drawn = {key: rows for key in (BY_UNIT, "ty-le-dung-han")
             for rows in [open_data.data_set(key).draw(now_of.now(), {}).rows]}  # fmt: skip
    hidden = {
        (r["month"], r["unit"]) for r in drawn[BY_UNIT] if None in (r["settled"], r["settled_late"])
    }
    for one in drawn["ty-le-dung-han"]:
        withheld = (one["month"], one["unit"]) in hidden
        assert (one["settled_in_time"] is None) is withheld
        assert not (withheld and one["on_time_rate"])


def test_publications_are_frozen_and_numbered(lived, clock):
    first = publish_data(by=OPERATOR, at=now_of.now())
    assert {one.data_set for one in first} == {one.key for one in open_data.data_sets()}
    assert publish_data(by=OPERATOR, at=now_of.now()) == []
    before = rows_of(BY_UNIT)
    clock.move_to(dt.datetime(2026, 12, 2, 5, tzinfo=now_of.VIETNAM))
    again = {one.data_set: one for one in publish_data(by=OPERATOR, at=now_of.now())}
    assert again[BY_UNIT].number == 2
    assert rows_of(BY_UNIT, 1) == before != rows_of(BY_UNIT)
    changed = replace(open_data.data_set("don-vi"), definition=2)
    (one,) = publish_data(by=OPERATOR, at=now_of.now(), sets=[changed])
    assert (one.definition, one.number) == (2, 2)


def test_once_a_night(province, clock):
    assert published.is_due(now_of.now())
    publish_data(by=OPERATOR, at=now_of.now(), sets=[])
    assert not published.is_due(now_of.now())
    clock.shift(dt.timedelta(days=1))
    assert published.is_due(now_of.now())


def test_lists_tell_procedures_days_and_successors(province, clock):
    at = now_of.now()
    days = {r["day"]: r for r in open_data.data_set("lich-lam-viec").draw(at, {}).rows}
    assert days["2026-10-08"]["working"] and days["2026-10-08"]["hours"].startswith("07:30-11:30")
    assert not days["2026-10-10"]["working"] and not days["2026-09-02"]["working"]
    assert days["2027-03-01"]["provisional"] is True and days["2026-03-02"]["provisional"] is False
    procedures = open_data.data_set("danh-muc-thu-tuc").draw(at, {}).rows
    assert set(open_data.data_set("danh-muc-thu-tuc").names) == set(procedures[0])
    assert {(r["decision"], r["decided_on"]) for r in procedures} == {("2304/QĐ-UBND", "")}
    assert any(r["unit"] for r in open_data.data_set("don-vi").draw(at, {}).rows)


def test_files_hold_the_same_rows_and_say_what_they_are(lived):
    publish_data(by=OPERATOR, at=now_of.now())
    one, data_set = published.publication(BY_UNIT), open_data.data_set(BY_UNIT)
    rows = published.rows_of(one)
    made = {form: open_files.file_of(form, data_set, one, rows) for form in open_files.MEDIA}
    read = list(csv.DictReader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    assert [r["settled"] for r in read] == [
        "" if r["settled"] is None else str(r["settled"]) for r in rows
    ]
    told = json.loads(made["json"])
    assert (told["rows"], told["sha256"]) == (list(map(dict, rows)), one.digest)
    assert made["xlsx"][:2] == b"PK" and made["xml"].count(b"<row>") == len(rows)
    package = open_files.datapackage(data_set, one, "https://x.vn/du-lieu-mo/")
    assert [f["name"] for f in package["resources"][0]["schema"]["fields"]] == list(one.columns)
    assert package["licenses"][0]["path"].startswith("https://creativecommons.org")
    catalogue = open_files.dcat([(data_set, one)], "https://x.vn/", "UBND tỉnh")
    assert catalogue["dcat:dataset"][0]["dct:identifier"] == BY_UNIT


def test_questions_pick_and_sum_what_is_told(lived):
    publish_data(by=OPERATOR, at=now_of.now())
    data_set, rows = open_data.data_set(BY_UNIT), rows_of(BY_UNIT)
    wanted = conditions(data_set, "month>=2026-05; unit:H52.118")
    found = picked(rows, wanted)
    assert found and all(r["month"] >= "2026-05" and r["unit"] == "H52.118" for r in found)
    (one,) = summed(data_set, found, groups(data_set, "unit"))
    assert one["settled"] == sum(r["settled"] or 0 for r in found)
    adding = [c.name for c in data_set.columns if c.adds]
    assert one["withheld"] == sum(r[name] is None for r in found for name in adding)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda s: conditions(s, "colour:red"), "Không có cột “colour”. Chọn trong: month, unit"),
        (lambda s: conditions(s, "unit"), "Không đọc được “unit”"),
        (lambda s: conditions(s, "unit>=H52"), "chỉ so bằng được"),
        (lambda s: conditions(s, "month:May"), "ví dụ 2026-03"),
        (lambda s: conditions(s, ";".join(["unit:x"] * 11)), "Nhiều nhất 10"),
        (lambda s: groups(s, "settled"), "là số đếm"),
        (lambda s: groups(open_data.data_set("don-vi"), "kind"), "không có số đếm để cộng"),
    ],
)
def test_bad_questions_are_told(ask, words):
    with pytest.raises(InvalidInput, match=words):
        ask(open_data.data_set(BY_UNIT))


def test_a_room_above_registers_its_own_set_once():
    own = open_data.data_set("don-vi")
    open_data.register(own)
    with pytest.raises(ValueError, match="two data sets"):
        open_data.register(replace(own, title="khác"))
    with pytest.raises(ValueError, match="has no columns"):
        open_data.register(replace(own, key="la", keys=("x",)))
    with pytest.raises(NotFound, match="Các bộ: giai-quyet"):
        open_data.data_set("khong-co")


def test_threshold_is_dated():
    assert (least_on(dt.date(2026, 1, 1)), least_on(dt.date(2019, 1, 1))) == (5, 1)


def test_whatever_comes_in_nothing_small_is_told(province, clock, tmp_path):
    rows = [{**one, "agency": f"H52.00{n % 3}", "field": f"Lĩnh vực {n % 2}"}
            for n, one in enumerate(random_rows(120))]  # fmt: skip
    bring(tmp_path, rows, "--count-later")
    found = table(now_of.now())
    assert {c for c, n in found.cells.items() if 0 < n < 5} <= found.hidden < set(found.cells)


def test_command_publishes_and_lists(lived):
    done = CliRunner().invoke(build("open-data"), ["open-data", "publish"])
    assert done.exit_code == 0 and f"{BY_UNIT}: bản 1" in done.output
    told = CliRunner().invoke(build("open-data"), ["open-data", "list"]).stdout
    assert f"{BY_UNIT},1,1," in told
