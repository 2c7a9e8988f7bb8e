"""Worklists: whose they are, filters in the address, pages by key, and numbers kept out of it."""

from __future__ import annotations

import pytest

from motcua.dossiers.queries import keyset, worklists
from motcua.procedures.actions.rows import field_code
from tests.province import RESIDENCE, person

LIST = "/ban-lam-viec/danh-sach/{}/"
IDENTITY = "014058004821"


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("name", "key", "status"),
    [
        ("Lò Thị Hạnh", "cho-ban-giao", 200),
        ("Lò Thị Hạnh", "trinh-ky", 403),
        ("Cầm Thị Ngọc", "cua-toi", 200),
        ("Cầm Thị Ngọc", "tat-ca", 403),
        ("Quàng Văn Dũng", "cho-phan-cong", 200),
        ("Hoàng Văn Nghĩa", "trinh-ky", 200),
        ("Tòng Thị Vân", "cua-toi", 200),
        ("Hà Thị Bình", "qua-han", 200),
        ("Đèo Thị Kiểm", "dang-xu-ly", 200),
        ("Đèo Thị Kiểm", "cua-toi", 403),
    ],
)
def test_each_role_has_its_lists(province, sign_in, name, key, status):
    assert sign_in(name).get(LIST.format(key)).status_code == status


def test_a_list_costs_few_statements(province, sign_in, django_assert_max_num_queries):
    """Each list of each role, with rows in most of them, with and without something asked."""
    road = ("transfer", "accept", "assign", "submit_for_approval", "approve", "hand_to_counter")
    for steps in range(len(road) + 1):
        for minute in (0, 1):
            dossier = province.received(f"2026-09-0{steps + 1} 08:2{minute}")
            province.walk(dossier, *road[:steps], day=f"2026-09-0{steps + 2}")
    for name in (
        "Lò Thị Hạnh",
        "Cầm Thị Ngọc",
        "Quàng Văn Dũng",
        "Hoàng Văn Nghĩa",
        "Đèo Thị Kiểm",
    ):
        client = sign_in(name)
        client.get(LIST.format(worklists.KINDS[province.officer(name).role][0].key))
        for kind in worklists.kinds_for(province.officer(name)):
            for query in ({}, {"tu": "1/9/2026"}):
                with django_assert_max_num_queries(12, info=f"{name} {kind.key} {query}"):
                    assert client.get(LIST.format(kind.key), query).status_code == 200


def test_other_unit_is_not_listed(province, sign_in):
    dossier = province.received("2026-10-08 08:20")
    other = sign_in("Vì Thị Mai")
    assert dossier.code not in text_of(other.get(LIST.format("tat-ca")))
    own = sign_in("Lò Thị Hạnh")
    assert dossier.code in text_of(own.get(LIST.format("tat-ca")))


def test_filters_narrow_and_become_chips(province, counter):
    by_post = province.received("2026-10-08 08:20", channel=3)
    residence = province.received("2026-10-08 08:25", procedure=RESIDENCE)
    old = province.received("2026-10-01 08:25")
    page = LIST.format("tat-ca")
    found = text_of(counter.get(page, {"kenh": "3"}))
    assert by_post.code in found and residence.code not in found
    assert "Bỏ điều kiện Kênh: Bưu chính" in found
    found = text_of(counter.get(page, {"lv": field_code("Cư trú")}))
    assert residence.code in found and by_post.code not in found
    found = text_of(counter.get(page, {"tu": "8/10/2026"}))
    assert by_post.code in found and old.code not in found
    found = text_of(counter.get(page, {"thu_tuc": RESIDENCE, "tt": "9"}))
    assert "Không có hồ sơ nào khớp 2 điều kiện lọc" in found


def test_impossible_date_is_said_and_ignored(province, counter):
    dossier = province.received("2026-10-08 08:20")
    found = text_of(counter.get(LIST.format("tat-ca"), {"tu": "31/02/2026"}))
    assert "không phải ngày có thật" in found
    assert dossier.code in found


