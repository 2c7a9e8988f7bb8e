"""What the events tell of how work goes: waiting and working, rework, ways, loops."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.reports.rules.process import analysis
from motcua.reports.rules.process.faults import Faults
from motcua.reports.rules.process.store import stored
from motcua.reports.rules.process.stretches import (
    Gathering,
    Kind,
    Touch,
    add_dossier,
    add_foreign,
)
from motcua.reports.rules.process.xes_reading import read_xes

HOUR = 3600


def half(unit, since, until):
    """A calendar in which every second second is worked."""
    return until // 2 - since // 2


def leg(step, post, since, until, *, status=4, verb="transfer", unit="U", role="CV"):
    worked = None if until is None else half(unit, since, until)
    return {
        "step": step, "post": post, "unit": unit, "role": role, "status": status, "verb": verb,
        "from_s": since, "to_s": until, "working_s": worked,
    }  # fmt: skip


def gathered(*dossiers):
    gathering = Gathering()
    for number, (legs, touches) in enumerate(dossiers):
        add_dossier(gathering, f"D{number}", legs, touches, half)
    return gathering.whole()


def seconds(table):
    found = Counter()
    for kind, clock in zip(table.kind.tolist(), table.clock.tolist(), strict=True):
        found[Kind(kind)] += clock
    return dict(found)


def test_waiting_ends_with_the_holders_first_act_in_the_step():
    legs = [leg("a", 1, 0, 100), leg("b", 2, 100, 400)]
    table = gathered((legs, [Touch(100, 1), Touch(150, 9), Touch(250, 2), Touch(400, 2)]))

    # All of a (its only act ended it), and b until 250: somebody else's act at 150 is not theirs.
    assert seconds(table) == {Kind.WAITING: 100 + 150, Kind.WORKING: 150}


def test_queue_waits_and_a_pause_is_neither():
    legs = [
        leg("a", None, 0, 50), leg("a", 1, 50, 60), leg("a", 1, 60, 200, status=5),
        leg("a", 1, 200, 300),
    ]  # fmt: skip
    table = gathered((legs, [Touch(50, 7), Touch(60, 1), Touch(200, 8)]))

    assert seconds(table) == {Kind.WAITING: 50 + 10, Kind.PAUSED: 140, Kind.WORKING: 100}
    (times,) = analysis.by_step(table)
    assert (times.stays, times.waiting, times.working, times.paused) == (1, 30, 50, 70)


def test_what_is_handed_over_and_not_accepted_waits():
    legs = [leg("a", 1, 0, 300), leg("b", 2, 300, 310)]
    table = gathered((legs, [Touch(100, 1), Touch(200, 1, offers=True), Touch(300, 2)]))

    assert seconds(table) == {Kind.WAITING: 100 + 100 + 10, Kind.WORKING: 100}


def test_what_is_turned_away_is_worked_on_again():
    legs = [leg("a", 1, 0, 300)]
    touches = [Touch(10, 1), Touch(100, 1, offers=True), Touch(150, 2), Touch(300, 1)]

    assert seconds(gathered((legs, touches))) == {Kind.WAITING: 60, Kind.WORKING: 240}


def test_rework_is_a_step_seen_again_and_what_was_sent_back():
    again = [
        leg("a", 1, 0, 10), leg("b", 2, 10, 20), leg("a", 1, 20, 50, verb="send_back"),
        leg("b", 2, 50, 60),
    ]  # fmt: skip
    table = gathered((again, []), ([leg("a", 1, 0, 10), leg("b", 2, 10, 20)], []))

    rows = {row.step: (row.cases, row.again, row.seconds) for row in analysis.rework(table)}
    assert rows == {"a": (1, 1, 15), "b": (1, 1, 5)}
    assert analysis.sent_back(table) == 1
    assert [(v.steps, v.cases) for v in analysis.variants(table)] == [
        (("a", "b"), 1), (("a", "b", "a", "b"), 1),
    ]  # fmt: skip


def test_hand_over_waits_for_the_receivers_first_act():
    legs = [leg("a", 1, 0, 10, role="TN"), leg("b", 2, 10, 110), leg("b", 2, 110, 210)]
    table = gathered((legs, [Touch(10, 1), Touch(50, 2)]))

    (way,) = analysis.hand_overs(table)
    assert (way.source, way.target, way.count, way.median) == ("U·TN", "U·CV", 1, 20)
    (way,) = analysis.ways_between_steps(table)
    assert (way.source, way.target, way.median) == ("a", "b", 5)


def test_supplement_loops_are_counted_by_case():
    asked = [leg("a", 1, 0, 10), leg("a", 1, 10, 110, status=5, verb="request_supplement")]
    table = gathered((asked, []), ([leg("a", 1, 0, 10)], []))

    found = analysis.loops(table)
    assert (found.cases, found.pauses, found.median) == ({0: 1, 1: 1}, 1, 100)


def test_percentiles_are_members_of_the_sample():
    table = gathered(*(([leg("a", 1, 0, 2 * n)], []) for n in range(1, 11)))
    (times,) = analysis.by_step(table)
    assert (times.p50, times.p90) == (5, 9)


def test_nothing_gives_empty_tables():
    table = Gathering().whole()
    assert [f(table) for f in (analysis.by_step, analysis.by_post, analysis.variants)] == [[]] * 3
    assert [f(table) for f in (analysis.rework, analysis.hand_overs)] == [[], []]


@st.composite
def lives(draw):
    """Legs that touch each other, the last perhaps still open, and acts anywhere."""
    moments = sorted(draw(st.lists(st.integers(0, 1000), min_size=2, max_size=9, unique=True)))
    legs = [
        leg(
            draw(st.sampled_from("abc")), draw(st.sampled_from([None, 1, 2])), since, until,
            status=draw(st.sampled_from([2, 4, 4, 5, 6])),
            verb=draw(st.sampled_from(["transfer", "send_back", "request_supplement"])),
        )
        for since, until in pairwise(moments)
    ]  # fmt: skip
    acts = draw(st.lists(st.tuples(st.integers(0, 1000), st.sampled_from([1, 2]), st.booleans())))
    touches = sorted((Touch(*act) for act in acts), key=lambda touch: touch.at_s)
    if draw(st.booleans()):
        legs.append(leg("z", 1, moments[-1], None))
    return legs, touches


@settings(max_examples=150, deadline=None)
@given(st.lists(lives(), min_size=1, max_size=5))
def test_all_time_is_somewhere_and_counted_once(dossiers):
    table = gathered(*dossiers)
    closed = [[one for one in legs if one["to_s"] is not None] for legs, _ in dossiers]

    spans = [legs[-1]["to_s"] - legs[0]["from_s"] for legs in closed]
    assert analysis.throughput(table).tolist() == spans
    whole = sum(one["working_s"] for legs in closed for one in legs)
    for found in (analysis.by_step(table), analysis.by_holder(table)):
        assert sum(t.waiting + t.working + t.paused for t in found) == whole
        assert all(t.p50 <= t.p90 and t.cases <= t.stays for t in found)
    assert (table.seconds >= 0).all() and (table.clock > 0).all()
    ways = analysis.variants(table)
    assert sum(way.cases for way in ways) == len(dossiers)
    assert sum(way.share for way in ways) == pytest.approx(1)
    stays = sum(way.cases * len(way.steps) for way in ways)
    assert stays == sum(t.stays for t in analysis.by_step(table))
    assert sum(w.count for w in analysis.ways_between_steps(table)) == stays - len(dossiers)
    assert sum(analysis.loops(table).cases.values()) == len(dossiers)


def foreign_log(cases=60):
    """A seeded log of repairs with loops, as somebody else's system would write it."""
    from random import Random

    rng = Random(5)
    parts = ['<log xmlns="http://www.xes-standard.org/">']
    for number in range(cases):
        road = ["Register", *rng.choices(["Analyse", "Repair", "Test"], k=rng.randint(1, 5)), "End"]
        at = rng.randint(0, 10**6)
        parts.append(f'<trace><string key="concept:name" value="c{number}"/>')
        for activity in road:
            at += rng.randint(1, 5000)
            moment = f"2026-01-{1 + at // 86400:02d}T{at % 86400 // 3600:02d}:{at % 3600 // 60:02d}:{at % 60:02d}Z"
            parts.append(
                f'<event><string key="concept:name" value="{activity}"/>'
                f'<date key="time:timestamp" value="{moment}"/></event>'
            )
        parts.append("</trace>")
    return "\n".join([*parts, "</log>"])


