"""A person erased: unreadable everywhere, while chains, counts and codes stay as they were."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.actions.anchor import anchor
from motcua.audit.models import Event
from motcua.audit.queries.anchors import anchor_faults
from motcua.audit.queries.faults import chain_faults
from motcua.audit.queries.readings import reading_faults
from motcua.documents.rules.forms import FormKey
from motcua.dossiers.actions.draft import draft
from motcua.dossiers.models import Dossier, DossierDraft, DossierPaper, SupplementRequest
from motcua.dossiers.queries import papers, search
from motcua.dossiers.queries.drafts import content_of
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.queries.timeline import timeline
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.actions import save_draft
from motcua.organisations.models import Draft
from motcua.parties.actions import erase_person, merge_parties, propose_data_change
from motcua.parties.models import ERASED, Party
from motcua.parties.queries import parties
from tests.documents.reading import text_of
from tests.parties.people import BASIS, NOW, entered
from tests.province import at, person

LATER = at("2032-03-01 09:00")
WALK = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter", "return_result")


@pytest.fixture
def gone_by(officials):
    """Mr Ơn's dossier, done and returned in 2026; by 2032 nothing must be kept any more."""
    dossier = officials.walk(officials.received(), *WALK)
    return officials, dossier


def erase(party, moment=LATER, **changes):
    usual = {"by": OPERATOR, "at": moment, "reason": "request", "legal_basis": BASIS}
    return erase_person(party, **(usual | changes))


def test_person_is_readable_nowhere(gone_by):
    officials, dossier = gone_by
    erase(dossier.applicant)
    row = Party.objects.get()
    told = parties.opened(row)
    assert (told.name, told.identity, told.phone, told.address, told.birth_year) == (
        ERASED, "", "", "", None,
    )  # fmt: skip
    for text in ("lo van on", "014058004821", "0912345321"):
        assert parties.find(text) == []
        assert search.find(text, officials.counter) == []
    assert "lo van on" not in Dossier.objects.get().search_words
    assert all(h.personal == {} for h in timeline(dossier))
    assert any(h.erased for h in timeline(dossier))


def test_papers_printed_again_say_that_the_person_was_erased(gone_by):
    _, dossier = gone_by
    erase(dossier.applicant)
    fresh = Dossier.objects.select_related("applicant__key").get()
    printed = text_of(papers.paper_pdf(fresh, FormKey.RECEIPT))
    assert ERASED in " ".join(printed.split())
    assert "Lò Văn Ơn" not in printed and "Nà Sang" not in printed


def test_who_filed_for_another_is_not_named_on_the_paper_any_more(officials):
    told = person(name="Lò Thị Hoa", identity="014185001234", birth_year=1985)
    dossier = officials.walk(officials.received(submitter=told), *WALK)
    assert "Lò Thị Hoa" in text_of(papers.paper_pdf(dossier, FormKey.RECEIPT))
    erase(dossier.submitter)
    fresh = Dossier.objects.select_related("applicant__key", "submitter__key").get()
    printed = text_of(papers.paper_pdf(fresh, FormKey.RECEIPT))
    assert "Lò Thị Hoa" not in printed and "Lò Văn Ơn" in printed
    assert "lo thi hoa" not in fresh.search_words and "lo van on" in fresh.search_words


def test_history_stays_whole_and_the_dossier_counts_as_before(gone_by):
    _, dossier = gone_by
    anchor(at("2026-10-08 12:00"))
    before = Dossier.objects.values("code", "status", "due_at", "finished_at", "returned_at").get()
    events = Event.objects.filter(chain=dossier.chain).count()
    erase(dossier.applicant)
    assert Dossier.objects.values(*before).get() == before
    assert Event.objects.filter(chain=dossier.chain).count() == events
    for faults in (chain_faults(deep=True), anchor_faults(), reading_faults(), dossier_faults()):
        assert list(faults) == []
    told = Event.objects.get(name="parties.person_erased")
    assert told.facts["touched"] == {"dossiers": [dossier.code]}
    assert told.facts["reason"] == "request"