def test_words_are_found_without_marks_and_shared_by_address(province, counter):
    dossier = province.received("2026-10-08 08:20")
    answer = counter.post(LIST.format("tat-ca"), {"q": "lo van on"})
    assert answer.status_code == 303
    assert answer["Location"].endswith("?q=lo+van+on")
    assert dossier.code in text_of(counter.get(answer["Location"]))


@pytest.mark.parametrize("typed", [IDENTITY, "0912345321", "0912 345 321", "014058"])
def test_numbers_of_persons_never_reach_the_address(province, counter, typed):
    province.received("2026-10-08 08:20")
    answer = counter.post(LIST.format("tat-ca"), {"q": typed})
    assert "nguoi=" in answer["Location"]
    assert typed.replace(" ", "") not in answer["Location"].replace("+", "")
    assert typed not in text_of(counter.get(answer["Location"]))


def test_number_finds_its_person(province, counter):
    dossier = province.received("2026-10-08 08:20")
    other = province.received("2026-10-08 08:25", applicant=person(name="Sùng", identity=""))
    found = text_of(counter.post(LIST.format("tat-ca"), {"q": IDENTITY}, follow=True))
    assert dossier.code in found
    assert other.code not in found


def test_pages_go_forth_and_back_without_losing_a_row(province, counter, monkeypatch):
    monkeypatch.setattr(keyset, "PAGE_SIZE", 2)
    codes = [province.received(f"2026-10-08 08:{minute}").code for minute in range(20, 25)]
    page = counter.get(LIST.format("tat-ca"))
    seen = []
    while True:
        rows = page.context["list"].rows
        seen += [row.code for row in rows]
        forth = page.context["list"].pager.next
        if not forth:
            break
        page = counter.get(LIST.format("tat-ca") + forth)
    assert seen == codes[::-1]
    back = counter.get(LIST.format("tat-ca") + page.context["list"].pager.previous)
    assert [row.code for row in back.context["list"].rows] == seen[2:4]


def test_stamp_changes_when_the_list_does(province, counter):
    url = LIST.format("tat-ca") + "phien-ban/"
    before = counter.get(url).json()["version"]
    dossier = province.received("2026-10-08 08:20")
    after = counter.get(url).json()["version"]
    province.walk(dossier, "transfer", day="2026-10-08")
    assert before != after != counter.get(url).json()["version"]


def test_handing_over_several_at_once_tells_of_each(province, counter):
    first = province.received("2026-10-08 08:20")
    second = province.received("2026-10-08 08:25")
    province.walk(second, "transfer", day="2026-10-08")
    page = text_of(counter.get(LIST.format("cho-ban-giao")))
    assert f'value="{first.code}"' in page and 'value="transfer"' in page
    answer = counter.post(
        LIST.format("cho-ban-giao") + "lam/",
        {"act": "transfer", "dossier": [first.code, second.code]},
    )
    told = text_of(answer)
    assert "1/2 hồ sơ đã chuyển hồ sơ" in told
    assert "1 hồ sơ chưa" in told
    first.refresh_from_db()
    assert (first.holder_role, first.offered_role) == ("TN", "TP")


def test_batch_with_nothing_chosen_is_refused(counter):
    answer = counter.post(LIST.format("cho-ban-giao") + "lam/", {"act": "transfer"})
    assert answer.status_code == 422
    assert "Chưa chọn hồ sơ nào" in text_of(answer)


def test_empty_list_says_what_comes_next(province, sign_in):
    province.received("2026-10-01 08:20")
    found = text_of(sign_in("Hoàng Văn Nghĩa").get(LIST.format("trinh-ky")))
    assert "Không còn hồ sơ nào" in found
    assert "Hồ sơ gần nhất đến hạn: 08:20 thứ Năm, 15/10/2026" in found
