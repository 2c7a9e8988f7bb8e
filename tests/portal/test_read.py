"""Reading a procedure: the four questions first, each reckoned from what the law gives."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.procedures.actions import draft_version, publish_version
from motcua.procedures.rules.content import (
    Content,
    FeeContent,
    MethodContent,
    PaperContent,
    ResultContent,
)
from tests.province import FOUNDED, START

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CODE = "1.999999"


def content(**changes):
    usual = {
        "code": CODE,
        "name": "Đăng ký thử",
        "field": "Thử",
        "level": ("commune",),
        "audience": ("citizen",),
        "decision": "1/QĐ",
        "steps_text": "Bước 1: nộp.\nBước 2: nhận.",
        "conditions_text": "",
        "methods": (MethodContent(channel=1, term="7wd", term_text="7 ngày làm việc"),),
        "papers": (PaperContent(name="Tờ khai", originals=1, form="Mẫu 1.docx"),),
        "results": (ResultContent(name="Giấy xác nhận"),),
        "legal_bases": (),
    }
    return Content(**usual | changes)


def show(client, moment=START, **changes):
    made = draft_version(content(**changes), by=OPERATOR, at=FOUNDED, valid_from=moment)
    publish_version(made, by=OPERATOR, at=FOUNDED)
    return client.get(f"/thu-tuc/{CODE}").content.decode()


def way(channel, *fees, term="7wd"):
    return MethodContent(channel=channel, term=term, term_text=term, fees=fees)


def fee(amount, kind="le_phi", text=""):
    return FeeContent(kind=kind, amount=amount, text=text or f"{amount} đồng")


def test_the_four_questions_stand_before_the_papers(client):
    page = show(client)
    asked = ["Có phải đi không?", "Mang gì?", "Hết bao nhiêu?", "Bao giờ có?", "Giấy tờ cần có"]
    places = [page.index(words) for words in asked]
    assert places == sorted(places)


def test_the_appointment_is_reckoned_from_this_morning(client):
    page = show(client)
    assert "Nộp và được nhận sáng nay:" in page
    assert "trước 09:12 thứ Hai, 19/10/2026" in page
    assert "(7 ngày làm việc)" in page
    assert "Tiếp nhận lúc 09:12 thứ Năm, 08/10/2026, trong giờ làm việc." in page


def test_the_day_rule_of_the_procedure_is_obeyed(client):
    page = show(client, day_rule="end-of-day", day_rule_basis="BLDS 2015 Điều 147")
    assert "trước 17:30 thứ Hai, 19/10/2026" in page


@pytest.mark.parametrize(
    ("moment", "words", "due"),
    [
        ("2026-10-08T14:00+07:00", "chiều nay", "14:00 thứ Hai, 19/10/2026"),
        ("2026-10-08T20:00+07:00", "sáng mai", "07:30 thứ Ba, 20/10/2026"),
        ("2026-10-10T09:00+07:00", "sáng thứ Hai, 12/10/2026", "07:30 thứ Tư, 21/10/2026"),
    ],
)
def test_after_hours_it_starts_when_the_office_opens(client, clock, moment, words, due):
    clock.move_to(dt.datetime.fromisoformat(moment))
    page = show(client)
    assert f"Nộp và được nhận {words}:" in page
    assert f"trước {due}" in page


def test_terms_that_differ_by_way_are_said_apart(client):
    page = show(client, methods=(way(1), way(2, term="3wd"), way(3)))
    assert "Nộp trực tuyến:" in page
    assert "Nộp tại quầy, qua bưu chính:" in page
    assert "09:12 thứ Ba, 13/10/2026" in page


def test_no_term_is_admitted(client):
    assert "Chưa ghi thời hạn." in show(client, methods=(way(1, term=""),))


@pytest.mark.parametrize(
    ("channels", "answer"),
    [
        ((1,), "Có. Thủ tục này nộp tại quầy."),
        ((2,), "Không. Thủ tục này nộp trực tuyến."),
        ((1, 3), "Không bắt buộc. Gửi qua bưu chính được."),
        ((1, 2), "Không bắt buộc. Nộp ở nhà được: trực tuyến."),
        ((1, 2, 3), "Không bắt buộc. Nộp ở nhà được: trực tuyến hoặc qua bưu chính."),
    ],
)
def test_whether_one_must_go(client, channels, answer):
    page = show(client, methods=tuple(way(channel) for channel in channels))
    assert answer in page
    national = "Nộp trên Cổng Dịch vụ công quốc gia" in page
    assert national is (2 in channels)


@pytest.mark.parametrize(
    ("methods", "line"),
    [
        ((way(1, fee(0)), way(2, fee(0))), "Không mất phí."),
        ((way(1, fee(20_000)), way(2, fee(10_000))),
         "Trực tuyến 10.000\u00a0đồng, tại quầy 20.000\u00a0đồng."),
        ((way(1, fee(50_000, "phi"), fee(20_000)),),
         "Phí 50.000\u00a0đồng và lệ phí 20.000\u00a0đồng."),
        ((way(1, fee(1_000), fee(3_000)),), "Từ 1.000\u00a0đồng đến 3.000\u00a0đồng, tùy trường hợp."),
        ((way(1, FeeContent(kind="phi", text="Theo Thông tư")),),
         "Có thu, mức tùy trường hợp."),
        ((way(2, fee(0)), way(1, fee(5_000)), way(3, fee(5_000))),
         "Trực tuyến không mất phí; tại quầy, qua bưu chính 5.000\u00a0đồng."),
        ((way(1),), "Chưa ghi mức thu."),
        ((way(1, fee(987_654_321)),), "987.654.321\u00a0đồng."),
    ],
)  # fmt: skip
def test_what_it_costs(client, methods, line):
    assert line in show(client, methods=methods)


def test_papers_are_counted_and_grouped(client):
    papers = (PaperContent(name="A"), PaperContent(name="B", required=False))
    assert "1 giấy tờ, thêm 1 giấy tờ khi có." in show(client, papers=papers)


def test_groups_of_papers_fold(client):
    papers = tuple(PaperContent(name=f"Giấy {n}", case=f"Nhóm {n % 3}") for n in range(40))
    page = show(client, papers=papers)
    assert "40 giấy tờ, chia 3 nhóm" in page
    assert page.count("<summary>Nhóm") == 3


def test_a_very_long_name_is_cut_in_the_heading_and_whole_below(client):
    name = "Đăng ký " + "rất dài " * 120 + "hết"
    page = show(client, name=name)
    heading = page[page.index("<h1") : page.index("</h1>")]
    assert len(heading) < 400
    assert f"{name}</p>" in page


def test_html_in_the_catalogue_is_text(client):
    page = show(client, name="Đăng ký <script>alert(1)</script>", steps_text="<b>x</b>")
    assert "<script>alert" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_older_versions_can_be_read_and_say_what_they_are(client):
    show(client)
    page = show(client, moment=dt.date(2026, 1, 1), steps_text="Khác.")
    assert "Bản 1: từ 01/07/2025 đến trước 01/01/2026" in page
    old = client.get(f"/thu-tuc/{CODE}/?phien-ban=1").content.decode()
    assert "chỉ để xem lại" in old
    assert "Bao giờ có?" not in old


@pytest.mark.parametrize("code", ["9.000000", "x" * 500, "%00", "<b>"])
def test_an_unknown_procedure_is_said_and_another_can_be_sought(client, code):
    answer = client.get(f"/thu-tuc/{code}")
    assert answer.status_code == 404
    assert "Không có thủ tục này" in answer.content.decode()
    assert 'name="q"' in answer.content.decode()


def test_one_not_in_force_yet_says_from_when(client):
    page = show(client, moment=dt.date(2027, 1, 1))
    assert "có hiệu lực từ 01/01/2027" in page


def test_statements(client, province, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert client.get("/thu-tuc/1.013833").status_code == 200
