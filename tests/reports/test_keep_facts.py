"""Facts and roll-ups follow each act, are proved against the events, and built anew from them."""

from __future__ import annotations

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps

from motcua.audit.actions.deliver import deliver_owed
from motcua.audit.models import Delivery, Event
from motcua.config.checkup import ailments
from motcua.documents.actions import store_file
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.kernel.actor import OPERATOR
from motcua.reports.actions import keep_facts, prove_facts, rebuild_facts
from motcua.reports.models import DossierFact, LegFact, OpenTally, Tally
from motcua.reports.queries import facts, proofs, tallies
from motcua.reports.queries.proving import prove
from tests.documents import files
from tests.province import RESIDENCE, at

OCTOBER = dt.date(2026, 10, 1)
NOW = at("2026-10-08 09:12")


def heard():
    while deliver_owed():
        pass


@pytest.fixture
def worked(province, clock):
    """With the case officer since 02/10 10:30, due 15/10 08:20; everything delivered."""
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")
    heard()
    return dossier


def october(grain="agency", **keys):
    (row,) = tallies.sums(grain, first=OCTOBER, last=OCTOBER, **keys)
    return {name: number for name, number in row.items() if number}


def test_each_act_shows_in_row_legs_and_sums(province, worked):
    acts = (
        lambda d: actions.request_supplement(
            d, by=province.case, at=at("2026-10-05 08:30"), reason="Mờ.",
            items=[MissingPaper(name="Giấy chứng nhận đã cấp")],
        ),
        lambda d: actions.receive_supplement(d, by=province.counter, at=at("2026-10-05 10:30")),
        lambda d: actions.submit_for_approval(
            d, by=province.case, at=at("2026-10-06 08:30"), opinion="Đủ."
        ),
        lambda d: actions.approve(d, by=province.leader, at=at("2026-10-06 09:30")),
        lambda d: actions.hand_to_counter(d, by=province.clerk, at=at("2026-10-06 10:30")),
        lambda d: actions.return_result(
            d, by=province.counter, at=at("2026-10-07 08:30"), taken_by="Lò Văn Ơn", through=1
        ),
    )  # fmt: skip
    dossier = worked
    for act in acts:
        dossier = act(dossier).dossier
        heard()
        told = facts.facts_of(dossier.code)
        row = DossierFact.objects.filter(code=dossier.code).values().get()
        assert {name: row[name] for name in told.dossier} == told.dossier
        legs = LegFact.objects.order_by("number").values()
        assert [{name: leg[name] for name in told.legs[0]} for leg in legs] == told.legs
        assert prove().differences == []
    worked_s = told.dossier["working_s"]
    assert october(agency="H52.118") == {
        "received": 1, "supplemented": 1, "with_papers": 1, "early": 1, "granted": 1, "timed": 1,
        "working_s": worked_s, "paused_s": 7200, "returned": 1,
    }  # fmt: skip
    assert not OpenTally.objects.exists()


def test_papers_taken_from_before_are_told_from_scanned_ones(province, worked):
    def attach(paper, digitised):
        file = store_file(files.pdf(1), name="don.pdf", by=province.counter, at=at("2026-10-05 08:30"),
                          key=worked.applicant.key)  # fmt: skip
        actions.attach(worked, by=province.counter, at=at("2026-10-05 08:30"), paper=paper,
                       file=file, digitised=digitised)  # fmt: skip
        heard()
        return DossierFact.objects.values_list("papers_digitised", "papers_reused").get()

    assert attach(1, 1) == (1, 0)
    assert attach(2, 3) == (2, 1)
    assert attach(1, 2) == (2, 2)
    # What the release before kept is counted when the column comes.
    DossierFact.objects.update(papers_reused=0)
    import_module("motcua.reports.migrations.0008_papers_reused").count(apps, None)
    assert prove().differences == []
    assert attach(1, 1) == (2, 1)


def test_same_event_again_counts_nothing_twice(worked):
    before = list(Tally.objects.order_by("pk").values())
    events = Event.objects.filter(chain=worked.chain).values_list("sequence", flat=True)
    assert [keep_facts(worked.chain, n, by=OPERATOR, at=NOW) for n in events] == [False] * 4
    assert list(Tally.objects.order_by("pk").values()) == before


def test_many_events_of_a_dossier_are_counted_at_once(province, clock):
    dossier = province.walk(province.received(), "transfer", "accept", "assign")
    assert keep_facts(dossier.chain, 1, by=OPERATOR, at=NOW)
    assert DossierFact.objects.get().sequence == 4


def test_sums_by_every_key(province, worked):
    province.received("2026-10-02 09:00", procedure=RESIDENCE, channel=2, papers=())
    heard()
    by_channel = tallies.sums("agency", first=OCTOBER, last=OCTOBER, by=["channel"])
    assert [(row["channel"], row["received"]) for row in by_channel] == [(1, 1), (2, 1)]
    by_field = tallies.sums("field", first=OCTOBER, last=OCTOBER, by=["field"])
    assert [row["received"] for row in by_field] == [1, 1]
    days = tallies.sums(
        "province", first=OCTOBER, last=dt.date(2026, 10, 2), span="day", by=["first"]
    )
    assert [row["received"] for row in days] == [1, 1]
    assert october("cell", agency="H52.118", procedure=RESIDENCE)["received"] == 1
    with pytest.raises(LookupError):
        tallies.sums("field", first=OCTOBER, last=OCTOBER, by=["agency"])


