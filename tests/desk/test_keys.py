"""Signing keys on the desk: issued and taken by who may, the PIN changed by who knows it."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from motcua.documents.actions import unlock_key
from motcua.documents.models import SigningKey
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.organisations.actions import give_post
from motcua.organisations.rules.roles import Role
from tests.desk.conftest import PASSWORD
from tests.documents.conftest import PIN, signing  # noqa: F401 (the fixture)
from tests.province import FOUNDED, START, at

NOW = at("2026-10-08 09:12")
KEYS, MINE = "/ban-lam-viec/quan-tri/chu-ky-so/", "/ban-lam-viec/chu-ky-so/"
NEW_PIN = "mai-son-2027"


@pytest.fixture
def keeper(signing, sign_in):  # noqa: F811
    """Quản trị nghiệp vụ, inside a session of administration."""
    cache.clear()
    signing.posts["Lò Thị Nghiệp"] = give_post(
        "Lò Thị Nghiệp", by=OPERATOR, at=FOUNDED, unit=signing.units["tinh-centre"], role=Role.QTN,
        title="Quản trị nghiệp vụ", valid_from=START,
    )  # fmt: skip
    client = sign_in("Lò Thị Nghiệp")
    proof = {"reason": "Cấp chữ ký số", "proof": PASSWORD}
    assert client.post("/ban-lam-viec/quan-tri/vao/", proof).status_code == 303
    return client


def body(answer):
    return " ".join(answer.content.decode().split())


def test_everybody_who_signs_is_listed_with_how_it_stands(keeper):
    page = body(keeper.get(KEYS))
    for told in (
        "Hoàng Văn Nghĩa",
        "Mùa A Sếnh",
        "Con dấu số của cơ quan",
        "Đang dùng",
        "Chưa cấp",
    ):
        assert told in page
    assert "Cầm Thị Ngọc" not in page
    found = body(keeper.get(KEYS, {"tt": "in_force", "q": "hoang van"}))
    assert "Hoàng Văn Nghĩa" in found and "Mùa A Sếnh" not in found
    assert "Xóa bộ lọc" in body(keeper.get(KEYS, {"q": "khong-co-ai"}))


def test_a_key_is_issued_with_a_pin_typed_twice(keeper, signing):  # noqa: F811
    post = signing.posts["Mùa A Sếnh"]
    address = f"{KEYS}vi-tri/{post.pk}/cap/"
    unlike = keeper.post(address, {"years": "3", "pin": PIN, "again": "khac-han"})
    assert unlike.status_code == 422 and "không giống nhau" in body(unlike)
    easy = keeper.post(address, {"years": "3", "pin": "111111", "again": "111111"})
    assert easy.status_code == 422 and "quá dễ đoán" in body(easy)
    assert not SigningKey.objects.filter(post=post).exists()
    assert keeper.post(address, {"years": "1", "pin": PIN, "again": PIN}).status_code == 303
    assert unlock_key(by=signing.officer("Mùa A Sếnh"), at=NOW, pin=PIN).post_id == post.pk
    again = keeper.post(address, {"years": "1", "pin": PIN, "again": PIN})
    assert again.status_code == 422 and "đang có chữ ký số" in body(again)


def test_a_revoked_key_signs_nothing_more(keeper, signing):  # noqa: F811
    address = f"{KEYS}vi-tri/{signing.posts['Hoàng Văn Nghĩa'].pk}/thu-hoi/"
    assert "vẫn có giá trị" in body(keeper.get(address))
    assert keeper.post(address).status_code == 303
    with pytest.raises(WrongState, match="đã bị thu hồi"):
        unlock_key(by=signing.leader, at=NOW, pin=PIN)
    assert keeper.post(address).status_code == 404


@pytest.mark.parametrize("name", ["Hoàng Văn Nghĩa", "Tòng Thị Vân", "Cầm Thị Ngọc"])
def test_nobody_else_issues_or_takes_keys(signing, sign_in, name):  # noqa: F811
    client, post = sign_in(name), signing.posts["Hoàng Văn Nghĩa"]
    for address in (KEYS, f"{KEYS}vi-tri/{post.pk}/cap/", f"{KEYS}vi-tri/{post.pk}/thu-hoi/"):
        assert client.get(address).status_code == 403
    assert SigningKey.objects.get(post=post).revoked_at is None


@pytest.mark.parametrize(("name", "seal"), [("Hoàng Văn Nghĩa", False), ("Tòng Thị Vân", True)])
def test_the_holder_changes_the_pin(signing, sign_in, name, seal):  # noqa: F811
    client, officer = sign_in(name), signing.officer(name)
    wrong = client.post(MINE, {"pin": "987650", "new_pin": NEW_PIN, "again": NEW_PIN})
    assert wrong.status_code == 422 and "Còn 4 lần thử" in body(wrong)
    assert client.post(MINE, {"pin": PIN, "new_pin": NEW_PIN, "again": NEW_PIN}).status_code == 303
    assert unlock_key(by=officer, at=NOW, pin=NEW_PIN, seal=seal).seal is seal
    with pytest.raises(InvalidInput, match="Sai mã PIN"):
        unlock_key(by=officer, at=NOW, pin=PIN, seal=seal)


def test_who_has_no_key_is_told_whom_to_ask(signing, sign_in):  # noqa: F811
    page = body(sign_in("Cầm Thị Ngọc").get(MINE))
    assert "đề nghị quản trị nghiệp vụ cấp" in page and 'type="password"' not in page
