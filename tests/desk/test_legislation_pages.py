"""The plan, the postings and the reviews at the desk: walked through, refused with what was typed."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from motcua.kernel.actor import OPERATOR
from motcua.legislation.actions import enter_document
from motcua.legislation.models import PlannedDocument, ReviewItem, ReviewRound
from motcua.legislation.rules.documents import DocumentDetails
from tests.directives.conftest import province  # noqa: F401 - units and people only
from tests.province import at

DESK = "/ban-lam-viec/van-ban/"


@pytest.fixture
def documents(province):  # noqa: F811
    for number, issued in (("45/2026/QĐ-UBND", "2026-10-01"), ("10/2020/QĐ-UBND", "2020-05-01")):
        day = dt.date.fromisoformat(issued)
        details = DocumentDetails(
            number=number, title="Quy định phí", issuer="UBND tỉnh", valid_from=day, issued_on=day
        )
        enter_document(details, by=OPERATOR, at=at("2026-10-02 08:00"))


@pytest.fixture
def control(sign_in):
    return sign_in("Đèo Thị Kiểm")


def rows_of(answer) -> int:
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.max_row


def test_a_planned_document_is_issued_and_posted(control, leader, documents, province):  # noqa: F811
    told = {
        "title": "Quy định phí hộ tịch", "kind": "decision", "due_on": "20/10/2026",
        "unit": province.units["so-nnmt"].pk, "regulatory": "on",
    }  # fmt: skip
    wrong = control.post(f"{DESK}ke-hoach/moi/", told | {"due_on": "01/10/2026"})
    assert wrong.status_code == 422 and "đã qua" in wrong.content.decode()
    assert "Quy định phí hộ tịch" in wrong.content.decode()
    assert leader.post(f"{DESK}ke-hoach/moi/", told).status_code == 422
    assert control.post(f"{DESK}ke-hoach/moi/", told).status_code == 303
    at_ = f"{DESK}ke-hoach/{PlannedDocument.objects.get().pk}/"
    assert "Ghi đã ban hành" not in leader.get(at_).content.decode()
    assert leader.post(f"{at_}bo/", {"reason": "x"}).status_code == 403
    assert control.post(f"{at_}giai-doan/", {"stage": "drafting"}).status_code == 303
    assert control.post(f"{at_}ban-hanh/", {"document": ""}).status_code == 422
    assert control.post(f"{at_}ban-hanh/", {"document": "45-2026-qd-ubnd"}).status_code == 303
    assert "45/2026/QĐ-UBND" in control.get(f"{DESK}ke-hoach/?nam=2026&gd=issued").content.decode()
    assert rows_of(control.get(f"{DESK}ke-hoach/xuat/")) == 5
    page = control.get(f"{DESK}dang/").content.decode()
    assert "16/10/2026" in page and "Chưa đăng 1, chậm 0" in page
    post = f"{DESK}dang/45-2026-qd-ubnd/ghi/"
    assert leader.post(post, {"posted_on": "07/10/2026"}).status_code == 403
    bad = {"posted_on": "07/10/2026", "address": "javascript:alert(1)"}
    assert control.post(post, bad).status_code == 422
    assert control.post(post, {"posted_on": "07/10/2026"}).status_code == 303
    assert "Chưa đăng 0, chậm 0" in control.get(f"{DESK}dang/").content.decode()


def test_a_round_of_review_at_the_desk(control, case, sign_in, documents, province):  # noqa: F811
    told = {
        "title": "Rà soát phí", "kind": "topical", "due_on": "30/10/2026",
        "unit": province.units["so-nnmt"].pk, "documents": ["45-2026-qd-ubnd", "10-2020-qd-ubnd"],
    }  # fmt: skip
    assert case.post(f"{DESK}ra-soat/", told).status_code == 403
    assert control.post(f"{DESK}ra-soat/", told | {"documents": []}).status_code == 422
    assert control.post(f"{DESK}ra-soat/", told).status_code == 303
    at_ = f"{DESK}ra-soat/{ReviewRound.objects.get().pk}/"
    old, new = ReviewItem.objects.order_by("document__number")
    department = sign_in("Cà Văn Chung")
    found = {"finding": "overlap", "note": "Điều 3.", "other": new.document.slug}
    wrong = department.post(f"{at_}vb-{old.pk}/ket-qua/", found)
    assert wrong.status_code == 422 and "hạn xử lý" in wrong.content.decode()
    assert "Điều 3." in wrong.content.decode()
    good = found | {"remedy_due": "30/11/2026"}
    assert department.post(f"{at_}vb-{old.pk}/ket-qua/", good).status_code == 303
    page = control.get(f"{DESK}chong-cheo/").content.decode()
    assert "10/2020/QĐ-UBND" in page and "Chồng chéo, mâu thuẫn" in page
    assert rows_of(control.get(f"{DESK}chong-cheo/?tep=xlsx")) == 5
    assert control.post(f"{at_}ket-thuc/", {"decision": "215/QĐ-UBND"}).status_code == 422
    kept = {"finding": "keep"}
    assert department.post(f"{at_}vb-{new.pk}/ket-qua/", kept).status_code == 303
    assert control.post(f"{at_}ket-thuc/", {"decision": "215/QĐ-UBND"}).status_code == 303
    settled = {"number": "60/2026/QĐ-UBND"}
    assert department.post(f"{at_}vb-{old.pk}/xu-ly/", settled).status_code == 303
    assert "10/2020/QĐ-UBND" not in control.get(f"{DESK}chong-cheo/").content.decode()
    assert rows_of(control.get(f"{at_}?tep=xlsx&kq=overlap")) == 5
    assert control.get(f"{at_}?kq=zzz").status_code == 404
    assert control.get(f"{DESK}ra-soat/99999/").status_code == 404
