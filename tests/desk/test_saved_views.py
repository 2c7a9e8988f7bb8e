"""Filters one saves: a tab with its count, shared by address, thrown away and taken back; columns."""

from __future__ import annotations

from motcua.organisations.models import SavedView
from tests.province import RESIDENCE

LIST = "/ban-lam-viec/danh-sach/tat-ca/"
BACK = "/ban-lam-viec/bo-loc/{}/{}/"


def text_of(answer) -> str:
    return answer.content.decode()


def save(client, name="Thường trú", query=f"thu_tuc={RESIDENCE}"):
    return client.post(f"{LIST}luu/", {"name": name, "query": query})


def test_saved_filter_is_a_tab_with_its_count(province, counter, sign_in):
    province.received("2026-10-08 08:20")
    dossier = province.received("2026-10-08 08:25", procedure=RESIDENCE)
    assert "Lưu bộ lọc này" not in text_of(counter.get(LIST))
    assert "Lưu bộ lọc này" in text_of(counter.get(LIST, {"thu_tuc": RESIDENCE}))
    answer = save(counter)
    assert answer["Location"] == f"{LIST}?thu_tuc={RESIDENCE}"
    page = counter.get(LIST)
    tab = next(link for link in page.context["tabs"] if link.text == "Thường trú")
    assert (tab.count, tab.current) == (1, False)
    shown = counter.get(tab.url)
    assert dossier.code in text_of(shown) and "Xóa bộ lọc “Thường trú”" in text_of(shown)
    colleague = sign_in("Lường Văn Thưởng")
    assert dossier.code in text_of(colleague.get(tab.url))
    assert "Thường trú" not in [link.text for link in colleague.get(LIST).context["tabs"]]


def test_deleting_can_be_undone_by_its_owner_only(province, counter, sign_in):
    save(counter)
    view = SavedView.objects.get()
    other = sign_in("Lường Văn Thưởng")
    assert other.post(BACK.format(view.pk, "xoa")).status_code == 404
    page = text_of(counter.post(BACK.format(view.pk, "xoa"), follow=True))
    assert "Đã xóa bộ lọc “Thường trú”" in page and "Hoàn tác" in page
    assert other.post(BACK.format(view.pk, "khoi-phuc")).status_code == 404
    counter.post(BACK.format(view.pk, "khoi-phuc"))
    assert "Thường trú" in [link.text for link in counter.get(LIST).context["tabs"]]


def test_name_and_filter_are_needed(province, counter):
    for wrong in ({"name": ""}, {"name": "x" * 61}, {"query": ""}, {"query": "trang=abc"}):
        assert save(counter, **wrong).status_code == 422, wrong
    assert not SavedView.objects.exists()


def test_same_name_takes_the_new_filter(province, counter):
    save(counter)
    save(counter, query="kenh=3")
    assert [view.query for view in SavedView.objects.all()] == ["kenh=3"]


def test_columns_are_remembered(province, counter, sign_in):
    province.received("2026-10-08 08:20")
    assert "mc-worklist__channel" in text_of(counter.get(LIST))
    counter.post(f"{LIST}cot/", {"cot": ["owner", "due", "step"]})
    page = text_of(counter.get("/ban-lam-viec/danh-sach/cho-ban-giao/"))
    assert "mc-worklist__channel" not in page and "mc-worklist__received" not in page
    assert "mc-worklist__owner" in page
    assert "mc-worklist__channel" in text_of(sign_in("Lường Văn Thưởng").get(LIST))
