"""Finding a procedure: by words with and without marks, narrowed down, page by page."""

from __future__ import annotations

import pytest

from tests.province import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
FIND = "/thu-tuc/"
NAMES = ("Đăng ký biến động đất đai", "Đăng ký thường trú", "Cấp phép tài nguyên nước")


def found(client, **query):
    page = client.get(FIND, query).content.decode()
    return [name for name in NAMES if f">{name}" in page]


@pytest.mark.parametrize(
    "words",
    ["thường trú", "thuong tru", "THƯỜNG TRÚ", "thu\u031bo\u031b\u0300ng tru\u0301", "1.004222"],
)
def test_words_find_it_however_they_are_typed(client, province, words):
    assert found(client, q=words) == ["Đăng ký thường trú"]


def test_filters_narrow_down_and_can_be_taken_off(client, province):
    assert found(client, cap="province") == ["Cấp phép tài nguyên nước"]
    page = client.get(FIND, {"cap": "province", "q": "thường"}).content.decode()
    assert "Không có thủ tục khớp các điều kiện lọc." in page
    assert 'href="/thu-tuc/?q=th%C6%B0%E1%BB%9Dng"' in page


def test_counts_and_kinds_of_emptiness(client, province):
    assert "Có 3 thủ tục." in client.get(FIND).content.decode()
    nothing = client.get(FIND, {"q": "zzzz <b>"}).content.decode()
    assert "Không tìm thấy thủ tục nào có “zzzz &lt;b&gt;”." in nothing
    assert "Gõ không dấu cũng được" in nothing


def test_before_anything_is_published_it_says_so(client):
    assert "Chưa có thủ tục nào được công bố ở đây" in client.get(FIND).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"trang": "9" * 5000}, {"trang": "-1"}, {"trang": "²"}, {"q": "a" * 10_000},
        {"q": "x " * 500}, {"q": "\x00'; DROP TABLE--"}, {"linh-vuc": "không có"},
        {"cap": "%"}, {"doi-tuong": '"'}, {"truc-tuyen": "2"},
    ],
)  # fmt: skip
def test_whatever_is_typed_into_the_address_gets_a_page(client, province, query):
    assert client.get(FIND, query).status_code == 200


def test_pages_keep_the_question(client, province):
    for number in range(25):
        publish(f"9.{number:06d}", f"Cấp giấy phép thứ {number}", "Đất đai", "20wd")
    first = client.get(FIND, {"q": "giấy phép"}).content.decode()
    assert 'href="/thu-tuc/?q=gi%E1%BA%A5y+ph%C3%A9p&amp;trang=2"' in first
    last = client.get(FIND, {"q": "giấy phép", "trang": "99"}).content.decode()
    assert "Trang 2/2" in last


def test_the_address_that_htmx_keeps_is_the_short_one(client, province):
    answer = client.get(FIND, {"q": "thường trú", "cap": "", "trang": ""})
    assert answer["HX-Push-Url"] == "/thu-tuc/?q=th%C6%B0%E1%BB%9Dng+tr%C3%BA"


def test_statements(client, province, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(FIND, {"q": "đăng ký", "cap": "commune", "truc-tuyen": "1"})


def test_the_first_page_offers_only_what_is_there(client, province, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = client.get("/").content.decode()
    assert ">Thường trú<" in page
    assert ">Kết hôn<" not in page
    assert "Ông/bà cần làm việc gì?" in page
    assert "0212 3845 001" in page
