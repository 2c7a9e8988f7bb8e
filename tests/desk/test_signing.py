"""Signing at the desk: the PIN is asked where a file is signed, and the file bears what was done."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event
from motcua.documents.actions import revoke_key, store_file
from motcua.documents.models import SigningKey, StoredFile
from motcua.documents.queries.files import content_of
from motcua.documents.queries.signatures import verify
from motcua.documents.rules.media import FileKind
from motcua.dossiers import actions
from motcua.dossiers import signing as signing_room
from motcua.dossiers.models import Extension, Outcome
from motcua.dossiers.queries.result_draft import render_result
from motcua.kernel.actor import OPERATOR
from tests.desk.doing import PAGE, do, offers, told
from tests.documents.conftest import PIN, signing  # noqa: F401 (the fixture)
from tests.documents.reading import text_of
from tests.province import at

DESK = "/ban-lam-viec/"
NOW = at("2026-10-08 09:12")


@pytest.fixture
def proposed(signing):  # noqa: F811
    """`proposed()`: a dossier with a draft, waiting for the leader's signature."""

    def make(day="2026-10-01", kind="granted"):
        province = signing
        dossier = province.walk(province.received(f"{day} 08:20"), "transfer", "assign")
        draft = store_file(
            render_result(dossier, at=NOW), name="du-thao.pdf", by=province.case, at=NOW,
            key=dossier.applicant.key, kind=FileKind.DRAFT,
        )  # fmt: skip
        given = {"by": province.case, "at": at("2026-10-08 08:00")}
        dossier = actions.draft_result(dossier, file=draft, kind=kind, **given).dossier
        return actions.submit_for_approval(dossier, opinion="Đủ điều kiện.", **given).dossier

    return make


def signed_file(dossier):
    return Outcome.objects.select_related("signed").get(dossier=dossier).signed


def signers(file):
    found = verify(file)
    assert found.good, found.sentences
    return [one.name for one in found.signatures]


def batch(key):
    return f"{DESK}danh-sach/{key}/lam/"


def body(answer):
    return " ".join(answer.content.decode().split())


def test_approving_signs_the_draft_with_the_leaders_key(proposed, leader):
    dossier = proposed()
    form = offers(leader, dossier)["approve", ""].form
    assert [field.name for field in form.visible_fields()] == ["opinion", "number", "pin"]
    do(leader, dossier, "approve", opinion="Đồng ý.", pin=PIN)
    assert signers(signed_file(dossier)) == ["Hoàng Văn Nghĩa"]
    draft = StoredFile.objects.get(kind=FileKind.DRAFT)
    assert signed_file(dossier).source == draft
    assert dossier.holder_role == "VT"


@pytest.mark.parametrize(("pin", "said"), [("", "Nhập mã PIN"), ("987650", "Còn 4 lần thử")])
def test_without_the_right_pin_nothing_is_decided_and_the_words_stay(proposed, leader, pin, said):
    dossier = proposed()
    answer = do(leader, dossier, "approve", refused=True, opinion="Đồng ý cả hai điểm.", pin=pin)
    assert answer.status_code == 422
    assert said in body(answer) and "Đồng ý cả hai điểm." in body(answer)
    assert "987650" not in body(answer)
    assert Outcome.objects.get(dossier=dossier).decided_at is None
    assert not StoredFile.objects.filter(kind=FileKind.SIGNED).exists()


def test_a_pin_is_in_no_event(proposed, leader):
    do(leader, proposed(), "approve", pin=PIN)
    assert not [event for event in Event.objects.all() if PIN in str(event.facts)]


def test_five_wrong_pins_lock_the_key_and_paper_is_signed_instead(proposed, leader):
    dossier = proposed()
    for _ in range(5):
        answer = do(leader, dossier, "approve", refused=True, pin="987650")
    assert "đã bị khóa" in body(answer)
    assert "pin" not in offers(leader, dossier)["approve", ""].form.fields
    assert "chưa có chữ ký số dùng được" in told(leader, dossier)


def test_what_is_refused_after_signing_leaves_no_signed_file(proposed, leader):
    """A draft that declines cannot be approved: the signature goes with the decision."""
    dossier = proposed(kind="declined")
    answer = do(leader, dossier, "approve", refused=True, pin=PIN)
    assert answer.status_code == 409 and "văn bản từ chối" in body(answer)
    assert not StoredFile.objects.filter(kind=FileKind.SIGNED).exists()


def test_the_same_request_twice_signs_once(proposed, leader):
    dossier = proposed()
    form = offers(leader, dossier)["approve", ""].form
    data = {name: form[name].value() for name in ("version", "key", "outcome")} | {"pin": PIN}
    for _ in range(2):
        answer = leader.post(PAGE.format(dossier.code) + "viec/approve/", data)
        assert answer.status_code == 303
    assert StoredFile.objects.filter(kind=FileKind.SIGNED).count() == 1


def test_declining_without_a_draft_signs_a_letter_that_gives_the_reason(signing, leader):  # noqa: F811
    dossier = signing.walk(signing.received(), "transfer", "assign", "submit_for_approval")
    do(leader, dossier, "decline", reason="Thửa đất đang có tranh chấp.", pin=PIN)
    letter = signed_file(dossier)
    assert signers(letter) == ["Hoàng Văn Nghĩa"]
    assert "Lý do: Thửa đất đang có tranh chấp." in " ".join(text_of(content_of(letter)).split())


def test_a_drafted_refusal_is_what_is_signed(proposed, leader):
    dossier = proposed(kind="declined")
    do(leader, dossier, "decline", reason="Không đủ điều kiện.", pin=PIN)
    assert signed_file(dossier).source == StoredFile.objects.get(kind=FileKind.DRAFT)


