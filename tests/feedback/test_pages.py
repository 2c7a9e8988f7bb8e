"""Pages of surveys and ratings: a citizen without scripts, a tablet, the desk, in two languages."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.lookup import secret_of
from motcua.feedback import actions
from motcua.feedback.models import Invitation, Rating, SampleMember, Survey, SurveyAnswer
from motcua.feedback.queries import surveys
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import open_account
from tests.feedback.conftest import NOW, SATISFIED, answer
from tests.province import FOUNDED

DESK = "/ban-lam-viec/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def _unlimited(clock):
    cache.clear()


@pytest.fixture
def signed_in(province, settings):
    settings.MOTCUA_REQUIRE_TOTP = False

    def make(name: str) -> Client:
        official = province.posts[name].official
        account = open_account(
            official, by=OPERATOR, at=FOUNDED, username=f"ks{official.pk}", password="mot-cua-2026"
        )
        client = Client()
        client.force_login(account, backend=BACKEND)
        return client

    return make


@pytest.fixture
def slip(opened, home_affairs):
    """A secret of an open survey."""
    survey = opened()
    members = surveys.asked(survey, home_affairs)[:1]
    return actions.invite_members(survey, by=home_affairs, at=NOW, members=members)[0].secret


def _walk(client, start, given):
    """Answer every question as a browser without scripts would; the address of the last page."""
    page = client.get(start).content.decode()
    address = re.search(r'href="([^"]+/1/)"', page).group(1)
    while not address.endswith("/gui/"):
        page = client.get(address).content.decode()
        assert "<script" not in page.split("</head>")[1]
        place = int(address.rstrip("/").rsplit("/", 1)[1])
        member = SampleMember.objects.filter(draft__isnull=False).first()
        question = member.survey.questionnaire.questions.questions[place - 1]
        sent = client.post(address, {"tra-loi": given.get(question.key, [])})
        assert sent.status_code == 303, sent.content.decode()
        address = sent["Location"]
    return address


def test_a_citizen_answers_a_question_a_page_and_once(client, slip):
    start = client.post("/khao-sat/", {"ma": slip.lower()})
    assert start.status_code == 303
    review = _walk(client, start["Location"], SATISFIED)
    assert "Gửi phiếu" in client.get(review).content.decode()
    sent = client.post(review).content.decode()
    assert "Cảm ơn ông/bà đã trả lời" in sent
    again = client.post(review)
    assert again.status_code == 200
    assert "Phiếu này đã được gửi" in again.content.decode()
    assert SurveyAnswer.objects.count() == 1


def test_a_dropped_line_loses_nothing(client, slip):
    client.post(f"/khao-sat/{slip}/1/", {"tra-loi": "4"})
    elsewhere = Client().get(f"/khao-sat/{slip}/").content.decode()
    assert "Trả lời tiếp" in elsewhere
    assert f"/khao-sat/{slip}/2/" in elsewhere


def test_a_question_left_out_is_named_and_nothing_counts(client, slip):
    refused = client.post(f"/khao-sat/{slip}/1/", {})
    assert refused.status_code == 422
    assert "Chưa chọn câu trả lời" in refused.content.decode()
    client.post(f"/khao-sat/{slip}/1/", {"tra-loi": "4"})
    refused = client.post(f"/khao-sat/{slip}/gui/")
    assert refused.status_code == 422
    assert "Còn câu chưa trả lời" in refused.content.decode()
    assert not SurveyAnswer.objects.exists()


@pytest.mark.parametrize("secret", ["AAAAAAAAAA", "x", "A" * 300])
def test_a_wrong_secret_gets_one_gentle_answer(client, db, secret):
    page = client.get(f"/khao-sat/{secret}/")
    assert page.status_code == 404
    assert "Không mở được phiếu này" in page.content.decode()
    typed = client.post("/khao-sat/", {"ma": secret})
    assert typed.status_code == 422
    assert "Không có phiếu nào với mã này" in typed.content.decode()


def test_secrets_cannot_be_tried_out(client, db):
    for number in range(31):
        page = client.post("/khao-sat/", {"ma": f"AAAAAAAA{number:02d}"})
    assert "Nhập sai nhiều lần" in page.content.decode()


def test_the_tablet_goes_back_to_its_beginning(client, slip):
    start = client.post("/khao-sat/quay/", {"ma": slip})["Location"]
    assert start == f"/khao-sat/quay/{slip}/"
    assert 'data-mc-idle="/khao-sat/quay/"' in client.get(start).content.decode()
    sent = client.post(_walk(client, start, SATISFIED))
    assert sent["Refresh"] == "15; url=/khao-sat/quay/"
    assert SurveyAnswer.objects.get().channel == "tablet"


def _look_up(client, dossier):
    form = {"code": dossier.code, "secret": secret_of(dossier)}
    return client.post("/tra-cuu/", form).content.decode()


@pytest.fixture
def returned(province, finished):
    """A dossier whose secret can be read: the copies of the ground carry that of another code."""
    from motcua.audit.queries import keys
    from motcua.audit.rules import sealing

    dossier = finished[0]
    sealed = sealing.seal(keys.master(), b"ACDEF3", bound_to=f"secret of {dossier.code}")
    Dossier.objects.filter(pk=dossier.pk).update(secret_sealed=sealed)
    dossier.refresh_from_db()
    return dossier


def test_who_follows_the_own_dossier_rates_it_once(client, returned):
    page = _look_up(client, returned)
    assert "Ông/bà thấy thế nào?" in page
    ticket = re.search(r'name="phieu" value="([^"]+)"', page).group(1)

    refused = client.post("/danh-gia/", {"phieu": ticket, "gop-y": "Nhanh"})
    assert refused.status_code == 422
    assert "Nhanh</textarea>" in refused.content.decode()
    assert client.post("/danh-gia/", {"phieu": ticket, "muc": "2", "ly-do": ["polite"]}).status_code == 200  # fmt: skip
    assert Rating.objects.get().level == 2
    twice = client.post("/danh-gia/", {"phieu": ticket, "muc": "1"})
    assert "đã được đánh giá" in twice.content.decode()
    assert "Ông/bà thấy thế nào?" not in _look_up(client, returned)
    forged = client.post("/danh-gia/", {"phieu": ticket[:-2] + "xx", "muc": "1"})
    assert "mở quá lâu" in forged.content.decode()


def test_who_was_drawn_is_asked_on_the_page_of_the_own_dossier(client, opened, returned):
    opened()
    page = _look_up(client, returned)
    ticket = re.search(r'name="phieu" value="([^"]+)"', page).group(1)
    sent = client.post("/khao-sat/nhan-loi-moi/", {"phieu": ticket})
    assert re.fullmatch(r"/khao-sat/[A-Z0-9-]{11}/", sent["Location"])
    assert client.get(sent["Location"]).status_code == 200


def test_a_survey_from_design_to_publication_on_the_desk(signed_in, client, questionnaire):
    desk = signed_in("Lường Thị Nội")
    form = {
        "name": "Hài lòng quý III", "year": "2026", "questionnaire": "sipas-mau/1",
        "method": "transactions", "first": "01/09/2026", "last": "30/09/2026", "stratify": "unit",
        "allocation": "per_stratum", "error": "0,5", "least": "30", "reserve": "20",
        "formula": "share", "satisfied_from": "75", "least_shown": "5", "closes_on": "31/10/2026",
    }  # fmt: skip
    refused = desk.post(DESK + "khao-sat/moi/", {**form, "error": "90"})
    assert refused.status_code == 422
    assert "Sai số cần từ 0,5% đến 25%" in refused.content.decode()
    assert desk.post(DESK + "khao-sat/moi/", {**form, "error": "0.5"}).status_code == 303
    here = DESK + f"khao-sat/{Survey.objects.get().slug}/"
    for verb in ("rut-mau", "mo"):
        assert desk.post(f"{here}viec/{verb}/").status_code == 303
    assert desk.post(here + "viec/mo/").status_code == 422

    slips = desk.post(here + "phieu/").content.decode()
    secrets = re.findall(r'mc-slip__secret mc-num">([A-Z0-9-]{11})<', slips)
    assert len(secrets) == 14
    assert "Lò Văn Ơn" not in slips
    paper = {f"cau-{key}": values for key, values in SATISFIED.items()}
    refused = desk.post(here + "nhap/", {**paper, "ma_phieu": "AAAAA-AAAAA"})
    assert refused.status_code == 422
    assert desk.post(here + "nhap/", {**paper, "ma_phieu": secrets[0]}).status_code == 303
    rows = [",".join(["ma_phieu", *SATISFIED])]
    rows += [",".join([code, *(v[0] for v in SATISFIED.values())]) for code in secrets[1:8]]
    file = SimpleUploadedFile("phieu.csv", "\n".join(rows).encode())
    assert desk.post(here + "nhap-tep/", {"file": file}).status_code == 303
    assert SurveyAnswer.objects.count() == 8

    for address in ("", "mau/", "nhap/", "nhap-tep/", "tep-mau/", "ap-phich/", "xuat/ket-qua.xlsx",
                    "xuat/ket-qua.csv", "xuat/mau.xlsx"):  # fmt: skip
        assert desk.get(here + address).status_code == 200, address
    for verb in ("dong", "cong-bo"):
        assert desk.post(f"{here}viec/{verb}/").status_code == 303
    assert not Invitation.objects.exists()
    page = client.get(f"/khao-sat/ket-qua/{Survey.objects.get().slug}/").content.decode()
    assert "100,00%" in page
    assert "Hài lòng quý III" in client.get("/khao-sat/").content.decode()


def test_who_may_not_is_told_and_shown_nothing(signed_in, opened, province):
    survey = opened()
    here = DESK + f"khao-sat/{survey.slug}/"
    head, counter = signed_in("Quàng Văn Dũng"), signed_in("Lò Thị Hạnh")
    for client in (head, counter):
        for address in ("mau/", "xuat/mau.xlsx", "nhap/", "ap-phich/", ""):
            assert client.get(here + address).status_code in {403, 404}, address
        assert client.post(here + "viec/dong/").status_code == 403
        assert client.get(DESK + "bo-cau-hoi/").status_code == 403
    assert counter.get(DESK + "khao-sat/").status_code == 403
    assert counter.get(DESK + "danh-gia/").status_code == 403
    assert head.get(DESK + "danh-gia/?tu=31/12/2026&den=01/01/2026").status_code == 422
    assert "Khảo sát" in head.get(DESK).content.decode()


def test_all_pages_speak_english(signed_in, opened, home_affairs, client, finished, settings):
    from tests.ui.test_english_catalogue import _told, _unmarked

    survey = opened()
    for member in SampleMember.objects.filter(survey=survey)[:8]:
        answer(member, {**SATISFIED, "y-kien": ["Tốt"]})
    _rated = [
        actions.rate_service(
            one.code, by=OPERATOR, at=NOW, level=2, reasons=["polite"], comment="Tốt"
        )
        for one in finished[:6]
    ]
    secret = actions.invite_members(
        survey, by=home_affairs, at=NOW, members=surveys.asked(survey, home_affairs)
    )[0].secret
    desk = signed_in("Lường Thị Nội")
    own = f"khao-sat/{survey.slug}/"
    for address in ("khao-sat/", "khao-sat/moi/", own, own + "mau/", own + "nhap/",
                    own + "nhap-tep/", own + "ap-phich/", "bo-cau-hoi/", "bo-cau-hoi/sipas-mau/1/",
                    "chi-so-khac/", "danh-gia/?tu=01/01/2026"):  # fmt: skip
        assert not _unmarked(_told(desk, DESK + address)), address
    actions.publish_survey(
        actions.close_survey(survey, by=home_affairs, at=NOW), by=home_affairs, at=NOW
    )
    for address in ("khao-sat/", f"khao-sat/ket-qua/{survey.slug}/", "khao-sat/quay/"):
        assert not _unmarked(_told(client, f"/{address}")), address
    assert secret
