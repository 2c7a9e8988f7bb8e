"""The 766 index: points as dated data, what cannot be told is said, and every figure has its rows."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.kernel.errors import InvalidInput
from motcua.procedures.models import ProcedureVersion
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.indicators.engines import in_memory
from motcua.reports.indicators.reckoning import reckon
from motcua.reports.indicators.span import span
from motcua.reports.queries.petitions import METRICS
from motcua.reports.queries.service_index import (
    By,
    Counted,
    behind,
    counted_by,
    dossiers_behind,
    service_index,
)
from motcua.reports.queries.service_petitions import SATISFIED
from motcua.reports.queries.service_sources import DEFINITIONS
from motcua.reports.rules.evaluation import evaluation, marks
from motcua.reports.rules.service_index import Tier, all_sets, set_in_force
from motcua.reports.rules.service_points import (
    Figure,
    State,
    class_of,
    half_up,
    points_of,
    score,
)
from tests.province import RENAME
from tests.reports import reckoner
from tests.reports.made_dossiers import frame, random_rows, row
from tests.reports.made_facts import random_dossiers, tables
from tests.reports.test_report_command import bring

BEFORE, NOW = all_sets()
MARCH = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
PERIOD = ["--from", "2026-03-01", "--to", "2026-03-31"]


@st.composite
def figures(draw, keys):
    told = {}
    for key in draw(st.sets(st.sampled_from(keys))):
        below = draw(st.integers(0, 10_000))
        told[key] = Figure(draw(st.integers(0, below)), below)
    return told


# The data


@pytest.mark.parametrize("index", all_sets(), ids=lambda one: one.key)
def test_each_set_has_a_hundred_points_and_every_metric_a_source_or_a_reason(index):
    told = {group.key: group.maximum for group in index.groups}
    assert sum(told.values()) == 100
    assert (told["openness"], told["progress"], told["satisfaction"]) == (18, 20, 18)
    assert told["online"] + told["payment"] == told["digitised"] == 22
    for group in index.groups:
        assert group.undistributed >= 0
    for one in index.metrics.values():
        assert bool(one.definition) is not bool(one.missing), one.key
        assert not one.definition or one.definition in {
            SATISFIED, *INDICATORS, *METRICS, *DEFINITIONS
        }  # fmt: skip
        assert one.parts and 0 < one.target <= 1
    assert len(index.metrics) == sum(len(group.metrics) for group in index.groups)


def test_table_of_2026_is_restated_point_by_point():
    """The 12 that the table writes beside one metric and its one formula of payment belong to their
    groups; how they are shared out makes the portal's own points come out.
    """
    assert len(NOW.metrics) == 27
    named = {key: one.maximum for key, one in NOW.metrics.items() if one.maximum}
    assert named == {
        "publish_on_time": 6, "public_update_on_time": 4, "public_content_full": 2,
        "dossier_sync": 6, "in_time": 20, "online_provided": 2, "online_used": 4, "online_dossiers": 6,
        "original_result_available": 6,
        "digitised_papers": 4, "electronic_certified_copy": 2, "reused_digitized_data": 2,
        "synced_with_storage": 4, "citizen_data_dossiers": 2, "citizen_data_procedures": 2,
        "petition_processing_on_time": 6, "petition_handling_satisfaction": 6,
        "dossier_receiving_satisfaction": 6, "paid_online": 6, "paid_procedures": 2,
        "payable_procedures": 2,
    }  # fmt: skip
    assert {group.undistributed for group in NOW.groups} == {0}


def test_points_belong_to_their_days():
    assert set_in_force(dt.date(2025, 12, 31), dt.date(2025, 12, 31)) is BEFORE
    assert set_in_force(*MARCH) is NOW
    for first, last, words in (
        (dt.date(2025, 12, 1), dt.date(2026, 1, 31), "đến hết 31/12/2025, bộ sau từ 01/01/2026"),
        (dt.date(2022, 6, 1), dt.date(2022, 6, 30), "Chọn kỳ từ 23/06/2022"),
        (MARCH[1], MARCH[0], "Đổi lại hai ngày"),
    ):
        with pytest.raises(InvalidInput, match=words):
            set_in_force(first, last)


# The points


@given(figures(list(NOW.metrics)), st.sampled_from(Tier))
def test_points_are_bounded_and_groups_add_up(told, tier):
    found = score(NOW, told, tier)
    assert 0 <= found.points <= found.measured <= found.maximum <= 100
    assert 0 <= found.complete <= 1
    for group in found.groups:
        assert 0 <= group.points <= group.measured <= group.maximum <= group.group.maximum
        lines = [line for line in group.lines if line.points is not None]
        assert group.points == sum(line.points for line in lines)
        assert all(line.points <= line.maximum and line.state is State.SCORED for line in lines)
    assert found.points == sum(group.points for group in found.groups)


@given(st.integers(1, 5_000), st.data(), st.sampled_from([Fraction(1), Fraction(4, 5)]))
def test_one_more_done_never_costs_points(below, data, target):
    above = data.draw(st.integers(0, below - 1))
    less, more = (points_of(Fraction(6), Figure(n, below), target) for n in (above, above + 1))
    assert less <= more <= 6
    assert (less < more) is (Fraction(above, below) < target)


def test_eighty_in_a_hundred_earn_all_where_that_is_the_target():
    assert points_of(Fraction(2), Figure(4, 5), Fraction(4, 5)) == 2
    assert points_of(Fraction(6), Figure(45, 100), Fraction(9, 10)) == 3
    found = score(NOW, {"reused_digitized_data": Figure(2, 5), "in_time": Figure(9, 10)})
    assert found.points == 1 + 18


def test_rounding_comes_last_and_halves_go_up():
    thirds = {"publish_on_time": Figure(1, 9), "dossier_sync": Figure(1, 9)}
    found = score(NOW, {**thirds, "public_content_full": Figure(1, 3)})
    assert found.points == 2  # 0.67 + 0.67 + 0.67 would be 2.01
    assert [half_up(Fraction(n, 1000)) for n in (1005, 1004, 995, 0)] == [
        "1.01", "1.00", "1.00", "0.00",
    ]  # fmt: skip
    assert class_of(Fraction(89_996, 1000)) == "Tốt" and class_of(Fraction(90)) == "Xuất sắc"


def test_what_does_not_apply_lowers_the_maximum_and_what_is_unknown_does_not():
    whole = score(NOW, {})
    assert (whole.maximum, whole.measured, whole.rank) == (100, 0, "")
    assert score(NOW, {"in_time": Figure(0, 0)}).maximum == 80
    assert score(NOW, {}, Tier.COMMUNE).maximum == 100 - 2 - 2
    quiet = score(NOW, {"petition_processing_on_time": Figure(0, 0)})
    assert (quiet.points, quiet.measured, quiet.maximum) == (6, 6, 100)


def test_metrics_whose_points_no_source_tells_earn_none_and_leave_the_set_incomplete():
    every = {key: Figure(1, 1) for key in BEFORE.metrics}
    found = score(BEFORE, every)
    assert (found.points, found.measured, found.maximum, found.rank) == (78, 78, 100, "")
    states = {line.metric.key: line.state for group in found.groups for line in group.lines}
    assert states["digitised_dossiers"] is State.NO_WEIGHT


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"in_time": Figure(3, 2)}, "“Hồ sơ xử lý đúng hạn”: tử số 3 lớn hơn mẫu số 2"),
        ({"in_time": Figure(-1, 2)}, "tử số là -1"),
        ({"in_time": Figure(1, 2.5)}, "mẫu số là 2.5. Phải là số nguyên"),
        ({"in_time": Figure(True, 2)}, "tử số là True"),
        ({"in_time": Figure(1, 2, -1)}, "số chưa rõ là -1"),
        ({"beauty": Figure(1, 2)}, "không có chỉ tiêu “beauty”. Chọn: publish_on_time"),
    ],
)
def test_bad_figures_are_named(told, words):
    with pytest.raises(InvalidInput, match=words):
        score(NOW, told)


# The eighteen points of NĐ 61


@given(st.lists(st.integers(0, 2), min_size=9, max_size=9))
def test_eighteen_points_and_their_class(points):
    found = marks(dict(enumerate(points, 1)), dt.date(2020, 1, 1))
    assert (found.points, found.maximum) == (sum(points), 18)
    least = {"Xuất sắc": 15, "Tốt": 12, "Khá": 9, "Trung bình": 6, "Yếu": 0}
    assert found.rank == next(name for name, low in least.items() if found.points >= low)


def test_a_criterion_that_does_not_apply_lowers_the_maximum():
    rules = evaluation()
    assert len(rules.criteria) == 9 and all(len(one.steps) == 3 for one in rules.criteria)
    found = marks({**dict.fromkeys(range(1, 9), 2), 9: None}, dt.date(2020, 1, 1))
    assert (found.points, found.maximum, found.rank) == (16, 16, "")


@pytest.mark.parametrize(
    ("given_points", "on", "words"),
    [
        ({1: 3}, dt.date(2020, 1, 1), "Tiêu chí 1: 3 điểm. Chỉ chấm 0, 1 hoặc 2"),
        ({10: 1}, dt.date(2020, 1, 1), "Không có tiêu chí 10"),
        ({1: 2}, dt.date(2025, 7, 1), "từ 21/06/2018 đến hết 30/06/2025"),
    ],
)
def test_bad_marks_are_told(given_points, on, words):
    with pytest.raises(InvalidInput, match=words):
        marks(given_points, on)


# The figures of an installation


def report(*options):
    done = CliRunner().invoke(build("report"), ["report", "service-index", *PERIOD, *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def lines(*options):
    return list(csv.DictReader(io.StringIO(report(*options))))


@pytest.fixture
def some(province, clock, tmp_path):
    bring(tmp_path, [
        row(code="X.1", channel=2, status=9, finished_at="2026-03-09T08:00",
            due_at="2026-03-12T08:15"),
        row(code="X.2", status=9, finished_at="2026-03-13T08:00", due_at="2026-03-12T08:15"),
        row(code="X.3", agency="H52.999", due_at="2026-04-12T08:15"),
    ])  # fmt: skip


def test_command_tells_parts_points_and_what_is_missing(some):
    told = {(r["metric"] or r["group"]): r for r in lines()}
    in_time, missing = told["in_time"], told["decentralisation_satisfaction"]
    assert [in_time[c] for c in ("numerator", "denominator", "points", "maximum", "definition")] == [
        "2", "3", "13.33", "20.00", "in_time_rate",
    ]  # fmt: skip
    assert missing["source"].startswith("chưa có nguồn số liệu: ")
    assert missing["numerator"] == missing["points"] == ""
    # Nobody sent a petition: by the table of 2026 both of its metrics are full; of the third, nine
    # tenths of the dossiers earn all six points, and one of three was late.
    pleased, satisfaction = told["dossier_receiving_satisfaction"], told["satisfaction"]
    assert (pleased["numerator"], pleased["denominator"], pleased["points"]) == ("2", "3", "4.44")
    assert (satisfaction["points"], satisfaction["maximum"]) == ("16.44", "18.00")
    online = told["online_dossiers"]
    # A third of a half: of six points four.
    assert (online["numerator"], online["denominator"], online["points"]) == ("1", "3", "4.00")
    assert "theo điểm Cổng Dịch vụ công quốc gia" in online["source"]
    last = lines()[-1]
    assert (last["key"], last["metric"]) == ("TOTAL", "TOTAL")
    assert "Chưa xếp loại" in last["label"] and "cần đối chiếu nguyên văn" in last["source"]
    complete = Fraction(last["measured"]) / Fraction(last["maximum"]) * 100
    assert f"Có số liệu {half_up(complete)} % số điểm" in last["source"]
    assert json.loads(report("--format", "json"))[-1] == last


def test_what_was_not_recorded_is_no_zero_and_lowers_nothing(some):
    told = {r["metric"]: r for r in lines()}
    for metric, words in (("online_whole", "mức toàn trình"), ("digitised_papers", "giấy tờ")):
        assert told[metric]["points"] == told[metric]["denominator"] == ""
        assert "chưa có nguồn số liệu: " in told[metric]["source"]
        assert words in told[metric]["source"]
    # Nothing was published in March, and none of these procedures is a citizen's: 10 and 2 points
    # do not apply.
    assert told["TOTAL"]["maximum"] == "88.00"
    empty = {r["metric"]: r for r in lines("--unit", "H52.12")}
    assert empty["digitised_papers"]["state"] == "not_applicable"


def test_a_unit_has_its_own_dossiers_and_the_points_of_its_tier(some):
    told = {r["metric"]: r for r in lines("--unit", "H52.118")}
    assert (told["in_time"]["numerator"], told["in_time"]["denominator"]) == ("1", "2")
    assert told["TOTAL"]["name"] == "UBND xã Mai Sơn"
    assert told["online_whole"]["source"].startswith("không áp dụng cho cấp này")
    assert "chỉ tính cho toàn tỉnh" in told["public_content_full"]["source"]


def test_every_figure_has_exactly_its_rows(province, clock, tmp_path):
    rows = random_rows(300)
    bring(tmp_path, rows, "--count-later")
    *agencies, whole = service_index(*MARCH, by=By.AGENCY)
    told = [line for group in whole.score.groups for line in group.lines if line.figure]
    assert {line.metric.key for line in told} >= {"in_time", "online_dossiers"}
    for line in told:
        if line.metric.private:
            continue
        found = behind(line.metric.key, *MARCH)
        assert line.figure == Figure(sum(one.counted for one in found), len(found))
        assert len({one.key for one in found}) == len(found)
        if counted_by(line.metric.definition) in {Counted.PROCEDURES, Counted.COMMUNES}:
            continue
        parts = [one.figure for row in agencies for group in row.score.groups
                 for one in group.lines if one.metric is line.metric and one.figure]  # fmt: skip
        if line.metric.scopes == tuple(Tier):
            assert sum(one.denominator for one in parts) == len(found)
            assert sum(one.numerator for one in parts) == line.figure.numerator
    cells = reckoner.settlement(frame(rows), *map(str, MARCH))["TOTAL"]
    second = {line.metric.key: line.figure for line in told}
    assert second["in_time"] == Figure(
        cells["c8"] + cells["c9"] + cells["c12"], cells["c7"] + cells["c11"]
    )
    assert second["online_dossiers"] == Figure(cells["c4"], cells["c4"] + cells["c5"])


def test_rows_of_every_definition_are_as_many_as_it_counts():
    named = {one.definition for index in all_sets() for one in index.metrics.values()}
    of = span(*MARCH)
    with in_memory(*tables(random_dossiers(2_000))) as held:
        (whole,) = reckon(held, of).values()
        for name in sorted(named & set(INDICATORS)):
            found = list(dossiers_behind(held, of, INDICATORS[name]))
            above, below = whole.parts(INDICATORS[name])
            assert (sum(one.counted for one in found), len(found)) == (above, below), name
            assert 0 < above < below


def test_procedures_show_what_their_catalogue_entry_lacks(province, clock):
    assert {one.key: one.counted for one in behind("public_content_full", *MARCH)}[RENAME]
    ProcedureVersion.objects.filter(procedure__code=RENAME).update(steps_text="")
    told = {one.key: one.counted for one in behind("public_content_full", *MARCH)}
    assert told[RENAME] is False
    by_procedure = {r["key"]: r for r in lines("--by", "procedure")
                    if r["metric"] == "public_content_full"}  # fmt: skip
    assert {key: by_procedure[key]["numerator"] for key in told} == {
        key: str(int(full)) for key, full in told.items()
    }
    assert by_procedure["TOTAL"]["denominator"] == str(len(told))


def test_rows_are_listed_by_the_command(some):
    assert report("--list", "in_time").splitlines() == ["key,counted", "X.1,1", "X.2,0", "X.3,1"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--unit", "H99"], "Không có đơn vị “H99”"),
        (["--unit", "so-nnmt-land"], "được tính ở H52.12. Ghi mã ấy"),
        (["--list", "dossier_sync"], "chưa có nguồn số liệu"),
        (["--list", "c3"], "không có chỉ tiêu “c3”"),
        (["--list", "in_time", "--by", "agency"], "Bỏ --by"),
        (["--from", "2025-12-31"], "vắt qua hai bộ điểm"),
    ],
)
def test_bad_arguments_are_told(province, options, words):
    done = CliRunner().invoke(build("report"), ["report", "service-index", *PERIOD, *options])
    assert done.exit_code == 2 and words in done.output
