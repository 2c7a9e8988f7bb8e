"""Signing in: password, code, desk; wrong tries are counted together and lock."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver

from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import open_account
from motcua.organisations.second_factor import SEEN, SecondFactorRequired
from tests.province import FOUNDED

LOGIN, CODE, SET_UP = (
    "/dang-nhap/login/",
    "/dang-nhap/2fa/authenticate/",
    "/dang-nhap/2fa/totp/activate/",
)
PASSWORD = "mật-khẩu-đủ-dài-2026"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def account(province, clock):
    official = province.posts["Lò Thị Hạnh"].official
    return open_account(official, by=OPERATOR, at=FOUNDED, username="hanh.lo", password=PASSWORD)


@pytest.fixture
def secret(account):
    made = generate_totp_secret()
    TOTP.activate(account, made)
    return made


def code_of(secret, shift=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + shift))


def wrong_code(secret):
    right = {code_of(secret, shift) for shift in (-1, 0, 1)}
    return next(f"{n:06d}" for n in range(9) if f"{n:06d}" not in right)


def sign_in(client, name="hanh.lo", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": name, "password": password} | more)


def text_of(answer):
    return answer.content.decode()


def signed_in(client):
    return "_auth_user_id" in client.session


def test_password_then_code_then_desk(client, secret):
    first = sign_in(client)
    assert (first.status_code, first["Location"]) == (302, CODE)
    assert not signed_in(client)
    assert "Dán được, tự gửi khi đủ 6 số." in text_of(client.get(CODE))
    second = client.post(CODE, {"code": code_of(secret)})
    assert (second.status_code, second["Location"]) == (302, "/ban-lam-viec/")
    assert signed_in(client)
    assert client.session.get_expire_at_browser_close()


def test_the_address_asked_for_comes_after_and_strangers_do_not(client, secret):
    sign_in(client, next="/ban-lam-viec/viec?loai=cho")
    assert client.post(CODE, {"code": code_of(secret)})["Location"] == "/ban-lam-viec/viec?loai=cho"


@pytest.mark.parametrize("evil", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_away(client, secret, evil):
    sign_in(client, next=evil)
    assert client.post(CODE, {"code": code_of(secret)})["Location"] == "/ban-lam-viec/"


def test_wrong_name_and_wrong_password_sound_the_same(client, secret):
    known = text_of(sign_in(client, password="sai"))
    unknown = text_of(sign_in(client, name="khong.ai", password="sai"))
    sentence = "Không đúng tài khoản, mật khẩu hoặc mã. Còn 4 lần, sau đó khóa 15 phút."
    assert sentence in known
    assert sentence in unknown


def test_five_wrong_passwords_lock_for_fifteen_minutes(client, secret, clock):
    lefts = []
    for _ in range(4):
        answer = text_of(sign_in(client, password="sai"))
        lefts += re.findall(r"Còn (\d) lần", answer)
    assert lefts == ["4", "3", "2", "1"]
    locked = sign_in(client, password="sai")
    assert locked.status_code == 429
    assert "tạm khóa 15 phút" in text_of(locked)
    assert sign_in(client).status_code == 429, "the right password too"
    clock.shift(dt.timedelta(minutes=14))
    assert sign_in(client).status_code == 429, "trying meanwhile neither helps nor harms"
    clock.shift(dt.timedelta(minutes=2))
    assert sign_in(client)["Location"] == CODE


def test_capitals_do_not_give_more_tries(client, secret):
    for name in ("hanh.lo", "Hanh.lo", "HANH.LO", " hanh.LO", "hanh.lO"):
        answer = sign_in(client, name=name, password="sai")
    assert answer.status_code == 429


def test_an_unknown_name_locks_as_well(client, account):
    for _ in range(5):
        answer = sign_in(client, name="khong.ai", password="sai")
    assert answer.status_code == 429


def test_wrong_codes_count_with_wrong_passwords(client, secret):
    sign_in(client, password="sai")
    sign_in(client)
    answer = client.post(CODE, {"code": wrong_code(secret)})
    assert "Không đúng tài khoản, mật khẩu hoặc mã. Còn 3 lần" in text_of(answer)
    for _ in range(3):
        answer = client.post(CODE, {"code": wrong_code(secret)})
    assert answer.status_code == 429
    assert client.post(CODE, {"code": code_of(secret)}).status_code == 429, "not even the right one"
    assert not signed_in(client)


def test_a_success_starts_the_count_anew(client, secret):
    sign_in(client, password="sai")
    sign_in(client)
    client.post(CODE, {"code": code_of(secret)})
    client.post("/dang-nhap/logout/")
    assert "Còn 4 lần" in text_of(sign_in(client, password="sai"))


def test_a_code_is_used_once(client, secret):
    code = code_of(secret)
    sign_in(client)
    client.post(CODE, {"code": code})
    client.post("/dang-nhap/logout/")
    sign_in(client)
    assert "Không đúng" in text_of(client.post(CODE, {"code": code}))


def test_a_recovery_code_opens_once(client, account, secret):
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    sign_in(client)
    assert client.post(CODE, {"code": code})["Location"] == "/ban-lam-viec/"
    client.post("/dang-nhap/logout/")
    sign_in(client)
    assert "Không đúng" in text_of(client.post(CODE, {"code": code}))


def test_the_code_page_is_closed_without_the_password(client, secret):
    assert client.get(CODE)["Location"].startswith(LOGIN)


def test_secrets_are_sealed_in_the_database(secret):
    row = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(row.data)
    assert TOTP(row).validate_code(code_of(secret))


def officer_page(request, settings_user=None):
    return HttpResponse("bàn làm việc")


officer_page.access = "officer"


def ask_desk(client, account):
    request = RequestFactory().get("/ban-lam-viec/")
    request.user, request.session = account, client.session
    return SecondFactorRequired(officer_page).process_view(request, officer_page, (), {}), request


def test_without_a_second_factor_the_desk_stays_shut(client, account, settings):
    sign_in(client)
    assert signed_in(client), "a password is enough to set the code up"
    answer, _ = ask_desk(client, account)
    assert answer["Location"] == SET_UP
    settings.MOTCUA_REQUIRE_TOTP = False
    assert ask_desk(client, account)[0] is None


def test_with_one_the_session_remembers(client, account, secret, django_assert_num_queries):
    answer, request = ask_desk(client, account)
    assert answer is None
    assert request.session[SEEN] == account.pk
    with django_assert_num_queries(0):
        assert (
            SecondFactorRequired(officer_page).process_view(request, officer_page, (), {}) is None
        )


def test_setting_up_gives_recovery_codes_and_opens_the_desk(client, account):
    sign_in(client)
    page = text_of(client.get(SET_UP))
    secret = re.search(r'<code id="khoa"[^>]*>(\w+)</code>', page)[1]
    wrong = text_of(client.post(SET_UP, {"code": wrong_code(secret)}))
    assert "Mã không khớp." in wrong
    done = client.post(SET_UP, {"code": code_of(secret)}, follow=True)
    assert "Còn 10/10 mã chưa dùng" in text_of(done)
    assert ask_desk(client, account)[0] is None
    off = text_of(client.get("/dang-nhap/2fa/totp/deactivate/"))
    assert "không tắt được" in off
    client.post("/dang-nhap/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_password_is_changed_knowing_the_old_one(client, account, settings):
    sign_in(client)
    page, new = "/dang-nhap/password/change/", "một-mật-khẩu-khác-2026"
    given = {"oldpassword": "sai", "password1": new, "password2": new}
    assert "Mật khẩu đang dùng không đúng" in text_of(client.post(page, given))
    client.post(page, given | {"oldpassword": PASSWORD})
    account.refresh_from_db()
    assert account.check_password(new)


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "password/reset/",
     "password/set/", "password/reset/key/1-abc/", "login/code/confirm/", "inactive/"],
)  # fmt: skip
@pytest.mark.django_db
def test_what_makes_no_sense_here_is_closed(client, address):
    for answer in (client.get(f"/dang-nhap/{address}"), client.post(f"/dang-nhap/{address}")):
        assert answer.status_code == 404


def test_one_who_has_left_cannot_sign_in(client, account, secret):
    account.is_active = False
    account.save()
    assert "Không đúng tài khoản" in text_of(sign_in(client))


@pytest.mark.parametrize("name", ["a" * 10_000, "<script>alert(1)</script>", "' OR 1=1 --", "Ạ́"])
def test_odd_names_are_only_refused(client, account, name):
    answer = sign_in(client, name=name)
    assert answer.status_code == 200
    assert "<script>alert" not in text_of(answer)
    assert not signed_in(client)


def test_after_a_while_the_password_is_asked_again(client, account, clock):
    sign_in(client)
    clock.shift(dt.timedelta(minutes=6))
    again = client.get(SET_UP)["Location"]
    assert again.startswith("/dang-nhap/reauthenticate/?next=")
    assert "Nhập lại mật khẩu" in text_of(client.get(again))
    wrong = text_of(client.post(again, {"password": "sai"}))
    assert "Còn 4 lần" in wrong
    assert client.post(again, {"password": PASSWORD})["Location"] == SET_UP


def test_guessing_the_password_again_locks_too(client, account, clock):
    sign_in(client)
    clock.shift(dt.timedelta(minutes=6))
    again = client.get(SET_UP)["Location"]
    statuses = [client.post(again, {"password": "sai"}).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]


OPEN = {
    "account_login", "account_logout", "account_reauthenticate", "account_change_password",
    "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
}  # fmt: skip


def test_of_the_library_only_these_pages_are_open():
    def walk(entries):
        for entry in entries:
            yield from walk(entry.url_patterns) if hasattr(entry, "url_patterns") else [entry]

    served = {
        page.name
        for page in walk(get_resolver().url_patterns)
        if getattr(page.callback, "view_class", page.callback).__module__.startswith("allauth")
    }
    assert served == OPEN
