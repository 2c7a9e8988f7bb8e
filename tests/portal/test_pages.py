"""The other pages of the door, and what every page of it has."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from motcua.organisations.queries import units

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
STATIC = Path(__file__).resolve().parents[2] / "src/motcua/ui/static/ui"
FIRST_PAGE_BYTES = 150_000
PAGES = ("/", "/thu-tuc/", "/thu-tuc/1.013833", "/tra-cuu/", "/noi-tiep-nhan/", "/tro-giup/", "/x")


def test_places_have_address_phone_and_hours(client, province, django_assert_max_num_queries):
    units.forget_trees()
    with django_assert_max_num_queries(12):
        page = client.get("/noi-tiep-nhan/").content.decode()
    for words in ("công xã Mai Sơn", "công xã Chiềng Mai", "công tỉnh", "Tiểu khu 1",
                  'href="tel:02123845001"', "07:30–11:30, 13:30–17:30", "đang làm việc"):  # fmt: skip
        assert words in page
    assert page.index("Của tỉnh") < page.index("công xã Mai Sơn")


def test_a_place_is_found_by_its_name(client, province):
    page = client.get("/noi-tiep-nhan/", {"q": "mai son"}).content.decode()
    assert "công xã Mai Sơn" in page
    assert "công xã Chiềng Mai" not in page
    none = client.get("/noi-tiep-nhan/", {"q": "<b>\x00"}).content.decode()
    assert "Không có nơi nào tên “&lt;b&gt;”." in none


def test_places_say_when_they_open_again(client, province, clock):
    clock.move_to(dt.datetime.fromisoformat("2026-10-10T09:00+07:00"))
    page = client.get("/noi-tiep-nhan/").content.decode()
    assert "Mở cửa lại lúc 07:30 thứ Hai, 12/10/2026." in page


def test_robots_stay_out_of_dossiers_and_desks(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /tra-cuu/" in answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_heading_a_language_and_the_phone(client, province, address):
    page = client.get(address).content.decode()
    assert len(re.findall("<h1", page)) == 1
    assert '<html lang="vi"' in page
    assert "Một Cửa Sơn La</title>" in page
    assert "0212 3845 001" in page
    for words in ("thành phần hồ sơ", "vui lòng", "bạn "):
        assert words not in page.lower()


def test_english_is_chosen_and_kept(client, province):
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/tro-giup/"})
    assert answer["Location"] == "/tro-giup/"
    assert '<html lang="en"' in client.get("/tro-giup/").content.decode()
    away = client.post("/ngon-ngu/", {"language": "en", "next": "https://evil.example/"})
    assert away["Location"] == "/"


def test_text_size_is_kept_without_scripts(client, province):
    client.post("/giao-dien", {"size": "130", "next": "/"})
    assert 'data-size="130"' in client.get("/").content.decode()


def test_a_fault_of_ours_is_said_in_words(client, monkeypatch):
    monkeypatch.setattr("motcua.portal.views.pages.common_words.counts", lambda *_: 1 / 0)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Lỗi này của chúng tôi" in answer.content.decode()


def test_a_form_kept_open_too_long_is_explained(province):
    answer = Client(enforce_csrf_checks=True).post("/tra-cuu/", {"code": "a", "secret": "b"})
    assert answer.status_code == 403
    assert "tải lại trang rồi gửi lần nữa" in answer.content.decode()


def test_nothing_inline_for_the_strict_policy(client, province):
    for address in PAGES:
        answer = client.get(address)
        page = answer.content.decode()
        assert " style=" not in page
        assert not re.search(r"<script(?![^>]* src=)", page)
        assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_the_first_page_weighs_at_most_150_kb(client, province):
    if not STATIC.exists():
        pytest.skip("assets are not built")
    page = client.get("/").content
    named = re.findall(rb'(?:href|src)="/static/ui/([^"#]+)', page)
    fonts = [f"fonts/{font.name}" for font in (STATIC / "fonts").glob("*.woff2")]
    files = {name.decode() for name in named} | set(fonts)
    weight = len(gzip.compress(page)) + sum(weigh(STATIC / name) for name in files)
    assert weight <= FIRST_PAGE_BYTES, weight


def weigh(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content))


def test_settings_count_wrong_look_ups():
    assert "key" in settings.ACCOUNT_RATE_LIMITS["look_up"]


CATALOGUE = Path(__file__).resolve().parents[2] / "src/motcua/locale/en/LC_MESSAGES/django.mo"


@pytest.mark.skipif(not CATALOGUE.exists(), reason="chưa biên dịch; run setup compiles it")
def test_in_english_the_words_are_english_and_the_law_is_marked_vietnamese(client, province):
    client.cookies["django_language"] = "en"
    page = client.get("/thu-tuc/1.013833").content.decode()
    assert "Must I go?" in page
    assert "Filed and received this morning:" in page
    assert "by 09:12 Thursday, 22/10/2026" in page
    assert "(10 working days)" in page
    assert re.search(r'<h1[^>]* lang="vi">Đăng ký biến động', page)
    outside = re.sub(r"<(\w+)[^>]* lang=\"vi\".*?</\1>", "", page, flags=re.DOTALL)
    assert "giấy tờ" not in outside.lower()
