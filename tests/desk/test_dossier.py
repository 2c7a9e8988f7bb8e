"""The dossier on one page: four answers, masking, history, papers to print."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from tests.documents.reading import text_of as pdf_text
from tests.province import at

PAGE = "/ban-lam-viec/ho-so/{}/"
IDENTITY = "014058004821"


def page(client, dossier) -> str:
    answer = client.get(PAGE.format(dossier.code))
    assert answer.status_code == 200
    return answer.content.decode()


def test_four_answers_and_the_reasons_are_there(province, case):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    told = page(case, dossier)
    assert "Cầm Thị Ngọc, Phòng Kinh tế" in told
    assert "Trình ký" in told
    assert "08:20 thứ Năm, 15/10/2026" in told
    assert "Thời hạn 10 ngày làm việc (thủ tục 1.013833, nộp trực tiếp)." in told


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Lò Thị Hạnh", 200), ("Lường Văn Thưởng", 200), ("Quàng Văn Dũng", 200),
        ("Cầm Thị Ngọc", 200), ("Giàng A Tủa", 403), ("Hoàng Văn Nghĩa", 200),
        ("Tòng Thị Vân", 403), ("Hà Thị Bình", 200), ("Đèo Thị Kiểm", 200),
        ("Vì Thị Mai", 403), ("Sùng A Lử", 403), ("Mùa A Sếnh", 403),
    ],
)  # fmt: skip
def test_who_may_read(province, sign_in, name, status):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    answer = sign_in(name).get(PAGE.format(dossier.code))
    assert answer.status_code == status
    assert ("Lò Văn Ơn" in answer.content.decode()) == (status == 200)


@pytest.mark.parametrize("name", ["Lò Thị Hạnh", "Cầm Thị Ngọc", "Hoàng Văn Nghĩa"])
def test_the_page_costs_few_statements(province, sign_in, name, django_assert_max_num_queries):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    client = sign_in(name)
    page(client, dossier)
    with django_assert_max_num_queries(12):
        page(client, dossier)


def test_unknown_code_is_not_found(counter):
    answer = counter.get(PAGE.format("H52.118-261008-9999"))
    assert answer.status_code == 404
    assert "Không có hồ sơ mã" in answer.content.decode()


def test_numbers_are_masked_until_a_logged_act_opens_them(province, counter):
    dossier = province.received("2026-10-08 08:20")
    told = page(counter, dossier)
    assert IDENTITY not in told and "0912345321" not in told
    assert "•••• •••• 4821" in told
    answer = counter.post(PAGE.format(dossier.code) + "hien/identity/")
    assert "0140 5800 4821" in answer.content.decode()
    assert "0912345321" not in answer.content.decode()
    assert answer["Refresh"].startswith("60;")
    logged = Event.objects.get(name="parties.identity_revealed")
    assert logged.facts == {"purpose": dossier.code}
    assert logged.actor == province.counter.reference
    assert "0140 5800 4821" not in page(counter, dossier)


@pytest.mark.parametrize("name", ["Đèo Thị Kiểm", "Hà Thị Bình", "Vì Thị Mai"])
def test_who_may_not_open_numbers(province, sign_in, name):
    dossier = province.received("2026-10-08 08:20")
    answer = sign_in(name).post(PAGE.format(dossier.code) + "hien/identity/")
    assert answer.status_code == 403
    assert not Event.objects.filter(name="parties.identity_revealed").exists()


def test_reveal_is_never_a_link(province, counter):
    dossier = province.received("2026-10-08 08:20")
    assert counter.get(PAGE.format(dossier.code) + "hien/identity/").status_code == 405


def test_history_is_newest_first_with_pause_and_next(province, case):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    actions.request_supplement(
        dossier, by=province.case, at=at("2026-10-05 10:00"),
        items=[MissingPaper(name="Giấy chứng nhận đã cấp", fault="Thiếu chứng thực")],
        reason="Bản sao chưa chứng thực.",
    )  # fmt: skip
    actions.receive_supplement(dossier, by=province.counter, at=at("2026-10-06 10:00"))
    answer = case.get(PAGE.format(dossier.code))
    events = answer.context["events"]
    assert [event.kind for event in events[:4]] == ["next", "done", "paused", "done"]
    assert events[2].what == "tạm dừng 1 ngày làm việc"
    assert "Bản sao chưa chứng thực." in events[3].note


PRINTS = {
    "giay-hen": ["Mẫu số 01", "Lò Văn Ơn"],
    "phieu-kiem-soat": ["kiểm soát"],
}


@pytest.mark.parametrize("name", PRINTS)
def test_papers_are_pdf_shown_in_the_browser(province, counter, name):
    dossier = province.received("2026-10-01 08:20")
    answer = counter.get(PAGE.format(dossier.code) + f"in/{name}/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    said = pdf_text(answer.content)
    assert dossier.code in said
    assert all(word.lower() in said.lower() for word in PRINTS[name])


def test_copies_and_size_are_asked_in_the_address(province, counter):
    dossier = province.received("2026-10-01 08:20")
    one = counter.get(PAGE.format(dossier.code) + "in/giay-hen/?kho=A5&ban=1").content
    two = counter.get(PAGE.format(dossier.code) + "in/giay-hen/?kho=A5&ban=2").content
    assert len(two) > len(one)


@pytest.mark.parametrize(
    ("name", "paper", "status"),
    [
        ("Vì Thị Mai", "giay-hen", 403),
        ("Đèo Thị Kiểm", "giay-hen", 403),
        ("Lò Thị Hạnh", "phieu-tu-choi", 404),
        ("Lò Thị Hạnh", "khong-co", 404),
    ],
)
def test_papers_that_are_not_for_you_or_not_there(province, sign_in, name, paper, status):
    dossier = province.received("2026-10-01 08:20")
    answer = sign_in(name).get(PAGE.format(dossier.code) + f"in/{paper}/")
    assert answer.status_code == status
