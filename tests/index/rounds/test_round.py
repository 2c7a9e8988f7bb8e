"""A whole round at the size of the province, and what must not be: late, crossing, unproved, thawed."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.actions.deliver import deliver_owed
from motcua.audit.queries.faults import chain_faults
from motcua.index import actions
from motcua.index.models import Entry, PublishedResult, Score, ScoreChange
from motcua.index.queries import bindings, trails
from motcua.index.queries.results import standings_of
from motcua.index.queries.sheets import sheet_of
from motcua.index.rules.judging import BlockDetails
from motcua.kernel import clock as kernel_clock
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, StaleVersion, WrongState
from motcua.organisations.models import Unit, UnitVersion
from motcua.organisations.queries import units
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.queries import unit_figures as figures
from tests.desk.conftest import sign_in  # noqa: F401 - the fixture
from tests.index.rounds.conftest import PROVED, details, judge
from tests.province import START, at


def many_units(province, kind: str, count: int, code: int) -> list[int]:
    top = province.units["sonla"]
    made = Unit.objects.bulk_create(Unit(slug=f"{kind}-{n}") for n in range(count))
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit=unit, parent=top, kind=kind, name=f"Đơn vị {kind} {n}", short_name=f"{kind} {n}",
            code=f"H52.{code + n}", valid_from=START, legal_basis="kiểm thử",
        )
        for n, unit in enumerate(made)
    )  # fmt: skip
    units.forget_trees()
    return [unit.pk for unit in made]


def test_whole_round_of_departments_and_75_communes(province, rule_set, clock):
    clock.move_to(at("2026-10-05 08:00"))
    departments = many_units(province, "department", 14, 500)
    communes = many_units(province, "commune", 75, 700)
    round_ = actions.open_round(
        details(
            rule_set,
            blocks=(
                BlockDetails(name="Sở", rule_set_id=rule_set.pk, unit_ids=tuple(departments)),
                BlockDetails(name="Xã", rule_set_id=rule_set.pk, unit_ids=tuple(communes)),
            ),
        ),
        run_by=province.units["sonla"].pk, by=OPERATOR, at=at("2026-09-25 08:00"),
    )  # fmt: skip
    entries = list(Entry.objects.filter(round=round_).order_by("pk"))
    late, disputed, tie, other, silent = entries[14:19]
    for n, entry in enumerate(entries):
        points = 4 if entry in (tie, other) else 1 + n / 40
        values = {"1.1": "có", "1.2": f"{points:.3f}", "3.2": "1/2"}
        actions.self_score(entry, values, by=OPERATOR, at=at("2026-10-05 08:00"))
        if entry == silent:
            continue
        actions.attach_evidence(
            entry, PROVED, kind="decision", reference="1/KH", by=OPERATOR, at=at("2026-10-05 08:00")
        )
        actions.approve_internally(entry, by=OPERATOR, at=at("2026-10-06 08:00"))
        if entry != late:
            actions.lock(entry, by=OPERATOR, at=at("2026-10-07 08:00"))
    assert actions.remind(round_, by=OPERATOR, at=at("2026-10-09 08:00")) == 2
    clock.move_to(at("2026-10-13 08:00"))
    with pytest.raises(WrongState, match="quá hạn"):
        actions.lock(late, by=OPERATOR, at=at("2026-10-13 08:00"))
    actions.permit_late(
        late, "score", until=dt.date(2026, 10, 14), reason="Mưa lũ", paper="55/SNV-CCHC",
        by=OPERATOR, at=at("2026-10-13 08:30"),
    )  # fmt: skip
    actions.lock(late, by=OPERATOR, at=at("2026-10-13 09:00"))
    judged = {"1.2": judge("0,5", "Kế hoạch ban hành sau 30/3", explain=True)}
    actions.appraise(disputed, judged, by=OPERATOR, at=at("2026-10-15 08:00"))
    actions.ask_explanation(disputed, by=OPERATOR, at=at("2026-10-15 09:00"))
    actions.explain(disputed, {"1.2": "Ban hành ngày 28/3"}, by=OPERATOR, at=at("2026-10-20 08:00"))
    actions.hand_in_explanation(disputed, by=OPERATOR, at=at("2026-10-20 09:00"))
    again = {"1.2": judge("1", "Chấp nhận một phần")}
    actions.appraise_again(disputed, again, by=OPERATOR, at=at("2026-11-02 08:00"))
    clock.move_to(at("2026-11-20 08:00"))
    surveyed = {entry.unit_id: {"8.1": "90"} for entry in entries}
    actions.enter_survey(round_, surveyed, source="Điều tra 2026", by=OPERATOR,
                         at=at("2026-11-20 08:00"))  # fmt: skip
    with pytest.raises(WrongState, match="và 84 đơn vị khác"):
        actions.publish(round_, decision_number="36/QĐ-UBND", decided_on=dt.date(2026, 11, 20),
                        by=OPERATOR, at=at("2026-11-20 09:00"))  # fmt: skip
    for entry in entries:
        actions.decide_by_council(entry, {}, by=OPERATOR, at=at("2026-11-20 09:00"))
    actions.publish(round_, decision_number="36/QĐ-UBND", decided_on=dt.date(2026, 11, 20),
                    by=OPERATOR, at=at("2026-11-20 10:00"))  # fmt: skip

    results = {one.unit_id: one for one in PublishedResult.objects.filter(round=round_)}
    assert len(results) == 89
    assert results[tie.unit_id].place == results[other.unit_id].place
    # 3.1 does not apply without dossiers: 13 points at most, 3 + 1 + 1 + 2.7 for the disputed one.
    assert float(results[disputed.unit_id].index) == pytest.approx(7.7 / 13 * 100, abs=1e-5)
    unpunished = (3 + round(1 + 14 / 40, 3) + 1 + 2.7) / 13 * 100
    assert float(results[late.unit_id].index) == pytest.approx(unpunished - 3, abs=1e-3)
    # What was never handed in counts for nothing but the survey, less five points of penalty.
    assert float(results[silent.unit_id].index) == pytest.approx(2.7 / 13 * 100 - 5, abs=1e-3)
    told = trails.trail(disputed, "1.2", OPERATOR, at("2026-11-20 11:00"))
    assert [step.stage for step in told] == [
        "Tự chấm", "Thẩm định lần 1", "Giải trình", "Thẩm định lần 2",
    ]  # fmt: skip
    assert not list(chain_faults())


def test_evidence_is_neither_added_nor_withdrawn_after_the_lock(played):
    played.handed_in()
    proof = played.entry().evidence.first()
    with pytest.raises(WrongState, match="sau khi chốt"):
        actions.withdraw_evidence(proof, by=played.head(), at=at("2026-10-07 08:00"))
    with pytest.raises(WrongState, match="sau khi chốt"):
        played.prove(moment="2026-10-07 08:00")
    assert played.entry().evidence.filter(withdrawn_at=None).count() == len(PROVED)


def test_claim_without_proof_is_not_approved(played):
    played.score()
    with pytest.raises(InvalidInput) as refused:
        actions.approve_internally(played.entry(), by=played.leader(), at=at("2026-10-06 08:00"))
    assert list(refused.value.errors) == ["1.1", "1.2", "3.2"]
    with pytest.raises(NotAllowed):
        actions.approve_internally(played.entry(), by=played.head(), at=at("2026-10-06 08:00"))


def test_appraiser_gives_reasons_and_two_do_not_overwrite_each_other(played):
    played.handed_in()
    with pytest.raises(InvalidInput, match="Ghi nhận xét vì sao"):
        actions.appraise(played.entry(), {"1.2": judge("1")}, by=played.appraiser,
                         at=at("2026-10-12 08:00"))  # fmt: skip
    with pytest.raises(InvalidInput, match="phải ghi lý do"):
        actions.appraise(played.entry(), {"3.1": judge("1/2")}, by=played.appraiser,
                         at=at("2026-10-12 08:00"))  # fmt: skip
    first = {"1.2": judge("1", "Không có kế hoạch")}
    actions.appraise(played.entry(), first, by=played.appraiser, at=at("2026-10-12 08:00"))
    told = trails.trail(played.entry(), "1.2", played.appraiser, at("2026-10-12 08:00"))[-1]
    assert (told.stood, told.after, told.differs) == ("4", "1", True)
    with pytest.raises(StaleVersion) as crossed:
        actions.appraise(played.entry(), {"1.2": judge("2", "Có")}, by=played.second,
                         at=at("2026-10-12 08:01"), seen={"1.2": 0})  # fmt: skip
    assert "Bùi Thị Nội" in crossed.value.changes[0]
    assert "08:00 12/10/2026" in crossed.value.changes[0]
    newest = ScoreChange.objects.latest("pk").pk
    actions.appraise(played.entry(), {"1.2": judge("2", "Có")}, by=played.second,
                     at=at("2026-10-12 08:02"), seen={"1.2": newest})  # fmt: skip


def test_sets_that_cannot_score_open_no_round(province, rule_set):
    rule_set.body["areas"][0]["criteria"][0] |= {"bound": "moon_phase"}
    rule_set.save()
    with pytest.raises(InvalidInput, match="moon_phase"):
        actions.open_round(
            details(rule_set, province.units["maison"].pk), run_by=province.units["sonla"].pk,
            by=OPERATOR, at=at("2026-09-25 08:00"),
        )  # fmt: skip
    outside = details(rule_set, province.units["chiengmai"].pk)
    with pytest.raises(InvalidInput, match="không thuộc nơi chủ trì"):
        actions.open_round(outside, run_by=province.units["maison"].pk, by=OPERATOR,
                           at=at("2026-09-25 08:00"))  # fmt: skip


def test_commune_runs_a_round_for_its_own_divisions(played, rule_set):
    mine = details(rule_set, played.province.units["maison-land"].pk, name="Các phòng")
    run_by = played.province.units["maison"].pk
    opened = actions.open_round(mine, run_by=run_by, by=played.leader(),
                                at=at("2026-09-26 08:00"), delegated_from=played.round)  # fmt: skip
    with pytest.raises(NotAllowed):
        actions.open_round(mine, run_by=run_by, by=played.leader("chiengmai"),
                           at=at("2026-09-26 08:00"))  # fmt: skip
    entry = Entry.objects.get(round=opened)
    actions.self_score(entry, {"1.1": "có"}, by=played.head(), at=at("2026-10-05 08:00"))
    with pytest.raises(NotAllowed):
        actions.appraise(played.entry(), {}, by=played.leader(), at=at("2026-10-12 08:00"))


def test_bells_ring_for_what_a_round_waits_for_until_it_is_done(played, sign_in, clock):  # noqa: F811
    """Due within three days, reminded of, to be explained; who runs it sees how many are owing."""

    def told(name: str) -> str:
        return sign_in(name).get("/ban-lam-viec/thong-bao/").content.decode()

    clock.move_to(at("2026-10-06 08:00"))
    assert "Chấm điểm cải cách" not in told("Quàng Văn Dũng")
    actions.remind(played.round, by=played.appraiser, at=at("2026-10-06 08:00"))
    assert "được nhắc 08:00 06/10/2026" in told("Quàng Văn Dũng")
    clock.move_to(at("2026-10-08 08:00"))
    assert "hạn 10/10/2026" in told("Quàng Văn Dũng")
    assert "2 đơn vị chưa nộp: Chỉ số CCHC năm 2026" in told("Bùi Thị Nội")
    assert "Chấm điểm cải cách" not in told("Cầm Thị Ngọc")
    bell = sign_in("Hoàng Văn Nghĩa").get("/ban-lam-viec/thong-bao/chuong/").content.decode()
    assert 'mc-bell__count mc-num">1<' in bell
    played.handed_in("maison")
    assert "1 đơn vị chưa nộp" in told("Bùi Thị Nội")
    assert "Chấm điểm cải cách" not in told("Quàng Văn Dũng")
    asked = {"1.2": judge("1", "Kế hoạch muộn", explain=True)}
    actions.appraise(played.entry(), asked, by=played.appraiser, at=at("2026-10-12 08:00"))
    actions.ask_explanation(played.entry(), by=played.appraiser, at=at("2026-10-12 08:00"))
    page = told("Quàng Văn Dũng")
    assert "Cần giải trình" in page and "don-vi/maison/giai-trinh/" in page
    actions.explain(
        played.entry(), {"1.2": "Đúng hạn"}, by=played.head(), at=at("2026-10-13 08:00")
    )
    actions.hand_in_explanation(played.entry(), by=played.leader(), at=at("2026-10-13 08:00"))
    assert "Cần giải trình" not in told("Quàng Văn Dũng")


STRAIGHT = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")


def deliver() -> None:
    while deliver_owed():
        pass


def test_figures_are_those_of_the_definitions_and_freeze_at_publication(played, clock):
    province = played.province
    clock.move_to(at("2026-10-06 08:00"))
    province.walk(province.received("2026-10-01 08:20"), *STRAIGHT)
    province.received("2026-10-01 09:20", channel=2)
    deliver()
    span = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    for name in figures.NAMES:
        quick = figures.figure(name, ["H52.118"], *span)["H52.118"]
        assert (
            quick == figures.figure(name, ["H52.118"], *span, as_of=kernel_clock.now())["H52.118"]
        )
        assert name in INDICATORS
        rows = figures.figure_rows(name, "H52.118", *span)
        assert (sum(row.counted for row in rows), len(rows)) == (quick.numerator, quick.denominator)
    assert sheet_of(played.entry()).text("3.1", "bound") == "1/1"

    played.handed_in("maison", "chiengmai")
    other = {"3.1": judge("0/1", "Chưa trả thật cho dân")}
    actions.appraise(played.entry("maison"), other, by=played.appraiser, at=at("2026-10-12 08:00"))
    clock.move_to(at("2026-11-20 08:00"))
    played.decided("maison", "chiengmai")
    actions.publish(played.round, decision_number="36/QĐ-UBND", decided_on=dt.date(2026, 11, 20),
                    by=played.appraiser, at=at("2026-11-20 09:00"))  # fmt: skip
    clock.move_to(at("2026-12-22 08:00"))
    later = province.received("2026-11-21 08:20")
    province.walk(later, *STRAIGHT, day="2026-12-21")
    deliver()

    assert figures.figure("on_time_rate", ["H52.118"], *span)["H52.118"].denominator == 2
    played.round.refresh_from_db()
    assert sheet_of(played.entry()).text("3.1", "bound") == "1/1"
    assert Score.objects.get(entry=played.entry(), criterion="3.1", stage="bound").note == "1/1"
    # The figure that was contradicted stays beside the other, whatever the facts do later.
    (step,) = trails.trail(played.entry(), "3.1", played.appraiser, kernel_clock.now())
    assert (step.stood, step.after, step.note) == ("1/1", "0/1", "Chưa trả thật cho dân")
    assert len(trails.rows_behind(played.entry(), "3.1", "on_time_rate")) == 1
    with pytest.raises(WrongState):
        actions.publish(played.round, decision_number="37/QĐ-UBND",
                        decided_on=dt.date(2026, 11, 20), by=played.appraiser,
                        at=at("2026-11-22 09:00"))  # fmt: skip
    assert bindings.known("late_days")
    assert standings_of(played.round).places