def test_the_clerk_seals_with_the_number_that_is_drawn(proposed, leader, sign_in):
    dossier = proposed()
    do(leader, dossier, "approve", pin=PIN)
    clerk = sign_in("Tòng Thị Vân")
    do(clerk, dossier, "issue", pin=PIN)
    outcome = Outcome.objects.get(dossier=dossier)
    assert outcome.number == "1/KQ"
    assert signers(outcome.signed) == ["Hoàng Văn Nghĩa", "UBND xã Mai Sơn"]
    assert verify(outcome.signed).signatures[-1].reason == "Ban hành 1/KQ"


def test_an_apology_is_signed_with_its_number(signing, leader):  # noqa: F811
    dossier = signing.walk(signing.received("2026-10-01 08:20"), "transfer", "assign")
    actions.draft_apology(
        dossier, by=signing.case, at=at("2026-10-08 08:10"), cause="complex",
        reason="Chờ bản đồ địa chính.", appointed_at=at("2026-10-26 17:30"),
    )  # fmt: skip
    do(leader, dossier, "extend", pin=PIN)
    drafted = Extension.objects.get(dossier=dossier)
    assert signers(drafted.signed_file) == ["Hoàng Văn Nghĩa"]
    said = " ".join(text_of(content_of(drafted.signed_file)).split())
    assert drafted.number in said and "Chờ bản đồ địa chính." in said


def test_a_number_taken_meanwhile_is_sealed_anew_with_the_next(
    proposed, leader, sign_in, monkeypatch
):
    dossier = proposed()
    do(leader, dossier, "approve", pin=PIN)
    looks = iter(["0/KQ"])  # of the book as it stood before another clerk drew
    real = signing_room.next_number
    monkeypatch.setattr(signing_room, "next_number", lambda *of: next(looks, None) or real(*of))
    do(sign_in("Tòng Thị Vân"), dossier, "issue", pin=PIN)
    assert Outcome.objects.get(dossier=dossier).number == "1/KQ"
    assert [one.reason for one in verify(signed_file(dossier)).signatures][1:] == ["Ban hành 1/KQ"]
    assert StoredFile.objects.filter(kind=FileKind.SIGNED).count() == 2


def test_a_batch_asks_the_pin_once_and_signs_each(proposed, leader):
    first, second = proposed("2026-10-01"), proposed("2026-10-02")
    for dossier in (first, second):
        leader.get(f"{DESK}trinh-ky/", {"ho-so": dossier.code})
    data = {"act": "approve", "dossier": [first.code, second.code]}
    assert body(leader.post(batch("trinh-ky"), data)).count('type="password"') == 1
    wrong = leader.post(batch("trinh-ky"), {**data, "sure": "1", "pin": "987650"})
    assert wrong.status_code == 422 and "Còn 4 lần thử" in body(wrong)
    done = body(leader.post(batch("trinh-ky"), {**data, "sure": "1", "pin": PIN}))
    assert "2/2 hồ sơ đã duyệt" in done and PIN not in done
    assert all(signers(signed_file(one)) == ["Hoàng Văn Nghĩa"] for one in (first, second))


def test_clerk_seals_several_with_one_pin(proposed, leader, sign_in):
    made = [proposed(f"2026-10-0{day}") for day in (1, 2)]
    for dossier in made:
        do(leader, dossier, "approve", pin=PIN)
    clerk = sign_in("Tòng Thị Vân")
    data = {"act": "issue", "dossier": [one.code for one in made]}
    assert 'type="password"' in body(clerk.post(batch("cho-cap-so"), data))
    done = body(clerk.post(batch("cho-cap-so"), {**data, "sure": "1", "pin": PIN}))
    assert "2/2" in done
    numbers = [Outcome.objects.get(dossier=one).number for one in made]
    assert numbers == ["1/KQ", "2/KQ"]
    reasons = [verify(signed_file(one)).signatures[-1].reason for one in made]
    assert reasons == [f"Ban hành {number}" for number in numbers]


def test_the_queue_shows_the_draft_and_signs_it(proposed, leader):
    dossier = proposed()
    page = body(leader.get(f"{DESK}trinh-ky/"))
    draft = StoredFile.objects.get(kind=FileKind.DRAFT)
    assert draft.reference in page and 'name="pin"' in page
    data = {"ho-so": dossier.code, "act": "approve", "opinion": "Đồng ý."}
    refused = leader.post(f"{DESK}trinh-ky/lam/", {**data, "pin": "987650"})
    assert refused.status_code == 422 and 'aria-invalid="true"' in body(refused)
    assert leader.post(f"{DESK}trinh-ky/lam/", {**data, "pin": PIN}).status_code == 303
    assert signers(signed_file(dossier)) == ["Hoàng Văn Nghĩa"]


def test_who_has_no_key_signs_on_paper_and_is_told_so(proposed, leader):
    dossier = proposed()
    key = SigningKey.objects.get(post__isnull=False)
    revoke_key(key, by=OPERATOR, at=NOW)
    assert "ký trên bản giấy" in told(leader, dossier)
    do(leader, dossier, "approve")
    assert signed_file(dossier) is None


def test_the_queue_tells_who_has_no_key_to_sign_on_paper(proposed, leader):
    dossier = proposed()
    revoke_key(SigningKey.objects.get(post__isnull=False), by=OPERATOR, at=NOW)
    page = body(leader.get(f"{DESK}trinh-ky/", {"ho-so": dossier.code}))
    assert "ký trên bản giấy" in page and 'name="pin"' not in page
