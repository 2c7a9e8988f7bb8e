"""Pages of a round: who sees what, what is kept when a value is refused, what opens the dossiers."""

from __future__ import annotations

import pytest

from motcua.index import actions
from motcua.index.models import Evidence, Score
from motcua.kernel.actor import OPERATOR
from motcua.legislation.actions import import_documents
from motcua.legislation.actions.import_documents import own_rows
from motcua.legislation.models import LegalDocument
from tests.desk.conftest import sign_in  # noqa: F401 - the fixture
from tests.index.rounds.conftest import judge
from tests.province import at

ROUND = "/ban-lam-viec/chi-so/vong/2026-sonla/"
SHEET = f"{ROUND}don-vi/maison/"
HEAD, LEADER, APPRAISER, CHAIR = "Quàng Văn Dũng", "Hoàng Văn Nghĩa", "Bùi Thị Nội", "Ngần Văn Tịch"
HX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def signed(played, sign_in, clock):  # noqa: F811
    clock.move_to(at("2026-10-06 08:30"))
    return sign_in


def test_value_is_saved_on_change_and_answered_with_its_points(played, signed):
    answer = signed(HEAD).post(SHEET, {"v-1.2": "4,5", "s-1.2": "0"}, **HX)

    assert answer.status_code == 200
    text = answer.content.decode()
    assert "4,50" in text
    assert "Đã lưu lúc" in text
    assert Score.objects.get(criterion="1.2").value == "4,5"


def test_refused_value_is_told_at_its_criterion_and_stays_in_the_form(played, signed):
    typed = {"v-1.1": "có", "v-1.2": "9"}
    quick = signed(HEAD).post(SHEET, typed, **HX)
    page = signed(HEAD).post(SHEET, typed)

    for answer in (quick, page):
        assert answer.status_code == 422
        assert "vượt điểm tối đa 5" in answer.content.decode()
    assert 'value="9"' in page.content.decode()
    assert not Score.objects.exists()


def test_each_sees_its_own_sheet_and_those_who_oversee_all(played, signed):
    assert signed(HEAD).get(SHEET).status_code == 200
    assert signed("Đinh Thị Lan").get(SHEET).status_code == 404
    assert signed("Cà Văn Chung").get(ROUND).status_code == 404
    for name in (APPRAISER, CHAIR, "Đèo Thị Kiểm"):
        text = signed(name).get(ROUND).content.decode()
        assert "Mai Sơn" in text
        assert "Chiềng Mai" in text
    assert signed("Lò Thị Hạnh").get(ROUND).status_code == 404


def test_unit_sees_no_appraisal_before_it_is_sent(played, signed):
    played.handed_in()
    given = {"1.2": judge("1", "Thiếu kế hoạch tuyên truyền", explain=True)}
    actions.appraise(played.entry(), given, by=played.appraiser, at=at("2026-10-12 08:00"))
    before = signed(HEAD).get(SHEET).content.decode()
    actions.ask_explanation(played.entry(), by=played.appraiser, at=at("2026-10-12 09:00"))
    after = signed(HEAD).get(SHEET).content.decode()

    assert "Thiếu kế hoạch" not in before
    assert "Thiếu kế hoạch" in after
    assert "Thiếu kế hoạch" in signed(APPRAISER).get(f"{SHEET}tieu-chi/1.2/").content.decode()


def test_second_appraiser_is_told_and_nothing_typed_is_lost(played, signed):
    played.handed_in()
    first = {"1.2": judge("1", "Không có kế hoạch")}
    actions.appraise(played.entry(), first, by=played.second, at=at("2026-10-06 08:25"))

    typed = {"v-1.2": "3", "n-1.2": "Có kế hoạch muộn", "s-1.2": "0"}
    answer = signed(APPRAISER).post(f"{SHEET}tham-dinh/", typed)

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "08:25 06/10/2026, Lê Văn Vụ" in text
    assert "Có kế hoạch muộn" in text
    assert Score.objects.get(criterion="1.2", stage="appraisal").value == "1"


