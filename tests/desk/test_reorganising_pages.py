"""The administrator merges, splits, abolishes, renames and sets up units, after a preview."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.core.cache import cache

from motcua.audit.models import Event
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import give_post
from motcua.organisations.models import Succession, UnitVersion
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role
from tests.desk.conftest import PASSWORD
from tests.province import FOUNDED, START

HOME = "/ban-lam-viec/quan-tri/"
UNITS = f"{HOME}don-vi/"
DAY = dt.date(2026, 11, 1)
LAW = {"on": "01/11/2026", "legal_basis": "NQ 12/NQ-HĐND"}
ADMIN = "Tráng A Páo"


def text(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def outside(province, sign_in):
    cache.clear()
    province.posts[ADMIN] = give_post(
        ADMIN, by=OPERATOR, at=FOUNDED, unit=province.units["tinh-centre"], role=Role.QTK,
        title="Quản trị kỹ thuật", valid_from=START,
    )  # fmt: skip
    return sign_in(ADMIN)


@pytest.fixture
def admin(outside):
    outside.post(f"{HOME}vao/", {"reason": "Sắp xếp đơn vị", "proof": PASSWORD})
    return outside


def previewed(client, key, **told):
    answer = client.post(f"{UNITS}{key}/", LAW | told | {"act": "preview"})
    assert answer.status_code == 200, text(answer)
    return answer


def carried(client, key, **told):
    seen = previewed(client, key, **told).context["fingerprint"]
    answer = client.post(f"{UNITS}{key}/", LAW | told | {"act": "carry", "seen": seen})
    assert answer.status_code == 303, text(answer)
    return text(client.get(answer["Location"]))


def test_only_inside_a_session_and_only_who_may(outside, sign_in):
    assert outside.get(f"{UNITS}sap-nhap/").status_code == 403
    assert sign_in("Hà Thị Bình").get(f"{UNITS}sap-nhap/").status_code == 403
    assert not Succession.objects.exists()


def test_merging_is_shown_before_it_is_carried_out(province, admin):
    province.received()
    links = text(admin.get(UNITS))
    assert "Sáp nhập đơn vị" in links and "Lập đơn vị mới" in links
    told = {"into": "chiengmai", "unit_1": "maison"}
    seen = previewed(admin, "sap-nhap", **told)
    page = text(seen)
    assert "UBND xã Mai Sơn → UBND xã Chiềng Mai" in page
    assert "1 hồ sơ chưa kết thúc tiếp tục tại đơn vị kế thừa" in page
    assert "8 vị trí công tác kết thúc" in page
    assert not Succession.objects.exists()
    assert not Event.objects.filter(name="organisations.unit_merged").exists()

    other = LAW | told | {"legal_basis": "Quyết định khác", "act": "carry"}
    again = admin.post(f"{UNITS}sap-nhap/", other | {"seen": seen.context["fingerprint"]})
    assert again.status_code == 200 and not Succession.objects.exists()

    result = carried(admin, "sap-nhap", **told)
    assert "Đã sáp nhập." in result and "1 hồ sơ chưa kết thúc" in result
    old, new = province.units["maison"].pk, province.units["chiengmai"].pk
    assert units.current(old, DAY) == new
    assert Event.objects.get(name="organisations.unit_merged").facts["into"] == "chiengmai"


def test_a_fault_is_told_before_anything_is_carried_out(province, admin):
    for key, told, says in (
        ("sap-nhap", {"into": "maison", "unit_1": "maison"}, "vào chính nó"),
        ("chia", {"unit": "maison", "into_1": "chiengmai", "into_2": "maison"}, "không tự tiếp"),
        ("giai-the", {"unit": "maison"}, "đơn vị trực thuộc"),
        ("sap-nhap", {"into": "maison"}, "Đơn vị được sáp nhập 1"),
    ):
        answer = admin.post(f"{UNITS}{key}/", LAW | told | {"act": "preview"})
        assert answer.status_code == 422 and says in text(answer), text(answer)
        assert "NQ 12/NQ-HĐND" in answer.content.decode()
    assert not Succession.objects.exists()


def test_a_unit_is_set_up_and_takes_over_a_part(province, admin):
    assert "Đã lập đơn vị." in carried(
        admin, "lap-moi", slug="xa-moi", name="UBND xã Mường Bằng", kind="commune",
        parent="sonla", code="H52.150",
    )  # fmt: skip
    told = {
        "unit": "maison",
        "into_1": "chiengmai",
        "into_2": "xa-moi",
        "share_2": "5 bản phía Bắc",
    }
    assert "Đã chia." in carried(admin, "chia", **told)
    shares = dict(
        Succession.objects.filter(predecessor=province.units["maison"]).values_list(
            "successor__slug", "share"
        )
    )
    assert shares == {"chiengmai": "", "xa-moi": "5 bản phía Bắc"}


def test_abolishing_names_the_processes_that_need_a_new_agency(province, admin):
    page = text(previewed(admin, "giai-the", unit="so-nnmt", successor="vp-ubnd"))
    assert "1 quy trình nội bộ ghi đơn vị này" in page and "1.012756" in page
    carried(admin, "giai-the", unit="so-nnmt", successor="vp-ubnd")
    assert units.current(province.units["so-nnmt"].pk, DAY) == province.units["vp-ubnd"].pk


def test_a_new_name_holds_from_its_day_and_keeps_the_rest(province, admin):
    before = UnitVersion.objects.get(unit__slug="maison")
    assert "Đã đổi tên." in carried(admin, "doi-ten", unit="maison", name="UBND phường Mai Sơn")
    now = UnitVersion.objects.get(unit__slug="maison", valid_to=None)
    assert (now.name, now.valid_from) == ("UBND phường Mai Sơn", DAY)
    kept = ("code", "kind", "parent_id", "phone", "address")
    assert [getattr(now, name) for name in kept] == [getattr(before, name) for name in kept]
    pk = province.units["maison"].pk
    assert units.unit_name(pk, dt.date(2026, 10, 31)) == "UBND xã Mai Sơn"
