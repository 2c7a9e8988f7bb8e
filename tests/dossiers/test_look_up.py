"""The public look-up: code and secret together, else one neutral nothing."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.queries.lookup import look_up, secret_of
from motcua.dossiers.rules.lifecycle import Status
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:12")


def test_holder_of_the_receipt_sees_where_it_is_and_until_when(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    seen = look_up(dossier.code.lower(), f" {secret_of(dossier).lower()} ", NOW)
    assert (seen.status, seen.where) == (Status.PROCESSING, "Phòng Kinh tế")
    assert seen.next_act == "Thẩm định"
    assert seen.clock.due_at == at("2026-10-15 08:20")
    assert [step.label for step in seen.steps] == ["Đã tiếp nhận", "Đã chuyển đến nơi giải quyết"]
    assert "Vì sao" not in seen.clock.why[0]
    assert seen.clock.why[0].startswith("Tiếp nhận lúc 08:20")


@pytest.mark.parametrize("wrong", ["", "AAAAAA", "aaaaaaa", "------", "Ỡ", "0" * 10_000])
def test_wrong_secret_and_unknown_code_are_the_same_nothing(province, wrong):
    dossier = province.received()
    assert look_up(dossier.code, wrong, NOW) is None
    assert look_up("H52.118-261001-9999", wrong, NOW) is None
    assert look_up(wrong, secret_of(dossier), NOW) is None


def test_no_name_and_no_number_of_the_applicant_is_shown(province):
    dossier = province.walk(province.received(), "transfer", "assign", "submit_for_approval")
    seen = str(look_up(dossier.code, secret_of(dossier), NOW))
    for personal in ("Lò Văn Ơn", "4821", "0912345321", "Nà Sang", "Đủ điều kiện"):
        assert personal not in seen


def test_applicant_learns_what_to_bring_and_why(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    dossier = actions.request_supplement(
        dossier, by=province.case, at=at("2026-10-05 10:00"), reason="Bản sao chưa chứng thực.",
        items=[MissingPaper(name="Giấy đổi tên", fault="thiếu chứng thực")],
    ).dossier  # fmt: skip
    step = look_up(dossier.code, secret_of(dossier), NOW).steps[-1]
    assert step.label == "Cần bổ sung giấy tờ"
    assert step.note == "Bản sao chưa chứng thực."
    assert step.papers == ("Giấy đổi tên: thiếu chứng thực",)


def test_secret_is_kept_sealed(province):
    dossier = province.received()
    assert secret_of(dossier).encode() not in bytes(dossier.secret_sealed)
