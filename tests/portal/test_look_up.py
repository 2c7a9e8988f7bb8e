"""Code and secret together; anything else gets one neutral answer."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache

from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.queries.lookup import secret_of
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock", "fresh_limits")
NOBODY = "H52.118-261001-9999"
MASKED = re.compile(rb'value="[^"]*"')


@pytest.fixture
def fresh_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def dossier(province):
    return province.received("2026-10-01 08:20")


def ask(client, code, secret):
    return client.post("/tra-cuu/", {"code": code, "secret": secret})


def text_of(answer):
    return answer.content.decode()


def test_the_receipt_opens_the_dossier(client, dossier):
    answer = ask(client, f" {dossier.code.lower()} ", secret_of(dossier).lower())

    page = text_of(answer)
    assert answer.status_code == 200
    assert "Có kết quả trước 08:20 thứ Năm, 15/10/2026 (còn 4 ngày 7 giờ làm việc)." in page
    assert "Đã tiếp nhận" in page
    assert "Trung tâm Phục vụ hành chính công xã Mai Sơn" in page
    assert "0212 3845 001" in page
    assert "Đủ 10 ngày làm việc" in page
    assert "mc-bar--24" in page


def test_it_names_nobody_and_leaves_nothing_behind(client, dossier):
    secret = secret_of(dossier)
    answer = ask(client, dossier.code, secret)

    page = text_of(answer)
    for name in ("Lò Văn Ơn", "Lò Thị Hạnh", "4821", "0912345321", "Nà Sang"):
        assert name not in page
    assert secret not in page
    assert "no-store" in answer["Cache-Control"]
    assert "sessionid" not in answer.cookies
    title = re.search("<title>(.*?)</title>", page)[1]
    assert secret not in title
    assert dossier.code not in title


def test_unknown_code_and_wrong_secret_are_answered_alike(client, dossier):
    wrong = ask(client, dossier.code, "333333")
    unknown = ask(client, NOBODY, "333333")

    assert wrong.status_code == unknown.status_code == 422
    assert "Không tìm thấy hồ sơ với thông tin này" in text_of(wrong)
    bodies = [MASKED.sub(b"", answer.content) for answer in (wrong, unknown)]
    assert bodies[0] == bodies[1]


def test_both_cost_the_same_statements(client, dossier, django_assert_num_queries):
    client.get("/tra-cuu/")
    for code in (dossier.code, NOBODY):
        with django_assert_num_queries(3):
            ask(client, code, "333333")


def test_the_address_of_a_code_tells_nothing(client, dossier):
    known = client.get(f"/tra-cuu/{dossier.code}")
    unknown = client.get(f"/tra-cuu/{NOBODY}")

    assert known.status_code == unknown.status_code == 200
    assert dossier.code in text_of(known)
    bodies = [
        MASKED.sub(b"", answer.content.replace(code.encode(), b""))
        for answer, code in ((known, dossier.code), (unknown, NOBODY))
    ]
    assert bodies[0] == bodies[1]
    assert "no-store" in known["Cache-Control"]


def test_a_secret_in_the_address_is_not_read(client, dossier):
    answer = client.get("/tra-cuu/", {"ma": dossier.code, "secret": secret_of(dossier)})

    assert "Có kết quả trước" not in text_of(answer)


@pytest.mark.parametrize(
    ("code", "secret", "sentence"),
    [
        ("", "ABC", "Chưa có “Mã hồ sơ”"),
        ("H52.118-261001-0001", "", "Chưa có “Mã tra cứu”"),
        ("A" * 65, "ABC", "Mã hồ sơ dài quá 64 ký tự"),
        ("H52", "A" * 10_000, "Mã tra cứu chỉ có 6 ký tự"),
        ("<script>alert(1)</script>", "ABC", "Không tìm thấy hồ sơ"),
        ("' OR 1=1 --", "ABC", "Không tìm thấy hồ sơ"),
        ("H52\u200b", "Ạ\u0300", "Không tìm thấy hồ sơ"),
    ],
)
@pytest.mark.django_db
def test_what_cannot_be_a_code_is_refused_in_words(client, code, secret, sentence):
    answer = ask(client, code, secret)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "<script>alert" not in text_of(answer)


def test_guessing_is_stopped_and_says_what_to_do(client, dossier):
    for _ in range(10):
        assert ask(client, dossier.code, "333333").status_code == 422
    answer = ask(client, dossier.code, secret_of(dossier))

    assert answer.status_code == 429
    assert answer["Retry-After"] == "600"
    assert "Chờ 10 phút rồi thử lại" in text_of(answer)
    # The same for a code that does not exist; another dossier can still be seen.
    for _ in range(10):
        ask(client, NOBODY, "333333")
    assert ask(client, NOBODY, "333333").status_code == 429


def test_right_secrets_are_never_counted(client, dossier):
    answers = {ask(client, dossier.code, secret_of(dossier)).status_code for _ in range(40)}

    assert answers == {200}


def test_an_asked_supplement_says_what_to_bring(client, province, dossier):
    dossier = province.walk(dossier, "transfer", "assign", day="2026-10-01")
    missing = [MissingPaper(name="Giấy tờ chứng minh đổi tên", fault="thiếu chứng thực")]
    actions.request_supplement(
        dossier, by=province.case, at=at("2026-10-05 10:00"), items=missing, reason="Bản sao."
    )
    page = text_of(ask(client, dossier.code, secret_of(dossier)))

    assert "Cần ông/bà bổ sung giấy tờ" in page
    assert "Mang giấy tờ dưới đây đến nơi tiếp nhận trước" in page
    assert "Giấy tờ chứng minh đổi tên: thiếu chứng thực" in page
    assert "Đang ngừng tính giờ" in page


def test_a_finished_dossier_is_called_for(client, province, dossier):
    road = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")
    dossier = province.walk(dossier, *road)
    page = text_of(ask(client, dossier.code, secret_of(dossier)))

    assert "Đã có kết quả, mời đến nhận" in page
    assert "Mang theo giấy hẹn và thẻ căn cước" in page
    assert "Đã xong lúc 15:30 thứ Sáu, 02/10/2026, sớm hơn hẹn 8 ngày 2 giờ làm việc." in page
    steps = [page.index(word) for word in ("Đã tiếp nhận tại", "Đã chuyển đến", "Đã có kết quả</")]
    assert steps == sorted(steps), "oldest first"


def test_an_overdue_dossier_is_owned_up_to(client, province, clock):
    dossier = province.received("2026-09-01 08:20")
    page = text_of(ask(client, dossier.code, secret_of(dossier)))

    assert "Chúng tôi xin lỗi" in page
    assert "mc-bar--qua" in page


def test_statements_of_a_dossier_page(client, dossier, django_assert_max_num_queries):
    secret = secret_of(dossier)
    with django_assert_max_num_queries(12):
        ask(client, dossier.code, secret)