def test_an_independent_library_finds_the_same_variants_ways_and_lengths(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pm4py

        file = tmp_path / "log.xes"
        file.write_text(foreign_log(), "utf-8")
        log = pm4py.read_xes(str(file), variant="iterparse", return_legacy_log_object=False)
        theirs = pm4py.get_variants(log)
        follows, *_ = pm4py.discover_dfg(log)
        lengths = pm4py.get_all_case_durations(log)
    gathering = Gathering()
    with stored() as store:
        store.take_cases(read_xes(io.BytesIO(file.read_bytes()), Faults()), Faults())
        for case, events in store.in_order():
            add_foreign(gathering, case, events, half)
    table = gathering.whole()

    assert {v.steps: v.cases for v in analysis.variants(table)} == theirs
    ways = {(w.source, w.target): w.count for w in analysis.ways_between_steps(table)}
    assert ways == dict(follows)
    assert sorted(analysis.throughput(table).tolist()) == sorted(lengths)
    assert not table.splits


def test_start_and_end_of_an_act_split_waiting_from_working():
    events = [
        (0, "a", "", "", "complete"),
        (10_000_000, "b", "", "", "start"),
        (40_000_000, "b", "", "", "complete"),
    ]
    gathering = Gathering()
    add_foreign(gathering, "c", events, half)
    times = {t.key: (t.stays, t.waiting, t.working) for t in analysis.by_step(gathering.whole())}
    assert times["b"] == (1, 5, 15)