@pytest.mark.parametrize(
    ("moment", "late"), [("2026-10-15 08:20", 0), ("2026-10-15 08:21", 1), ("2026-10-20 00:00", 1)]
)
def test_overdue_is_a_question_of_the_moment(worked, moment, late):
    assert tallies.open_now(agency="H52.118") == 1
    assert tallies.overdue_now(at(moment)) == late
    assert tallies.overdue_by(at(moment), agency="H52.118") == ({"H52.118": 1} if late else {})
    assert tallies.overdue_by(at(moment), by="field") == ({"Đất đai": 1} if late else {})


def test_whoever_waits_for_the_first_supplement_is_not_overdue(province, worked):
    actions.request_supplement(
        worked, by=province.case, at=at("2026-10-05 08:30"), reason="Mờ.",
        items=[MissingPaper(name="Giấy chứng nhận đã cấp")],
    )  # fmt: skip
    heard()
    assert (tallies.open_now(), tallies.overdue_now(at("2026-12-01 08:00"))) == (1, 0)


@pytest.mark.parametrize(
    "moment", [None, "2026-10-02 08:30", "2026-10-02 10:30", "2026-10-05 09:00"]
)
def test_kept_rows_and_events_tell_the_same_of_any_instant(province, worked, moment):
    province.received("2026-10-01 09:00", procedure=RESIDENCE, channel=2, papers=())
    heard()
    province.walk(worked, "submit_for_approval", day="2026-10-05")
    as_of = at(moment) if moment else None
    for quick, slow in zip(
        facts.read(as_of), facts.read(as_of, from_events=True), strict=True
    ):  # fmt: skip
        assert quick.to_pylist() == slow.to_pylist()


def test_what_is_kept_is_not_drawn_again_unless_asked(worked):
    DossierFact.objects.update(fee=77)
    (quick, _), (slow, _) = facts.read(), facts.read(from_events=True)
    assert (quick["fee"].to_pylist(), slow["fee"].to_pylist()) == ([77], [28_000])


# The proof


def test_broken_cell_of_a_roll_up_is_found_and_named(worked):
    assert prove_facts(by=OPERATOR, at=NOW).found == 0
    cell = Tally.objects.get(grain="procedure", span="month")
    Tally.objects.filter(pk=cell.pk).update(late=3)
    proof = prove_facts(by=OPERATOR, at=NOW)
    (one,) = proof.differences
    assert (one.table, one.month, one.column) == ("Tally", "2026-10", "late")
    assert (one.stored, one.recomputed) == (3, 0)
    assert "procedure 1.013833" in one.cell
    assert "đang ghi 3, tính lại 0" in str(one)


def test_broken_rows_lost_rows_and_rows_of_nothing_are_named(province, worked):
    other = province.received("2026-10-02 09:00")
    heard()
    DossierFact.objects.filter(code=worked.code).update(due_s=5)
    LegFact.objects.filter(code=worked.code, number=2).update(unit="H52.119")
    OpenTally.objects.filter(grain="agency").delete()
    Tally.objects.create(grain="nation", span="year", first=OCTOBER)
    DossierFact.objects.filter(code=other.code).update(code="X")
    told = {(one.table, one.column, one.unit, one.stored) for one in prove().differences}
    assert ("DossierFact", "due_s", "H52.118", 5) in told
    assert ("LegFact", "unit", "H52.118", "H52.119") in told
    assert ("OpenTally", "dossiers", "H52.118", 0) in told
    assert ("Tally", "", "", "có") in told, "of no grain"
    assert ("DossierFact", "", "H52.118", None) in told, "lost"
    assert ("DossierFact", "", "H52.118", 2) in told, "of no dossier"
    rebuild_facts(by=OPERATOR, at=NOW)
    assert prove().differences == []


def test_what_is_still_owed_is_no_difference(province, worked):
    province.walk(worked, "submit_for_approval", day="2026-10-05")
    province.received("2026-10-02 09:00")
    proof = prove()
    assert (proof.found, proof.behind, proof.dossiers) == (0, 2, 2)
    Delivery.objects.all().delete()
    assert prove().found > 0, "owed to nobody, it is lost"


def test_rebuilt_it_is_what_the_events_had_kept(worked):
    kept = [list(model.objects.order_by("pk").values()) for model in (Tally, OpenTally)]
    Tally.objects.update(received=9)
    OpenTally.objects.all().delete()
    assert rebuild_facts(by=OPERATOR, at=NOW) == 1
    anew = [list(model.objects.order_by("pk").values()) for model in (Tally, OpenTally)]
    assert _without_keys(anew) == _without_keys(kept)


def _without_keys(tables):
    return [
        sorted((str({**row, "id": 0}) for row in rows if row.get("received", 1)), key=str)
        for rows in tables
    ]


def test_proof_is_made_once_a_night_and_its_alarm_is_seen(worked, clock, client, settings):
    assert proofs.is_due(NOW) and not proofs.is_due(at("2026-10-08 01:59"))
    Tally.objects.filter(grain="province", span="month").update(received=7)
    prove_facts(by=OPERATOR, at=NOW)
    assert not proofs.is_due(NOW) and proofs.is_due(at("2026-10-09 02:00"))
    (alarm,) = [sentence for sentence in ailments() if "Đối chiếu" in sentence]
    assert "received: đang ghi 7, tính lại 1" in alarm
    settings.MOTCUA_METRICS_TOKEN = "secret-of-the-metrics"
    page = client.get("/metrics", headers={"Authorization": "Bearer secret-of-the-metrics"})
    assert "motcua_facts_differences 1" in page.content.decode()
