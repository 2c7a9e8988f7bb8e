"""Intake in depth: several at once, again as before, settled at once, for somebody else."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import give_post
from motcua.organisations.rules.roles import Role
from motcua.procedures.models import ProcedureVersion
from tests.documents.reading import opened
from tests.province import FOUNDED, RENAME, RESIDENCE, START

INTAKE = "/ban-lam-viec/tiep-nhan/"
PERSON = {
    "applicant_name": "Lò Văn Ơn", "applicant_identity": "014058004821", "new_person": "1",
    "filed_by": "self", "channel": "1", "result_channel": "1", "key": "k1",
}  # fmt: skip


def content(client) -> dict[str, str]:
    return dict(client.get(INTAKE).context["content"])


def press(client, act: str, **more: str):
    return client.post(INTAKE, {**content(client), "act": act, **more})


@pytest.fixture
def known(province, counter):
    """Mr Ơn filed once before; he stands at the counter again."""
    dossier = province.received("2026-09-01 08:20")
    press(counter, f"person:{dossier.applicant_id}")
    return dossier


def test_three_dossiers_of_one_person_are_received_together(province, counter):
    for code in (RENAME, RESIDENCE):
        counter.post(INTAKE, {**PERSON, **content(counter), **PERSON, "act": f"procedure:{code}"})
        press(counter, "all-good")
        press(counter, "another")
    page = counter.get(INTAKE)
    assert [code for _place, code, _name in page.context["kept"]] == [RENAME, RESIDENCE]
    press(counter, f"procedure:{RENAME}")
    press(counter, "all-good")
    answer = press(counter, "receive")
    assert answer.status_code == 303, answer.content.decode()[:3000]
    received = list(Dossier.objects.order_by("pk"))
    assert [one.procedure.code for one in received] == [RENAME, RESIDENCE, RENAME]
    assert len({one.group for one in received}) == 1 and received[0].group
    assert {one.applicant_id for one in received} == {received[0].applicant_id}
    done = counter.get(answer["Location"]).content.decode()
    assert "Đã tiếp nhận 3 hồ sơ của một người." in done
    assert all(one.code in done for one in received)
    assert "In giấy hẹn của cả 3 hồ sơ" in done
    codes = [one.code for one in received]
    pdf = counter.post("/ban-lam-viec/in-nhieu/", {"dossier": codes, "act": "receipt", "ban": "2"})
    assert len(opened(pdf.content).pages) == 6


def test_a_fault_in_one_of_the_group_receives_none_and_says_which(province, counter):
    counter.post(INTAKE, {**PERSON, "act": f"procedure:{RENAME}"})
    press(counter, "all-good")
    press(counter, "another", **{"paper-1-state": "bad", "paper-1-reason": "Mờ"})
    press(counter, f"procedure:{RESIDENCE}")
    press(counter, "all-good")
    answer = press(counter, "receive")
    assert answer.status_code == 422
    assert "Hồ sơ thứ 1: “Đơn đăng ký biến động” không đạt: Mờ." in answer.content.decode()
    assert not Dossier.objects.exists()
    press(counter, "open-kept:1")
    assert content(counter)["procedure"] == RENAME
    press(counter, "drop-kept:1")
    assert counter.get(INTAKE).context["kept"] == []


@pytest.mark.parametrize("kept", ["{", "[1]", '{"a": 1}', "[[]]", '[{"procedure": "x"}]'])
def test_a_group_that_no_page_wrote_breaks_nothing(province, counter, kept):
    answer = counter.post(INTAKE, {**PERSON, "procedure": RENAME, "kept": kept, "act": "next"})
    assert answer.status_code == 303
    assert counter.get(INTAKE).status_code == 200


def test_again_as_before_shows_where_it_comes_from(province, counter, known):
    page = counter.get(INTAKE).content.decode()
    assert "Nộp lại như hồ sơ trước" in page and known.code in page
    press(counter, f"again:{known.code}")
    filled = content(counter)
    assert filled["procedure"] == RENAME
    assert filled["paper-2-copies"] == "1"
    assert f"Lấy từ hồ sơ {known.code} 01/09/2026" in counter.get(INTAKE).content.decode()


def test_a_running_dossier_is_told_and_filing_goes_on(province, counter, known):
    press(counter, f"procedure:{RENAME}")
    page = counter.get(INTAKE).content.decode()
    assert "đang xử lý từ 01/09/2026" in page and "Vẫn nộp" in page
    press(counter, f"still-file:{known.code}")
    assert "Vẫn nộp: là việc khác." in counter.get(INTAKE).content.decode()


def test_settled_at_once_needs_no_slip(province, counter):
    ProcedureVersion.objects.filter(procedure__code=RESIDENCE).update(settled_at_once=True)
    counter.post(INTAKE, {**PERSON, "act": f"procedure:{RESIDENCE}"})
    press(counter, "all-good")
    page = counter.get(INTAKE).content.decode()
    assert 'value="settle" data-mc-main' in page
    answer = press(counter, "settle")
    dossier = Dossier.objects.get()
    assert dossier.status == Status.RETURNED
    done = counter.get(answer["Location"]).content.decode()
    assert "Đã giải quyết và trả ngay" in done and "giay-hen" not in done


def test_filing_for_somebody_says_what_they_are_to_them(province, counter):
    other = {"filed_by": "other", "submitter_name": "Lò Thị Em", "relation": "authorised"}
    counter.post(INTAKE, {**PERSON, **other, "act": f"procedure:{RENAME}"})
    press(counter, "all-good")
    answer = press(counter, "receive")
    assert answer.status_code == 422
    assert "Ghi giấy ủy quyền" in answer.content.decode()
    assert press(counter, "receive", authorisation="Số 5, UBND xã").status_code == 303
    event = Event.objects.get(name="dossiers.receive")
    assert event.facts["relation"] == "authorised"
    assert "Số 5" not in str(event.facts)


@pytest.fixture
def supporter(province, sign_in):
    province.posts["Quàng Thị Hoa"] = give_post(
        "Quàng Thị Hoa", by=OPERATOR, at=FOUNDED, unit=province.units["maison-centre"],
        role=Role.HT, title="Đoàn viên hỗ trợ", valid_from=START,
    )  # fmt: skip
    return sign_in("Quàng Thị Hoa")


def test_a_supporter_files_and_looks_nobody_up(province, supporter):
    earlier = province.received("2026-09-01 08:20")
    page = supporter.get(INTAKE).content.decode()
    assert "Nộp hồ sơ thay công dân" in page and 'value="receive"' not in page
    assert supporter.post(f"{INTAKE}nguoi/", {"person_text": "Lò Văn"}).status_code == 403
    supporter.post(INTAKE, {**PERSON, "party": str(earlier.applicant_id), "act": "next"})
    assert supporter.get(INTAKE).context["chosen"] is None
    supporter.post(INTAKE, {**PERSON, "act": f"procedure:{RENAME}"})
    assert press(supporter, "receive").status_code == 403
    answer = press(supporter, "submit")
    assert answer.status_code == 303
    dossier = Dossier.objects.order_by("-pk")[0]
    assert (dossier.status, dossier.channel) == (Status.REGISTERED, 2)
    assert Event.objects.get(name="dossiers.submit").facts["assisted"] is True
    assert dossier.code in supporter.get(INTAKE).content.decode()
    assert supporter.get(f"/ban-lam-viec/ho-so/{dossier.code}/").status_code == 200
    assert supporter.get(f"/ban-lam-viec/ho-so/{earlier.code}/").status_code == 403
    assert dossier.act_by > dossier.submitted_at + dt.timedelta(hours=8)
