"""Petitions at the desk and on the portal: taken down, handled, read, followed; wrong input kept."""

from __future__ import annotations

import io
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from motcua.audit.models import ReadingLog
from motcua.feedback import actions
from motcua.feedback.models import Petition
from motcua.feedback.queries import petition_page
from motcua.kernel.actor import CITIZEN
from tests.documents import files
from tests.feedback.test_petitions import WORDS, answered, province, published, sent  # noqa: F401

DESK = "/ban-lam-viec/phan-anh-kien-nghi/"
PORTAL = "/phan-anh-kien-nghi/"
pytestmark = pytest.mark.usefixtures("clock")
TYPED = {
    "kind": "conduct", "channel": "phone", "subject": "Chờ quá lâu ở quầy", "content": WORDS,
    "name": "Quàng Thị Bích", "phone": "0912345678",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()
    yield
    cache.clear()


def test_the_counter_takes_one_down_and_hands_out_its_codes(province, sign_in):  # noqa: F811
    counter = sign_in("Lò Thị Hạnh")
    bad = counter.post(f"{DESK}nhap/", TYPED | {"content": "ngắn"})
    assert bad.status_code == 422
    assert "Chờ quá lâu ở quầy" in bad.content.decode()
    page = counter.post(f"{DESK}nhap/", TYPED).content.decode()
    row = Petition.objects.get()
    assert row.code in page
    assert counter.get(DESK).status_code == 403
    assert counter.get(f"{DESK}{row.code}/").status_code == 403


def test_the_head_walks_one_to_its_publication(province, sign_in, client):  # noqa: F811
    row, head = sent(province).petition, sign_in("Hoàng Văn Nghĩa")
    url = f"{DESK}{row.code}/"
    page = head.get(url).content.decode()
    assert "Quàng Thị Bích" in page
    assert "15 ngày làm việc" in page
    steps = {
        "receive_petition": {}, "assign_petition": {"post": province.case.post_id},
        "draft_answer": {"answer": "Xã đã nhắc nhở."}, "approve_answer": {},
    }  # fmt: skip
    for verb, told in steps.items():
        assert head.post(f"{url}{verb}/", told).status_code == 303, verb
    leaky = {"question": "Bà Quàng Thị Bích hỏi.", "answer": "Xã đã nhắc nhở."}
    bad = head.post(f"{url}publish_answer/", leaky)
    assert bad.status_code == 422
    assert "Bà Quàng Thị Bích hỏi." in bad.content.decode()
    good = leaky | {"question": "Hỏi về giấy tờ."}
    assert head.post(f"{url}publish_answer/", good).status_code == 303
    assert head.post(f"{url}approve_answer/").status_code == 409
    assert head.post(f"{url}khong-co/").status_code == 404
    read = client.get(f"{PORTAL}{row.code}/").content.decode()
    assert "Xã đã nhắc nhở." in read
    assert "Bích" not in read


def test_contact_is_masked_until_asked_for_and_each_look_is_noted(province, sign_in):  # noqa: F811
    row, head = sent(province).petition, sign_in("Hoàng Văn Nghĩa")
    page = head.get(f"{DESK}{row.code}/").content.decode()
    assert "0912345678" not in page
    assert "09•• ••• 678" in page
    assert "0912345678" in head.post(f"{DESK}{row.code}/lien-he/").content.decode()
    looks = ReadingLog.objects.filter(person=row.key.reference).order_by("sequence")
    assert [one.what for one in looks] == ["petition", "contact"]
    assert sign_in("Sùng A Lử").post(f"{DESK}{row.code}/lien-he/").status_code in {403, 404}
    assert looks.count() == 2


def test_the_list_is_searched_exported_and_cheap(province, sign_in):  # noqa: F811
    for number in range(5):
        sent(province, subject=f"Đường vào bản {number}")
    head = sign_in("Hoàng Văn Nghĩa")
    head.get(DESK)
    url = f"{DESK}{Petition.objects.latest('pk').code}/"
    head.get(url)  # this look is noted, the same again within a quarter of an hour is not
    for page in (DESK, url, f"{DESK}thong-ke/"):
        with CaptureQueriesContext(connection) as asked:
            assert head.get(page).status_code == 200
        assert len(asked) <= 12, [q["sql"][:120] for q in asked]
    found = head.get(f"{DESK}?q=duong ban 3").content.decode()
    assert "Đường vào bản 3" in found
    assert "Đường vào bản 4" not in found
    assert head.get(f"{DESK}?tt=khong-co&dv=9&khi='&trang=-4").status_code == 200
    for name in ("xuat/", "thong-ke/xuat/"):
        book = load_workbook(io.BytesIO(b"".join(head.get(f"{DESK}{name}").streaming_content)))
        told = str(list(book.active.values))
        assert "Mai Sơn" in told
        assert "Bích" not in told
    assert head.get(f"{DESK}thong-ke/?tu=02/01/2026&den=01/01/2026").status_code == 200


def test_a_citizen_sends_and_follows(province, client):  # noqa: F811
    assert client.get(f"{PORTAL}gui/").status_code == 200
    typed = TYPED | {"unit": province.units["maison"].pk}
    bad = client.post(f"{PORTAL}gui/", typed | {"phone": "12ab"})
    assert bad.status_code == 422
    assert "Chờ quá lâu ở quầy" in bad.content.decode()
    paper = SimpleUploadedFile("anh.pdf", files.pdf())
    page = client.post(f"{PORTAL}gui/", typed | {"papers": [paper]}).content.decode()
    row = Petition.objects.get()
    secret = re.search(r"<strong>([A-Z0-9]{6})</strong>", page)[1]
    assert len(petition_page.attached(row)) == 1
    wrong = client.post(f"{PORTAL}theo-doi/", {"code": row.code, "secret": "AAAAAA"})
    none = client.post(f"{PORTAL}theo-doi/", {"code": "PA-999999", "secret": "AAAAAA"})
    assert wrong.status_code == none.status_code == 422
    own = client.post(f"{PORTAL}theo-doi/", {"code": row.code, "secret": secret})
    assert "Mới tiếp nhận" in own.content.decode()
    assert "Bích" not in own.content.decode()


def test_a_citizen_reads_and_rates_once(province, client):  # noqa: F811
    row = answered(province)
    lodged = sent(province)
    row.secret_digest = lodged.petition.secret_digest
    Petition.objects.filter(pk=row.pk).update(secret_digest=row.secret_digest)
    told = {"code": row.code, "secret": lodged.secret}
    page = client.post(f"{PORTAL}theo-doi/", told).content.decode()
    slip = re.search(r'name="phieu" value="([^"]+)"', page)[1]
    assert client.post(f"{PORTAL}danh-gia/", {"phieu": slip}).status_code == 422
    assert client.post(f"{PORTAL}danh-gia/", {"phieu": slip, "muc": "1"}).status_code == 200
    assert client.post(f"{PORTAL}danh-gia/", {"phieu": slip, "muc": "1"}).status_code == 409
    assert client.post(f"{PORTAL}danh-gia/", {"phieu": "giả", "muc": "1"}).status_code == 422


def test_the_public_list_shows_only_what_was_published(province, client):  # noqa: F811
    shown, hidden = published(province), answered(province, subject="Không hiện")
    actions.close_petition(
        hidden, by=province.leader, at=hidden.answered_at, text="Người gửi không đồng ý."
    )
    address = f"{PORTAL}{shown.code}/"
    assert address in client.get(f"{PORTAL}?q=can bo giay to").content.decode()
    assert address not in client.get(f"{PORTAL}?q=khong-co-dau").content.decode()
    assert "Không hiện" not in client.get(PORTAL).content.decode()
    assert client.get(f"{PORTAL}{hidden.code}/").status_code == 404
    assert client.get(f"{PORTAL}?trang=99&loai=x").status_code == 200
    row = actions.rate_answer(shown, by=CITIZEN, at=shown.published_at, level=-1)
    assert row.rating == -1
