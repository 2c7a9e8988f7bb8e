"""Ratings: once, after the result, counted by unit; and the indices of others."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.dossiers.models import Dossier
from motcua.feedback import actions
from motcua.feedback.models import ExternalIndex, Rating
from motcua.feedback.queries import external, figures, ratings
from motcua.feedback.rules.external import NEEDED
from motcua.feedback.sheets import read_table
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.kernel.figures import Figure
from tests.feedback.conftest import NOW

MONTH = (dt.date(2026, 10, 1), dt.date(2026, 10, 31))


def _rate(dossier, level=3, **more):
    usual = {"reasons": [], "comment": ""}
    return actions.rate_service(dossier.code, by=CITIZEN, at=NOW, level=level, **usual | more)


def test_a_service_is_rated_once_after_the_result(finished, province):
    _rate(finished[0], reasons=["on-time"], comment="Cảm ơn, tôi là 014058004821")

    rating = Rating.objects.get()
    assert rating.comment == "Cảm ơn, tôi là •••"
    assert rating.unit == province.units["maison"]
    with pytest.raises(WrongState, match="đã được đánh giá"):
        _rate(finished[0], level=1)
    open_ = Dossier.objects.exclude(code__in=[d.code for d in finished]).get()
    with pytest.raises(WrongState, match="đã nhận kết quả"):
        _rate(open_)
    assert Rating.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"level": 0}, "level"),
        ({"level": 4}, "level"),
        ({"reasons": ["hack"]}, "reasons"),
        ({"comment": "x" * 501}, "comment"),
    ],
)
def test_a_rating_that_cannot_be_is_refused(finished, wrong, field):
    with pytest.raises(InvalidInput) as fault:
        _rate(finished[0], **wrong)
    assert field in fault.value.errors


def test_the_index_counts_ratings_and_each_has_its_row(finished, province):
    for dossier, level in zip(finished, (3, 2, 2, 1), strict=False):
        _rate(dossier, level)

    units = ["H52.118", "H52.119"]
    assert figures.satisfaction(units, *MONTH) == {"H52.118": Figure(3, 4)}
    rows = figures.satisfaction_rows("H52.118", *MONTH)
    assert (sum(row.counted for row in rows), len(rows)) == (3, 4)
    assert not [row for row in rows if "H52" in row.key + row.label]
    assert figures.satisfaction(units, *MONTH, as_of=NOW - dt.timedelta(days=1)) == {}


def test_a_head_sees_the_own_commune_and_a_counter_officer_nothing(
    finished, province, home_affairs
):
    for dossier in (*finished[:5], finished[-1]):
        _rate(dossier, comment="Tốt")
    assert [one.name for one in ratings.ratings(province.head, *MONTH).units] == ["Mai Sơn"]
    found = ratings.ratings(home_affairs, *MONTH)
    assert [(one.name, one.total) for one in found.units] == [("Chiềng Mai", 1), ("Mai Sơn", 5)]
    # One rating of Chiềng Mai tells of somebody: its words are not shown.
    assert len(found.comments) == 5
    with pytest.raises(NotAllowed):
        ratings.ratings(province.counter, *MONTH)


HEAD = "source,year,subject,component,value,rank,citation"


def _import(by, *lines):
    table = read_table("a.csv", "\n".join([HEAD, *lines]).encode(), NEEDED)
    return actions.import_external_index(by=by, at=NOW, table=table)


def test_an_index_of_others_stays_as_it_was_printed(home_affairs, province):
    lines = (
        'SIPAS,2021,Toàn quốc,,"87,16",,Bộ Nội vụ', 'SIPAS,2022,Toàn quốc,,"80,08",,Bộ Nội vụ',
        "PAR INDEX,2018,Quảng Ninh,,89.06,1/63,Bộ Nội vụ", "PAR INDEX,2018,Quảng Ninh,,89.6,1/63,VNA",
    )  # fmt: skip
    assert _import(home_affairs, *lines).entered == 4
    assert _import(home_affairs, *lines).known == 4
    found = external.lines(home_affairs)
    assert [line.row.as_published for line in found if line.disagrees] == ["89.06", "89.6"]
    assert [line.row.year for line in found if line.breaks] == [2022]
    with pytest.raises(NotAllowed):
        _import(province.head, *lines)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("XYZ,2021,Sơn La,,1,,x", "chỉ số “XYZ” không có"),
        ("PAPI,21,Sơn La,,1,,x", "năm “21” không dùng được"),
        ("PAPI,2021,Sơn La,,cao,,x", "giá trị “cao” không phải số"),
        ("PAPI,2021,,,1,,x", "thiếu subject"),
        ("PAPI,2021,Sơn La,,1,,", "thiếu citation"),
        ("PAPI,2021,Sơn La,,1,1/63," + "x" * 400, "citation dài quá 300"),
        ("PAPI,2020,Sơn La,,42,,x", "đã có giá trị 41"),
    ],
)
def test_a_wrong_row_leaves_nothing_behind(home_affairs, line, says):
    _import(home_affairs, "PAPI,2020,Sơn La,,41,,x")
    with pytest.raises(InvalidInput, match=says):
        _import(home_affairs, "PAPI,2019,Sơn La,,40,,x", line)
    assert ExternalIndex.objects.count() == 1
