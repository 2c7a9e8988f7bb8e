"""A dossier's events become its fact and its legs: by the law's words, at any instant."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.calendars.actions import close_unit
from motcua.dossiers import actions
from motcua.dossiers.actions.correct import Correction
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import Dossier
from motcua.kernel.actor import OPERATOR
from motcua.procedures.models import ProcedureVersion
from motcua.reports.queries import facts
from motcua.reports.rules.facts import DOSSIERS, LEGS
from motcua.reports.rules.faults import FaultKind
from motcua.reports.rules.folding import Told, fold, one_amount
from tests.province import BASIS, RESIDENCE, at

HOUR = 3600
ASK = [MissingPaper(name="Giấy chứng nhận đã cấp", fault="Mờ")]


def s(text: str) -> int:
    return int(at(text).timestamp())


@pytest.fixture
def worked(province, clock):
    """With the case officer since 02/10 10:30, due 15/10 08:20."""
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def test_straight_road(province, worked):
    done = province.walk(
        worked, "submit_for_approval", "approve", "hand_to_counter", day="2026-10-05"
    )
    province.walk(done, "return_result", day="2026-10-06")
    found = facts.facts_of(done.code)

    assert set(found.dossier) == set(DOSSIERS)
    row = found.dossier
    assert row["agency"] == row["receiving_unit"] == "H52.118"
    assert (row["tier"], row["channel"], row["status"]) == ("commune", 1, 10)
    assert (row["submitted_s"], row["received_s"]) == (s("2026-10-01 08:20"),) * 2
    assert (row["finished_s"], row["returned_s"]) == (s("2026-10-05 10:30"), s("2026-10-06 08:30"))
    assert (row["due_s"], row["ending"]) == (s("2026-10-15 08:20"), "granted")
    # Thursday 08:20 to Monday 10:30: two days and 2 h 10.
    assert (row["working_s"], row["paused_s"], row["pauses"]) == (18 * HOUR + 600, 0, 0)
    assert (row["papers"], row["papers_digitised"], row["result_electronic"]) == (3, 0, 0)
    assert found.faults == []


def test_legs_are_the_stretches_in_one_hand_and_state(province, worked):
    found = facts.facts_of(worked.code)
    assert all(set(leg) == set(LEGS) for leg in found.legs)
    told = [(leg["number"], leg["verb"], leg["status"], leg["role"]) for leg in found.legs]
    assert told == [(1, "receive", 2, "TN"), (2, "accept", 4, "TP"), (3, "assign", 4, "CV")]
    first, _, last = found.legs
    # Handed over at 08:30, accepted at 09:30 on Friday: until then the counter answers for it.
    assert (first["from_s"], first["to_s"]) == (s("2026-10-01 08:20"), s("2026-10-02 09:30"))
    assert first["working_s"] == 8 * HOUR + 70 * 60
    assert (last["post"], last["to_s"], last["working_s"]) == (province.case.post_id, None, None)
    assert last["unit"] == "H52.118"


def test_what_closes_a_dossier_is_a_leg_of_no_length(province, clock):
    ProcedureVersion.objects.update(settled_at_once=True)
    dossier = actions.settle_at_counter(
        province.intake(), by=province.counter, at=at("2026-10-01 08:20")
    ).dossier
    found = facts.facts_of(dossier.code)
    (leg,) = found.legs
    assert (leg["verb"], leg["status"], leg["to_s"] - leg["from_s"]) == ("settle_at_counter", 10, 0)
    assert (found.dossier["ending"], found.dossier["working_s"]) == ("granted", 0)


def test_time_in_pauses_is_taken_out(province, worked):
    d = actions.request_supplement(
        worked, by=province.case, at=at("2026-10-05 08:30"), items=ASK, reason="Mờ."
    ).dossier
    paused = facts.facts_of(d.code).dossier
    assert (paused["status"], paused["due_s"], paused["pauses"], paused["paused_s"]) == (
        5,
        None,
        1,
        0,
    )
    d = actions.receive_supplement(d, by=province.counter, at=at("2026-10-05 10:30")).dossier
    d = actions.stop(
        d, by=province.leader, at=at("2026-10-05 11:30"), reason="Mất.", legal_basis="NĐ 118 Đ21"
    ).dossier
    row = facts.facts_of(d.code).dossier
    assert (row["supplements"], row["pauses"], row["paused_s"]) == (1, 1, 2 * HOUR)
    assert (row["supplement_from_s"], row["supplement_to_s"]) == (
        s("2026-10-05 08:30"), s("2026-10-05 10:30"),
    )  # fmt: skip
    # Two days, 3 h 10 from opening to 11:30 less what had passed, less the pause.
    assert (row["ending"], row["working_s"]) == ("stopped", 16 * HOUR + 3 * HOUR + 600 - 2 * HOUR)


def test_asking_to_withdraw_leaves_the_pause_open(province, worked):
    d = actions.request_supplement(
        worked, by=province.case, at=at("2026-10-05 08:30"), items=ASK, reason="Mờ."
    ).dossier
    d = actions.ask_withdrawal(
        d, by=province.counter, at=at("2026-10-05 09:00"), reason="Bán."
    ).dossier
    d = actions.withdraw(d, by=province.counter, at=at("2026-10-05 10:30")).dossier
    row = facts.facts_of(d.code).dossier
    assert (row["ending"], row["pauses"], row["paused_s"]) == ("withdrawn", 1, 2 * HOUR)


def test_refused_was_never_received(province, clock):
    d = actions.refuse_at_counter(
        province.intake(), by=province.counter, at=at("2026-10-01 08:20"), reason="Sai nơi."
    ).dossier
    row = facts.facts_of(d.code).dossier
    assert (row["ending"], row["received_s"], row["working_s"]) == ("refused", None, None)
    assert row["finished_s"] == s("2026-10-01 08:20")


def test_declined_apologised_digitised_and_corrected(province, worked):
    d = actions.draft_apology(
        worked, by=province.case, at=at("2026-10-07 08:00"), cause="complex",
        reason="Xác minh.", appointed_at=at("2026-10-20 08:20"),
    ).dossier  # fmt: skip
    assert facts.facts_of(d.code).dossier["apologies"] == 0, "a draft is no apology"
    d = actions.extend(d, by=province.leader, at=at("2026-10-07 09:00")).dossier
    wanted = Correction(result_channel=3)
    d = actions.correct(
        d, by=province.counter, at=at("2026-10-07 09:10"), correction=wanted, reason="Xin gửi về."
    ).dossier
    d = province.walk(d, "submit_for_approval", day="2026-10-08")
    d = actions.decline(
        d, by=province.leader, at=at("2026-10-08 09:00"), reason="Đất tranh chấp."
    ).dossier
    row = facts.facts_of(d.code).dossier
    assert (row["extensions"], row["apologies"], row["cause"]) == (1, 1, "complex")
    assert (row["due_s"], row["appointed_s"]) == (s("2026-10-15 08:20"), s("2026-10-20 08:20"))
    assert (row["result_channel"], row["ending"]) == (3, ""), (
        "not finished before the counter has it"
    )
    d = actions.hand_to_counter(d, by=province.clerk, at=at("2026-10-08 09:10")).dossier
    assert facts.facts_of(d.code).dossier["ending"] == "declined"


@pytest.mark.parametrize(
    ("moment", "status", "finished"),
    [("2026-10-01 08:19", None, None), ("2026-10-02 08:30", 2, None), ("2026-10-05 10:29", 4, None),
     ("2026-10-05 10:30", 9, "2026-10-05 10:30")],
)  # fmt: skip
def test_as_of_any_instant(province, worked, moment, status, finished):
    d = province.walk(worked, "submit_for_approval", "approve", "hand_to_counter", day="2026-10-05")
    found = facts.facts_of(d.code, as_of=at(moment))
    if status is None:
        assert found is None
        return
    assert found.dossier["status"] == status
    assert found.dossier["finished_s"] == (s(finished) if finished else None)
    assert [leg["to_s"] for leg in found.legs if leg["to_s"] is None] == [None]


def test_known_at_leaves_out_what_was_entered_later(province, clock):
    d = province.received("2026-10-01 08:20")
    clock.shift(dt.timedelta(hours=2))
    d = province.walk(d, "transfer", day="2026-10-02")
    told = at("2026-10-08 10:00")
    assert len(facts.facts_of(d.code, known_at=told).legs) == 1
    known = facts.facts_of(d.code, known_at=told)
    assert (known.sequence, known.dossier["known_s"]) == (1, s("2026-10-08 09:12"))
    assert facts.facts_of(d.code).sequence == 2


def test_closing_entered_afterwards_moves_nothing_that_was_reckoned(province, worked, clock):
    d = province.walk(worked, "submit_for_approval", "approve", "hand_to_counter", day="2026-10-05")
    before = facts.facts_of(d.code)
    clock.shift(dt.timedelta(hours=1))
    close_unit(
        province.units["maison"].pk, by=OPERATOR, at=at("2026-10-08 10:12"), first_day=dt.date(2026, 10, 2),
        name="Mất điện", legal_basis=BASIS,
    )  # fmt: skip
    assert facts.facts_of(d.code) == before


def test_tables_hold_every_dossier_and_say_what_was_mended(province, worked):
    other = province.received("2026-10-01 09:00", procedure=RESIDENCE, channel=2)
    dossiers, legs = facts.read()
    assert sorted(dossiers["code"].to_pylist()) == sorted([worked.code, other.code])
    assert dossiers.column_names == list(DOSSIERS) and legs.column_names == list(LEGS)
    assert dossiers.schema.metadata[b"faults"] == b"{}"
    assert sum(batch.dossiers.num_rows for batch in facts.stream(size=1)) == 2
    rows = {row["code"]: row for row in dossiers.to_pylist()}
    stands = {d.code: d for d in Dossier.objects.all()}
    assert {code: row["status"] for code, row in rows.items()} == {
        code: d.status for code, d in stands.items()
    }


# What cannot be


class Flat:
    """A world of one unit that works round the clock."""

    province = "14"

    def unit_code(self, unit, day):
        return "H52" if unit == 1 else ""

    def tier(self, unit, day):
        return "province"

    def field(self, procedure, version):
        return "Đất đai" if procedure == "1.1" else None

    def online_level(self, procedure, version):
        return ""

    def working_seconds(self, unit, from_s, to_s, known_s):
        return to_s - from_s if to_s < 10_000 else None


INTAKE = {
    "procedure": "1.1", "procedure_version": 1, "channel": 1, "result_channel": 1,
    "receiving_unit": 1, "resolving_unit": 1, "papers": 2, "fees": [],
}  # fmt: skip


def told(number, verb, when, status, unit=1, **facts):
    return Told(
        number, verb, when, when, {"after": {"status": status, "holder_unit": unit}, **facts}
    )


def kinds(found):
    return [fault.kind for fault in found.faults]


def test_act_before_the_one_before_it_counts_at_that_ones_instant():
    events = [told(1, "receive", 100, 2, **INTAKE), told(2, "hand_to_counter", 40, 9)]
    found = fold("A", events, Flat())
    assert (found.dossier["finished_s"], found.dossier["working_s"]) == (100, 0)
    assert kinds(found) == [FaultKind.SKEW] and found.faults[0].seconds == 60
    assert "60 giây" in str(found.faults[0])
    assert fold("A", events, Flat(), as_of_s=50) is None, "it had not been received by then"


def test_missing_event_unknown_unit_and_unknown_procedure_are_told():
    events = [
        told(1, "receive", 100, 2, **{**INTAKE, "procedure": "9.9", "resolving_unit": 7}),
        told(3, "assign", 200, 4, unit=7), told(4, "transfer", 250, 4, unit=1),
    ]  # fmt: skip
    found = fold("A", events, Flat())
    assert found.dossier["agency"] == "?7"
    assert sorted(kinds(found)) == ["gap", "unknown_procedure", "unknown_unit"]


def test_year_without_a_calendar_and_first_event_without_intake_are_told():
    found = fold("A", [told(1, "receive", 100, 2), told(2, "stop", 20_000, 8)], Flat())
    assert found.dossier["working_s"] is None and found.dossier["procedure"] == ""
    assert set(kinds(found)) == {"no_intake", "unknown_year"}


@pytest.mark.parametrize(
    ("amounts", "fee"), [([], 0), ([0], 0), ([5, 5], 5), ([5, 6], None), ([5, None], None)]
)
def test_fee_is_the_one_amount_of_the_catalogue(amounts, fee):
    assert one_amount([{"amount": amount} for amount in amounts]) == fee