def test_legal_document_is_searched_and_picked_not_typed(played, signed):
    import_documents(own_rows(), by=OPERATOR, at=at("2026-09-01 08:00"))
    client, where = signed(HEAD), f"{SHEET}tieu-chi/1.2/van-ban/"
    assert where in client.get(SHEET).content.decode()
    found = client.get(f"{where}?q=118 một cửa").content.decode()
    assert "118/2025/NĐ-CP" in found and "61/2018/NĐ-CP" not in found
    assert "Không có văn bản nào khớp" in client.get(f"{where}?q=zzz").content.decode()
    chosen = LegalDocument.objects.get(number="118/2025/NĐ-CP")
    assert client.post(where, {"document": "khong-co"}).status_code == 404
    assert client.post(where, {"document": chosen.slug}).status_code == 303
    proof = Evidence.objects.get()
    assert (proof.kind, proof.document, proof.reference) == ("legislation", chosen, chosen.number)
    assert f"/van-ban/{chosen.slug}/" in client.get(SHEET).content.decode()
    typed = {"tieu-chi": "1.2", "loai": "legislation", "so": "118/2025/NĐ-CP"}
    assert client.post(f"{SHEET}minh-chung/", typed).status_code == 422
    assert signed("Đinh Thị Lan").get(where).status_code == 404
    played.score()
    played.prove()
    played.hand_in()
    late = client.post(where, {"document": chosen.slug})
    assert late.status_code == 409 and "sau khi chốt" in late.content.decode()
    assert Evidence.objects.filter(kind="legislation").count() == 1


def test_evidence_needs_what_it_names_and_a_file_is_looked_at(played, signed):
    client, where = signed(HEAD), f"{SHEET}minh-chung/"
    empty = client.post(where, {"tieu-chi": "1.2", "loai": "decision", "so": ""})
    unknown = client.post(where, {"tieu-chi": "1.2", "loai": "dossier", "so": "H52.118-x"})
    good = client.post(where, {"tieu-chi": "1.2", "loai": "decision", "so": "12/KH-UBND"})

    assert [empty.status_code, unknown.status_code, good.status_code] == [422, 422, 303]
    assert "H52.118-x" in unknown.content.decode()
    assert played.entry().evidence.get().reference == "12/KH-UBND"


def test_whole_walk_from_the_sheet_to_publication_by_pages(played, signed, clock):
    played.handed_in("maison", "chiengmai")
    clock.move_to(at("2026-11-20 08:00"))
    chair = signed(CHAIR)
    text = chair.get(f"{ROUND}hoi-dong/").content.decode()
    assert "đồng hạng" in text
    chair.post(f"{ROUND}hoi-dong/", {"chon": ["maison", "chiengmai"]})
    answer = signed(APPRAISER).post(
        f"{ROUND}cong-bo/", {"decision_number": "36/QĐ-UBND", "decided_on": "20/11/2026"}
    )

    assert answer.status_code == 303
    assert "36/QĐ-UBND" in signed(HEAD).get(ROUND).content.decode()
    draft = signed(APPRAISER).get(f"{ROUND}du-thao/")
    assert draft.content[:2] == b"PK"


def test_board_is_exported_and_units_are_reminded(played, signed):
    client = signed(APPRAISER)
    assert client.get(f"{ROUND}xuat/").content[:2] == b"PK"
    assert client.post(f"{ROUND}nhac/").status_code == 303
    assert "được nhắc" in signed(HEAD).get(SHEET).content.decode()
    assert signed(HEAD).post(f"{ROUND}nhac/").status_code == 403


def test_survey_is_pasted_and_a_wrong_line_stops_all(played, signed):
    client, where = signed(APPRAISER), f"{ROUND}dieu-tra/"
    bad = client.post(where, {"source": "Điều tra 2026", "rows": "maison;8.1;90\nabc;8.1;80"})
    assert bad.status_code == 422
    assert "Dòng 2" in bad.content.decode()
    assert not Score.objects.exists()
    client.post(where, {"source": "Điều tra 2026", "rows": "maison\t8.1\t90\nH52.119\t8.1\t80,5"})
    assert sorted(Score.objects.values_list("value", flat=True)) == ["80,5", "90"]


def test_round_is_opened_by_form_and_carried_over(played, rule_set, signed):
    client, where = signed(APPRAISER), "/ban-lam-viec/chi-so/mo/"
    dates = {
        "facts_from": "01/01/2027", "facts_to": "31/12/2027", "opens_on": "01/10/2027",
        "self_score_until": "10/10/2027", "appraisal_until": "20/10/2027",
        "explanation_until": "31/10/2027", "second_appraisal_until": "15/11/2027",
    }  # fmt: skip
    named = {"name": "Chỉ số CCHC năm 2027", "year": "2027"}
    wrong = client.post(where, named | dates | {"self_score_until": "01/09/2027"})
    assert wrong.status_code == 422
    assert "đứng trước" in wrong.content.decode()
    done = client.post(where, named | dates | {"previous": "2026-sonla"})
    assert done.status_code == 303
    text = client.get(done["Location"]).content.decode()
    assert "Mai Sơn" in text
    assert signed(HEAD).get(where).status_code == 403
