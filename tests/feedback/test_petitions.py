"""The life of a petition: sent, handled, answered, published, rated; its clock and who may what."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.feedback import actions, petition_policies
from motcua.feedback.actions import About
from motcua.feedback.models import Petition
from motcua.feedback.queries import (
    figures,
    petition_counts,
    petition_page,
    petition_public,
    petitions,
)
from motcua.feedback.queries.petitions import Filters
from motcua.feedback.rules.petition_terms import Course, in_time
from motcua.feedback.rules.petition_wording import Petitioner, PetitionText
from motcua.feedback.rules.petitions import LIFECYCLE, PetitionStatus, PetitionVerb
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.queries import units
from motcua.reports.queries import petitions as reported
from motcua.reports.queries.periods import reach
from motcua.reports.queries.service_index import behind, service_index
from motcua.reports.queries.statutory_figures import fill
from motcua.reports.rules.periods import parse
from tests.province import Province, _give_posts, _place_units, at

SENT = at("2026-10-08 09:12")
WORDS = "Ngày 07/10 cán bộ ở quầy bắt tôi nộp thêm bản sao có chứng thực dù thủ tục không cần."
WHO = Petitioner(name="Quàng Thị Bích", phone="0912 345 678", address="bản Cọ, xã Mai Sơn")
FIRST, LAST = dt.date(2026, 10, 1), dt.date(2026, 12, 31)


@pytest.fixture
def province(db) -> Province:
    """Units and people only."""
    units.forget_trees()
    made = Province()
    _place_units(made)
    units.forget_trees()
    _give_posts(made)
    return made


def sent(province, **changes):
    usual = {
        "kind": "conduct", "subject": "Bị yêu cầu thêm giấy tờ", "content": WORDS,
        "who": WHO, "by": CITIZEN, "at": SENT, "unit": province.units["maison"].pk,
        "channel": "portal", "may_publish": True, "files": (),
    }  # fmt: skip
    told = usual | changes
    text = PetitionText(**{name: told[name] for name in ("kind", "subject", "content", "channel")})
    return actions.lodge_petition(
        text, told["who"], by=told["by"], at=told["at"], may_publish=told["may_publish"],
        about=About(unit=told["unit"], files=told["files"], dossier=told.get("dossier", "")),
    )  # fmt: skip


def answered(province, moment="2026-10-14 09:00", **changes) -> Petition:
    row, head = sent(province, **changes).petition, province.leader
    row = actions.receive_petition(row, by=head, at=at("2026-10-08 15:00"))
    row = actions.assign_petition(
        row, by=head, at=at("2026-10-08 15:05"), post=province.case.post_id
    )
    row = actions.draft_answer(
        row, by=province.case, at=at("2026-10-12 09:00"), answer="Xã đã nhắc nhở cán bộ."
    )
    return actions.approve_answer(row, by=head, at=at(moment))


def published(province, **changes) -> Petition:
    row = answered(province, **changes)
    return actions.publish_answer(
        row, by=province.leader, at=row.answered_at + dt.timedelta(hours=2),
        question="Cán bộ yêu cầu giấy tờ ngoài quy định.", answer="Xã đã nhắc nhở cán bộ.",
    )  # fmt: skip


def test_a_petition_is_answered_published_and_rated(province):
    lodged = sent(province)
    row = lodged.petition
    assert row.answer_due_at == at("2026-10-29 17:30")
    assert row.refuse_due_at == row.next_due_at == at("2026-10-12 17:30")
    row = published(province)
    assert row.state == PetitionStatus.PUBLISHED
    assert row.next_due_at is None
    found = petition_public.published("can bo giay to")
    assert [one.pk for one in found.petitions] == [row.pk]
    row = actions.rate_answer(row, by=CITIZEN, at=at("2026-10-15 20:00"), level=1)
    with pytest.raises(WrongState, match="đã được đánh giá"):
        actions.rate_answer(row, by=CITIZEN, at=at("2026-10-15 20:01"), level=-1)
    assert Event.objects.filter(chain=row.chain).count() == 7


def test_who_sent_it_stands_nowhere_in_the_open(province):
    row = sent(province).petition
    row.refresh_from_db()
    plain = str({f.attname: getattr(row, f.attname) for f in Petition._meta.concrete_fields})
    told = " ".join(str(event.facts) for event in Event.objects.filter(chain=row.chain))
    for part in ("Bích", "345", "bản Cọ", "chứng thực"):
        assert part not in plain + told
    written = petition_page.written(row)
    assert (written.who.name, written.who.phone) == ("Quàng Thị Bích", "0912345678")
    assert written.content == WORDS


def test_only_code_and_secret_together_open_it(province):
    lodged = sent(province)
    code = lodged.petition.code
    assert petition_public.followed(code, lodged.secret.lower()) == lodged.petition
    for wrong in ((code, "AAAAAA"), (code, ""), ("PA-999999", lodged.secret), ("'", "'")):
        assert petition_public.followed(*wrong) is None


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"content": "ngắn"}, "content", "quá ngắn"),
        ({"content": "12345 67890 12345 67890"}, "content", "quá ngắn"),
        ({"content": "lâu quá " * 700}, "content", "tối đa 5000"),
        ({"subject": " "}, "subject", "trống"),
        ({"kind": "khieu-nai"}, "kind", "Chưa chọn loại"),
        ({"kind": "regulation", "who": Petitioner()}, "name", "phải có họ tên"),
        ({"who": Petitioner(name="Bích")}, "phone", "cách liên hệ"),
        ({"who": Petitioner(name="Bích", phone="12ab")}, "phone", "8 đến 14"),
        ({"who": Petitioner(name="Bích", email="a@b")}, "email", "chưa đúng dạng"),
        ({"unit": 999_999}, "unit", "Không có đơn vị"),
        ({"channel": "phone"}, "channel", "cán bộ nhập"),
        ({"files": (("a.exe", b"MZ" + b"x" * 50),)}, "files", "Không nhận tệp"),
        ({"files": (("a.pdf", b"MZ" + b"x" * 50),)}, "files", "chương trình"),
        ({"files": (("a.pdf", b"%PDF-"),) * 6}, "files", "tối đa 5 tệp"),
    ],
)
def test_what_cannot_be_taken_names_its_field_and_leaves_nothing(province, changes, field, says):
    with pytest.raises(InvalidInput) as found:
        sent(province, **changes)
    assert says in found.value.errors[field][0]
    assert not Petition.objects.exists()


def test_conduct_may_be_told_without_a_name(province):
    row = sent(province, who=Petitioner()).petition
    assert row.anonymous


def test_a_transfer_starts_the_term_anew_and_says_why(province):
    row = sent(province).petition
    moved = actions.transfer_petition(
        row, by=province.leader, at=at("2026-10-12 10:00"),
        unit=province.units["so-nnmt"].pk, text="Thuộc thẩm quyền của Sở.",
    )  # fmt: skip
    assert moved.answer_due_at == at("2026-11-02 17:30")
    why = " ".join(petition_page.clock_of(moved, SENT, why=True).why)
    assert "Chuyển đến lúc" in why
    assert "15 ngày làm việc" in why
    assert "QĐ 766" in why
    assert petitions.by_code(row.code, province.leader) is None
    with pytest.raises(NotAllowed, match="đơn vị hoặc người khác"):
        actions.receive_petition(row, by=province.leader, at=at("2026-10-12 11:00"))


def test_each_sees_only_what_they_hold(province):
    mine = sent(province).petition
    theirs = sent(province, unit=province.units["chiengmai"].pk).petition
    assert petitions.by_code(mine.code, province.leader)
    assert petitions.by_code(theirs.code, province.leader) is None
    assert petitions.by_code(mine.code, province.case) is None
    assert {r.pk for r in petitions.within(province.control)} == {mine.pk, theirs.pk}
    with pytest.raises(NotAllowed):
        petitions.within(province.counter)
    assert not petition_policies.may_read(province.counter)


def test_only_the_head_approves(province):
    row = sent(province).petition
    row = actions.receive_petition(row, by=province.leader, at=SENT)
    row = actions.draft_answer(row, by=province.leader, at=SENT, answer="Đã xong.")
    for other in (province.control, province.case, province.counter):
        with pytest.raises(NotAllowed):
            actions.approve_answer(row, by=other, at=SENT)
    row = actions.send_back_answer(row, by=province.leader, at=SENT, text="Nêu căn cứ.")
    assert row.state == PetitionStatus.PROCESSING


@pytest.mark.parametrize(
    "leak", ["Quàng Thị Bích", "số 0912 345 678", "ở bản Cọ, xã Mai Sơn", "H52.118-261008-0041"]
)
def test_nothing_personal_is_published(province, leak):
    row = answered(province)
    with pytest.raises(InvalidInput, match="công khai còn"):
        actions.publish_answer(
            row, by=province.leader, at=row.answered_at, question="Hỏi.", answer=f"Trả lời {leak}."
        )


def test_without_consent_it_is_ended_and_not_published(province):
    row = answered(province, may_publish=False)
    with pytest.raises(WrongState, match="không đồng ý"):
        actions.publish_answer(
            row, by=province.leader, at=row.answered_at, question="Hỏi.", answer="Đáp."
        )
    assert PetitionVerb.PUBLISH not in petition_page.verbs_for(row, province.leader)
    row = actions.close_petition(
        row, by=province.leader, at=row.answered_at, text="Người gửi không đồng ý."
    )
    assert row.state == PetitionStatus.CLOSED
    assert petition_public.one_published(row.code) is None


def test_asked_and_answered_by_the_petitioner(province):
    row = sent(province).petition
    row = actions.receive_petition(row, by=province.leader, at=SENT)
    row = actions.ask_petitioner(
        row, by=province.leader, at=at("2026-10-09 09:00"), text="Cán bộ nào, ở quầy số mấy?"
    )
    with pytest.raises(InvalidInput, match="Chưa ghi gì"):
        actions.supplement_petition(row, by=CITIZEN, at=at("2026-10-09 20:00"), text=" ")
    row = actions.supplement_petition(row, by=CITIZEN, at=at("2026-10-09 20:00"), text="Quầy 3.")
    assert row.state == PetitionStatus.SUPPLEMENTED
    told = petition_page.diary(row, public=True)
    assert [line.text for line in told] == ["Quầy 3.", "Cán bộ nào, ở quầy số mấy?", "", ""]
    assert not any(line.by for line in told)


def test_no_open_petition_is_silent(province):
    """In every state somebody owes a next act by some time."""
    row = sent(province).petition
    for status in PetitionStatus:
        row.status = status
        owed = petition_page.owner(row, SENT.date()), LIFECYCLE
        ended = status in {"published", "closed", "returned", "refused"}
        assert bool(owed[0]) is not ended, status
        assert bool(petition_page.clock_of(row, SENT).next_act) is not ended, status


def test_refused_returned_and_what_state_forbids(province):
    row = actions.refuse_petition(
        sent(province).petition, by=province.leader, at=SENT, text="Không rõ nội dung."
    )
    with pytest.raises(WrongState, match="Từ chối tiếp nhận"):
        actions.receive_petition(row, by=province.leader, at=SENT)
    with pytest.raises(InvalidInput, match="hướng dẫn"):
        actions.return_petition(sent(province).petition, by=province.leader, at=SENT, text="")


def test_classify_and_repeat(province):
    first, second = sent(province).petition, sent(province).petition
    row = actions.classify_petition(second, by=province.leader, at=SENT, kind="regulation")
    with pytest.raises(InvalidInput, match="Đang là loại"):
        actions.classify_petition(row, by=province.leader, at=SENT, kind="regulation")
    with pytest.raises(InvalidInput, match="trước đó"):
        actions.mark_repeated(first, by=province.leader, at=SENT, code=second.code)
    assert actions.mark_repeated(second, by=province.leader, at=SENT, code=first.code).repeats


DUE = Course(
    refuse_due_at=at("2026-10-12 17:30"), ask_due_at=at("2026-10-15 17:30"),
    answer_due_at=at("2026-10-29 17:30"), publish_due_at=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "moment", "said"),
    [
        ({}, "2026-10-29 17:30", True),
        ({}, "2026-10-29 17:31", False),
        ({"ended_at": at("2026-10-12 17:30")}, "2026-12-01 08:00", True),
        ({"ended_at": at("2026-10-13 08:00")}, "2026-12-01 08:00", False),
        ({"asked_at": at("2026-10-16 08:00")}, "2026-10-20 08:00", False),
        ({"asked_at": at("2026-10-16 08:00")}, "2026-10-15 08:00", True),
        ({"answered_at": at("2026-10-30 08:00")}, "2026-12-01 08:00", False),
        ({"answered_at": at("2026-10-20 08:00"), "publish_due_at": at("2026-10-22 17:30")},
         "2026-10-23 08:00", False),
        ({"answered_at": at("2026-10-20 08:00"), "publish_due_at": at("2026-10-22 17:30"),
          "published_at": at("2026-10-22 08:00")}, "2026-12-01 08:00", True),
    ],
)  # fmt: skip
def test_in_time_as_the_index_judges(changes, moment, said):
    assert in_time(Course(**{**vars(DUE), **changes}), at(moment)) is said


def test_figures_count_each_and_name_it(province):
    good = published(province)
    late = answered(province, moment="2026-10-30 09:00")
    bad = published(province)
    actions.rate_answer(bad, by=CITIZEN, at=at("2026-10-20 09:00"), level=-1)
    sent(province)
    code, now = "H52.118", at("2026-10-28 09:00")
    asked = ([code], FIRST, LAST)
    late_now = at("2026-11-03 09:00")
    told = figures.petitions_in_time(*asked, as_of=late_now)[code]
    assert (told.numerator, told.denominator) == (2, 4)
    told = figures.petitions_in_time(*asked, as_of=now)[code]
    assert (told.numerator, told.denominator) == (2, 2)
    told = figures.petitions_satisfied(*asked, as_of=late_now)[code]
    assert (told.numerator, told.denominator) == (1, 4)
    rows = figures.petitions_satisfied_rows(code, FIRST, LAST, as_of=late_now)
    assert [row.key for row in rows if row.counted] == [good.code]
    assert late.code in {row.key for row in rows}
    (line,) = petition_counts.statistics(province.control, FIRST, LAST, late_now)
    assert line.received == 4 == line.answered + line.ended + line.open_in_time + line.open_late
    card = petition_counts.waiting(province.leader, late_now)
    assert (card.waiting, card.late, card.to_publish) == (1, 1, 1)


def test_lists_search_filter_and_page(province):
    for number in range(32):
        sent(province, subject=f"Đường vào bản {number}")
    now = at("2026-10-08 10:00")
    found = petitions.page(Filters(), province.leader, now, 9)
    assert (found.total, found.number, found.pages, len(found.petitions)) == (32, 2, 2, 2)
    assert petitions.page(Filters(text="duong ban 31"), province.leader, now).total == 1
    assert petitions.page(Filters(when="tre"), province.leader, now).total == 0
    late = at("2026-10-13 10:00")
    assert petitions.page(Filters(when="tre"), province.leader, late).total == 32


def test_the_766_index_and_form_ii_05_read_the_same_petitions(province):
    answered(province)
    sent(province)
    now = at("2026-11-03 09:00")
    first, last = dt.date(2026, 10, 1), dt.date(2026, 10, 31)
    assert service_index(first, last, as_of=now)
    told = behind("petition_processing_on_time", first, last, as_of=now)
    assert [one.counted for one in told] == [False, False]
    by = reported.by_agency([province.units["maison"].pk], first, last, now)["H52.118"]
    sums = {name: len(codes) for name, codes in by.items()}
    assert (sums["received"], sums["answered_in_time"], sums["open_late"]) == (2, 1, 1)
    form = fill("petitions", province.units["sonla"].pk, reach(parse("2026-Y")), as_of=now)
    whole = form["total"]["cells"]
    assert (whole["received"], whole["in_time"], whole["open_late"]) == (2, 1, 1)
    assert [(row["key"], row["cells"]["received"]) for row in form["rows"]] == [("H52.118", 2)]
    assert form["faults"] == []
