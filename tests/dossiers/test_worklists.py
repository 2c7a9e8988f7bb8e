"""Worklists: each waits for its act, filters hold, pages neither skip nor repeat."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import actions
from motcua.dossiers.queries import worklists
from motcua.dossiers.queries.worklists import Filters
from motcua.kernel.actor import CITIZEN
from tests.province import RESIDENCE, at, person

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:12")
ROAD = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter", "return_result")


def codes(officer, key, now=NOW, **filters):
    kind = worklists.kind_for(officer, key)
    page = worklists.page(kind, officer, now, Filters(**filters))
    return [dossier.code[-4:] for dossier in page.dossiers]


def test_dossier_stands_in_the_list_of_who_is_to_act(province):
    lists = [("counter", "cho-ban-giao"), ("head", "cho-phan-cong"), ("case", "cua-toi"),
             ("leader", "trinh-ky"), ("clerk", "cua-toi"), ("counter", "cho-tra")]  # fmt: skip
    dossier = province.received()
    for verb, (holder, key) in zip(ROAD, lists, strict=True):
        for name, other in lists:
            there = bool(codes(getattr(province, name), other))
            assert there == ((name, other) == (holder, key)), (verb, name, other)
        dossier = province.walk(dossier, verb, day="2026-10-08" if verb == ROAD[-1] else
                                f"2026-10-0{2 + ROAD.index(verb)}")  # fmt: skip
    assert codes(province.counter, "da-tra") == ["0001"]


def test_counts_are_those_of_the_lists(province):
    for minute in range(3):
        province.received(f"2026-10-08 08:0{minute}")
    actions.submit(province.intake(channel=2), by=CITIZEN, at=at("2026-10-08 08:30"))
    counted = worklists.counts(province.counter, NOW)
    assert (counted["cho-ban-giao"], counted["truc-tuyen"], counted["tat-ca"]) == (3, 1, 4)


def test_late_and_soon_are_what_the_clock_says(province):
    for moment in ("2026-09-21 08:20", "2026-09-25 10:00", "2026-09-30 08:20"):
        province.received(moment)
    late = codes(province.head, "qua-han")
    province_late = worklists.page(
        worklists.kind_for(province.leader, "qua-han"), province.leader, NOW, Filters()
    )
    assert [d.due_at < NOW for d in province_late.dossiers] == [True]
    assert late == []
    soon = worklists.page(
        worklists.kind_for(province.leader, "sap-den-han"), province.leader, NOW, Filters()
    )
    assert [d.due_at for d in soon.dossiers] == [at("2026-10-09 10:00")]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"text": "lo van on"}, ["0001"]),
        ({"text": "Lò Văn"}, ["0001"]),
        ({"text": "thuong tru"}, ["0002"]),
        ({"text": "261007"}, ["0002"]),
        ({"text": "014058004821"}, ["0001"]),
        ({"text": "0912345321"}, ["0001", "0002"]),
        ({"text": "%"}, []),
        ({"text": "' OR 1=1 --"}, []),
        ({"channel": 1}, ["0001", "0002"]),
        ({"channel": 3}, []),
        ({"status": 2}, ["0001", "0002"]),
        ({"procedure": RESIDENCE}, ["0002"]),
        ({"received_from": dt.date(2026, 10, 7)}, ["0002"]),
        ({"received_to": dt.date(2026, 10, 6)}, ["0001"]),
    ],
)
def test_filters(province, filters, found):
    province.received("2026-10-06 08:20")
    other = person(name="Cầm Thị Panh", identity="014158004822")
    actions.receive_at_counter(
        province.intake(procedure=RESIDENCE, applicant=other),
        by=province.counter, at=at("2026-10-07 08:20"),
    )  # fmt: skip
    everything = worklists.kind_for(province.counter, "cho-ban-giao")
    page = worklists.page(everything, province.counter, NOW, Filters(**filters))
    rows = sorted(page.dossiers, key=lambda d: d.received_at)
    assert [{"06": "0001", "07": "0002"}[d.code[12:14]] for d in rows] == found


def test_pages_follow_one_another_without_gap_or_repeat_both_ways(province):
    for minute in range(8):
        province.received(f"2026-10-08 08:{minute // 2:02d}")
    kind = worklists.kind_for(province.counter, "cho-ban-giao")
    forward, cursor = [], ""
    pages = []
    while True:
        page = worklists._Keyset(
            worklists._rows(kind, province.counter, NOW), kind.order, size=3
        ).page(cursor)
        pages.append(page)
        forward += [d.pk for d in page.dossiers]
        cursor = page.next
        if not cursor:
            break
    assert len(forward) == len(set(forward)) == 8
    back = worklists._Keyset(worklists._rows(kind, province.counter, NOW), kind.order, size=3).page(
        pages[-1].previous
    )
    assert [d.pk for d in back.dossiers] == [d.pk for d in pages[1].dossiers]
    assert pages[0].previous == ""


def test_tampered_cursor_starts_the_list_anew(province):
    province.received()
    kind = worklists.kind_for(province.counter, "cho-ban-giao")
    for cursor in ("x", "e30=", "🙂", "A" * 5000):
        assert len(worklists.page(kind, province.counter, NOW, Filters(), cursor).dossiers) == 1


def test_a_page_costs_the_same_whatever_it_shows(province):
    counter = province.counter
    kind = worklists.kind_for(counter, "cho-ban-giao")

    def statements():
        with CaptureQueriesContext(connection) as captured:
            worklists.page(kind, counter, NOW, Filters())
        return len(captured)

    province.received("2026-10-08 08:00")
    one = statements()
    for minute in range(1, 12):
        province.received(f"2026-10-08 08:{minute:02d}")
    assert statements() == one <= 4


def test_verb_takes_few_statements(province):
    dossier = province.walk(province.received(), "transfer", "accept")
    head, case = province.head, province.case
    with CaptureQueriesContext(connection) as captured:
        actions.assign(dossier, by=head, at=NOW, to=case.post_id, key="k")
    said = "\n".join(query["sql"][:110] for query in captured)
    assert len(captured) <= 13, said
