"""Papers of many dossiers: offered where an officer may print, and only those that have come to be."""

from __future__ import annotations

import pytest

from motcua.documents.models import Printing
from motcua.documents.rules.forms import FormKey
from motcua.dossiers.actions import submit
from tests.documents.reading import opened, text_of
from tests.province import at

DESK = "/ban-lam-viec"
MANY = f"{DESK}/in-nhieu/"


@pytest.mark.parametrize(
    ("name", "key", "may"),
    [
        ("Lò Thị Hạnh", "cho-tra", True),
        ("Cầm Thị Ngọc", "cua-toi", True),
        ("Quàng Văn Dũng", "dang-xu-ly", True),
        ("Đèo Thị Kiểm", "qua-han", False),
    ],
)
def test_every_list_of_who_may_print_offers_it(province, sign_in, name, key, may):
    dossier = province.walk(province.received(), "transfer", "accept", "assign")
    if key == "cho-tra":
        more = ("submit_for_approval", "approve", "hand_to_counter")
        province.walk(dossier, *more, day="2026-10-05")
    answer = sign_in(name).get(f"{DESK}/danh-sach/{key}/?loc=tat-ca")
    page = answer.content.decode()
    assert (f'formaction="{MANY}"' in page) is may
    if may:
        assert f'value="{dossier.code}"' in page
        (row,) = answer.context["list"].rows
        assert FormKey.RECEIPT in row.acts and FormKey.HAND_OVER not in row.acts


def test_what_has_no_receipt_yet_is_left_out_and_alone_refused(province, counter):
    online = submit(
        province.intake(channel=2), by=province.counter, at=at("2026-10-08 08:00")
    ).dossier  # fmt: skip
    received = province.received()
    both = {"dossier": [online.code, received.code], "act": "receipt"}
    pdf = counter.post(MANY, both)
    assert len(opened(pdf.content).pages) == 1 and received.code in text_of(pdf.content)
    answer = counter.post(MANY, {"dossier": online.code, "act": "receipt"})
    assert answer.status_code == 422 and "Tiếp nhận rồi in" in answer.content.decode()
    assert [one.reference for one in Printing.objects.all()] == [received.chain]


def test_after_handing_over_the_list_is_one_button_away(province, counter):
    codes = [province.received(f"2026-10-07 0{hour}:20").code for hour in (8, 9)]
    alone = counter.post(MANY, {"dossier": codes, "act": "hand_over"})
    assert alone.status_code == 422 and "Bàn giao rồi in" in alone.content.decode()
    done = counter.post(
        f"{DESK}/danh-sach/cho-ban-giao/lam/", {"dossier": codes, "act": "transfer"}
    )
    assert f'action="{MANY}"' in done.content.decode()
    listed = counter.post(MANY, {"dossier": codes, "act": "hand_over"})
    words = text_of(listed.content)
    assert "PHIẾU BÀN GIAO" in words and "Phòng Kinh tế" in words


@pytest.mark.parametrize(
    ("name", "linked", "status"),
    [("Lò Thị Hạnh", True, 200), ("Cầm Thị Ngọc", False, 200), ("Đèo Thị Kiểm", False, 403)],
)
def test_the_register_is_in_the_rail_of_who_keeps_it(province, sign_in, name, linked, status):
    client = sign_in(name)
    links = [link.text for link in client.get(f"{DESK}/").context["rail"]]
    assert ("Sổ theo dõi hồ sơ" in links) is linked
    assert client.get(f"{DESK}/so-theo-doi/").status_code == status