def test_what_officers_wrote_by_hand_goes_too(officials):
    dossier = officials.received(moment="2026-10-01 08:20")
    post = officials.posts["Lò Thị Hạnh"]
    SupplementRequest.objects.create(
        dossier=dossier, ordinal=1, requested_at=NOW, requested_by=post, answer_by=NOW,
        items=[{"name": "Giấy khai sinh của cháu Lò Thị Mai"}], reason="Ông Ơn ghi sai tên",
    )  # fmt: skip
    DossierPaper.objects.filter(position=1).update(fault="Ông Ơn ký thiếu")
    officials.walk(dossier, *WALK)
    erase(dossier.applicant)
    request = SupplementRequest.objects.get()
    assert (request.items, request.reason) == ([], "")
    assert not DossierPaper.objects.exclude(fault="").exists()


def test_dossier_being_written_about_the_person_goes_too(officials):
    party = entered()
    for name in ("Lò Văn Ơn", "Cà Thị Én"):
        draft({"applicant_name": name}, by=officials.counter, at=NOW, procedure="1.013833")
    erase(party, NOW)
    assert [content_of(one) for one in DossierDraft.objects.all()] == [
        {"applicant_name": "Cà Thị Én"}
    ]


def test_draft_typed_about_the_person_goes_and_others_stay(officials, sign_up):
    party = entered()
    for name, content in (("Lò Thị Hạnh", {"applicant_name": "LÒ VĂN ƠN"}),
                          ("Lường Văn Thưởng", {"applicant_name": "Cà Thị Én"})):  # fmt: skip
        save_draft("tiep-nhan", content, by=sign_up(name), at=NOW)
    erase(party, NOW)
    assert [draft.account_id for draft in Draft.objects.all()] == [
        sign_up("Lường Văn Thưởng").account_id
    ]


@pytest.fixture
def sign_up(officials):
    from motcua.organisations.actions import open_account
    from motcua.organisations.queries import officers

    made = {}

    def make(name):
        if name not in made:
            post = officials.posts[name]
            open_account(
                post.official, by=OPERATOR, at=NOW, username=f"tk{post.pk}",
                password="mot-cua-son-la-2026",
            )  # fmt: skip
            post.official.refresh_from_db()
            made[name] = officers.officer_in(post, dt.date(2026, 10, 8))
        return made[name]

    return make


def test_open_dossier_keeps_the_person(officials):
    dossier = officials.received()
    with pytest.raises(WrongState, match=dossier.code):
        erase(dossier.applicant)
    assert parties.opened(Party.objects.get()).identity == "014058004821"


def test_dossier_that_must_be_kept_keeps_the_person_until_its_day(gone_by, settings):
    _, dossier = gone_by
    with pytest.raises(WrongState, match="phải lưu đến hết 02/10/2031"):
        erase(dossier.applicant, at("2031-10-02 09:00"))
    settings.MOTCUA_RETENTION_YEARS = 0
    erase(dossier.applicant, at("2026-11-02 09:00"))


def test_row_merged_before_goes_with_the_person(db):
    survivor, absorbed = entered(), entered(identity="", address="Bản Cò Nòi")
    merge_parties(survivor, absorbed, by=OPERATOR, at=NOW)
    erase(survivor, NOW)
    assert set(Party.objects.values_list("name", flat=True)) == {ERASED}
    assert not Party.objects.filter(key__destroyed_at=None).exists()


def test_one_proposes_and_another_erases(officials):
    party = entered()
    proposer, control = officials.officer("Lò Văn Quản"), officials.control
    with pytest.raises(WrongState, match="Chưa có đề nghị"):
        erase(party, NOW, by=control)
    told = {"note": "Đơn đề nghị ngày 05/10", "reason": "request", "legal_basis": BASIS}
    propose_data_change("erase", party, by=proposer, at=NOW, **told)
    with pytest.raises(NotAllowed):
        erase(party, NOW, by=proposer)
    for stranger in (officials.counter, officials.leader, officials.officer("Hoàng Thị Tra")):
        with pytest.raises(NotAllowed):
            erase(party, NOW, by=stranger)
    erase(party, NOW, by=control)
    with pytest.raises(WrongState, match="đã được xóa"):
        erase(party, NOW, by=control)


def test_reason_and_ground_are_asked_for(db):
    party = entered()
    with pytest.raises(InvalidInput):
        erase(party, NOW, reason="vì thích")
    with pytest.raises(InvalidInput, match="căn cứ"):
        erase(party, NOW, legal_basis=" ")
    assert Party.objects.get().erased_at is None


def test_erased_person_who_comes_again_is_a_new_person(db):
    erase(entered(), NOW)
    again = entered()
    assert Party.objects.count() == 2
    assert parties.opened(again) == parties.opened(Party.objects.get(pk=again.pk))
    assert parties.opened(again).identity == person().identity
