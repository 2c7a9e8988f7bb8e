"""Who may do what, and what a page made earlier is told."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions, policies
from motcua.dossiers.actions.correct import Correction
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.acts import next_acts
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Relation, Status, Verb
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound, StaleVersion, WrongState
from motcua.organisations.authority import GRANTS, reach_of
from motcua.organisations.rules.roles import Role
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:10")
MORE = {
    "assign": {"to": 0},
    "submit_for_approval": {"opinion": "Đề nghị duyệt."},
    "send_back": {"reason": "Sai thửa."},
    "refuse": {"reason": "Không thuộc thẩm quyền."},
    "request_supplement": {"items": [], "reason": "Thiếu."},
    "return_result": {"taken_by": "Lò Văn Ơn", "through": 1},
    "propose_supplement": {"items": [], "reason": "Thiếu.", "legal_basis": "NĐ 63/2010 Điều 20"},
    "turn_down_supplement": {"reason": "Đủ rồi."},
    "turn_away": {"reason": "Thiếu giấy."},
    "reassign": {"to": None},
    "consult": {"units": [], "question": "Xin ý kiến."},
    "answer": {"opinion": "agrees"},
    "cancel_consultation": {"reason": "Không cần nữa."},
    "decline": {"reason": "Không đủ điều kiện."},
    "send_by_post": {"tracking": "EB123456789VN"},
    "suspend": {"reason": "Nộp lệ phí trước bạ.", "legal_basis": "NĐ 101/2024 Điều 21"},
    "resume": {"evidence": "Giấy nộp tiền 12."},
    "draft_apology": {"cause": "complex", "reason": "Phức tạp.", "appointed_at": NOW},
    "give_cause": {"cause": "complex", "reason": "Chờ xác minh."},
    "ask_withdrawal": {"reason": "Đổi ý."},
    "deny_withdrawal": {"reason": "Đã xong."},
    "stop": {"reason": "Quá hạn bổ sung.", "legal_basis": "NĐ 118/2025 Điều 21"},
    "return_papers": {"taken_by": "Lò Văn Ơn"},
    "correct": {"correction": Correction(), "reason": "Gõ sai."},
    "note": {"text": "Gọi lại."},
    "instruct": {"text": "Làm ngay.", "report_by": NOW},
    "report_back": {"text": "Đã làm."},
}
# Those that open a dossier, and those of other tests' own.
ELSEWHERE = {verb for verb in Verb if LIFECYCLE[verb].who in {Relation.OPENER, Relation.SYSTEM}}
ELSEWHERE |= {Verb.ATTACH, Verb.DRAFT_RESULT, Verb.MOVE_PROCESS}
ROAD = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter", "return_result")


@pytest.mark.parametrize("steps", range(len(ROAD) + 1))
def test_every_other_verb_is_refused_at_every_place_of_the_road(province, steps):
    """At each place each officer may do exactly what next_acts offers; all else raises."""
    dossier = province.walk(province.received(), *ROAD[:steps])
    before = Event.objects.filter(chain=dossier.chain).count()
    for name in province.posts:
        officer = province.officer(name)
        offered = {act.verb for act in next_acts(dossier, officer, NOW)}
        for verb in set(Verb) - ELSEWHERE - offered:
            with pytest.raises((NotAllowed, WrongState, InvalidInput)):
                getattr(actions, verb)(dossier, by=officer, at=NOW, **MORE.get(verb, {}))
    assert Event.objects.filter(chain=dossier.chain).count() == before


def test_each_place_of_the_road_offers_its_main_act_to_its_holder_only(province):
    dossier = province.received()
    holders = ["counter", "head", "case", "leader", "clerk", "counter"]
    for verb, holder in zip(ROAD, holders, strict=True):
        for name in ("counter", "head", "case", "leader", "clerk"):
            mains = [act.verb for act in next_acts(dossier, getattr(province, name), NOW)
                     if act.main]  # fmt: skip
            assert (verb in mains) == (name == holder), (verb, name)
        dossier = province.walk(dossier, verb, day=f"2026-10-0{2 + ROAD.index(verb)}")


def test_stale_page_is_told_who_did_what(province):
    dossier = province.received("2026-10-01 08:20")
    actions.transfer(dossier, by=province.counter, at=at("2026-10-01 09:00"))
    with pytest.raises(StaleVersion) as told:
        actions.refuse(dossier, by=province.counter, at=NOW, reason="Nhầm.", version=1)
    assert told.value.changes == (
        "Lúc 09:00 01/10, Lò Thị Hạnh, Công chức tiếp nhận, đã chuyển hồ sơ.",
    )


def test_assigning_outside_the_division_names_the_choices(province):
    dossier = province.walk(province.received(), "transfer")
    stranger = province.officer("Sùng A Lử").post_id
    with pytest.raises(InvalidInput, match="Cầm Thị Ngọc"):
        actions.assign(dossier, by=province.head, at=NOW, to=stranger)
    with pytest.raises(InvalidInput, match="Chọn người được phân công"):
        actions.assign(dossier, by=province.head, at=NOW, to=None)


def test_unknown_outcome_names_the_choices(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    with pytest.raises(InvalidInput, match="Trình trưởng phòng xem trước"):
        actions.submit_for_approval(
            dossier, by=province.case, at=NOW, opinion="Đủ.", outcome="khac"
        )


def test_dossier_sent_back_finds_who_appraised_it(province):
    dossier = province.walk(province.received(), "transfer", "assign", "submit_for_approval")
    due = dossier.due_at
    dossier = actions.send_back(dossier, by=province.leader, at=NOW, reason="Sai số thửa.").dossier
    assert dossier.holder_post_id == province.case.post_id
    assert (dossier.status, dossier.due_at) == (Status.PROCESSING, due)


def test_branch_by_outcome_passes_the_head(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    dossier = actions.submit_for_approval(
        dossier, by=province.case, at=NOW, opinion="Xin ý kiến.", outcome="review"
    ).dossier
    assert (dossier.step.key, dossier.holder_role) == ("xem-xet", Role.TP)


def test_who_goes_to_the_field_keeps_the_dossier(province):
    """There are two case officers; the one who appraises also checks on the spot."""
    dossier = province.walk(province.received(), "transfer", "assign")
    offered = [act.label for act in next_acts(dossier, province.case, NOW)]
    assert offered[0] == "Trình ký"
    assert "Cần xác minh thực địa" in offered[1:]
    dossier = actions.transfer(dossier, by=province.case, at=NOW, outcome="field").dossier
    assert (dossier.step.key, dossier.holder_post_id) == ("xac-minh", province.case.post_id)


def test_refused_dossier_ends_and_is_not_opened_again(province):
    dossier = actions.submit(province.intake(), by=province.counter, at=NOW).dossier
    with pytest.raises(InvalidInput, match="Ghi lý do từ chối"):
        actions.refuse(dossier, by=province.counter, at=NOW, reason=" ")
    dossier = actions.refuse(dossier, by=province.counter, at=NOW, reason="Sai nơi nộp.").dossier
    assert (dossier.status, dossier.act_by, dossier.holder_unit) == (Status.REFUSED, None, None)
    with pytest.raises(WrongState, match="Không được tiếp nhận"):
        actions.receive(dossier, by=province.counter, at=NOW)


def test_lists_and_pages_agree_on_who_may_read(province):
    """The two answers of the policy, “may I?” and “which rows?”, are the same for everybody."""
    here = province.walk(province.received(), "transfer", "assign", "submit_for_approval")
    online = province.received("2026-10-05 08:20", resolving="chiengmai")
    readers = {}
    for name in province.posts:
        officer = province.officer(name)
        found = set(rows.within(policies.scope_of(officer)).values_list("code", flat=True))
        for dossier in (here, online):
            assert (dossier.code in found) == policies.may_read(officer, dossier), name
        readers[name] = found
    assert here.code in readers["Cầm Thị Ngọc"]
    assert here.code not in readers["Giàng A Tủa"]
    assert here.code not in readers["Mùa A Sếnh"]
    assert online.code in readers["Mùa A Sếnh"]
    assert readers["Đèo Thị Kiểm"] == {here.code, online.code}


def test_who_was_assigned_reads_it_before_doing_anything(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    found = rows.within(policies.scope_of(province.case)).values_list("code", flat=True)
    assert list(found) == [dossier.code]
    assert policies.may_read(province.case, dossier)
    assert not policies.may_read(province.officer("Giàng A Tủa"), dossier)


def test_reading_out_of_scope_says_how_to_get_it(province):
    dossier = province.received()
    with pytest.raises(NotAllowed, match="lấy ý kiến hoặc phân công"):
        rows.get(dossier.code, province.officer("Sùng A Lử"))
    with pytest.raises(NotFound, match="Không có hồ sơ mã"):
        rows.get("H52.118-261001-9999", province.counter)


def test_every_verb_has_an_authority_and_unknown_names_raise():
    by_the_system = {verb for verb in Verb if LIFECYCLE[verb].who == Relation.SYSTEM}
    assert set(policies.AUTHORITY) == set(Verb) - by_the_system
    assert by_the_system == {Verb.RERECKON, Verb.RELEASE, Verb.IMPORT}
    assert set(GRANTS) == set(Role)
    with pytest.raises(ValueError, match="dossiers:dossier:burn"):
        reach_of(Role.TN, "dossiers:dossier:burn")
    assert set(LIFECYCLE) == set(Verb)
