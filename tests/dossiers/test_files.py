"""E-copies attached, a result drafted, signed, sealed and issued: the files of one dossier."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event
from motcua.audit.queries.faults import chain_faults
from motcua.documents.actions import open_file, sign_document, store_file
from motcua.documents.models import StoredFile
from motcua.documents.queries.files import content_of
from motcua.documents.queries.signatures import verify
from motcua.documents.rules.media import FileKind
from motcua.documents.rules.results import ResultKind
from motcua.dossiers import actions
from motcua.dossiers.models import DossierPaper, Outcome
from motcua.dossiers.queries.books import next_number
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.queries.files import file_in, outcome_files, paper_files
from motcua.dossiers.queries.result_draft import render_result
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound, WrongState
from tests.documents import files
from tests.documents.conftest import PIN, signing  # noqa: F401 (the fixture)
from tests.documents.reading import text_of
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:12")


def stored(dossier, content=None, **more):
    given = {"by": OPERATOR, "at": NOW, "key": dossier.applicant.key, **more}
    return store_file(content or files.pdf(3), name="don.pdf", **given)


def test_attach_points_the_paper_at_the_file_and_keeps_the_one_before(province):
    dossier = province.received()
    first, second = stored(dossier), stored(dossier)
    given = {"by": province.counter, "at": NOW, "paper": 1}
    actions.attach(dossier, file=first, **given)
    done = actions.attach(dossier, file=second, digitised=2, **given)

    row = DossierPaper.objects.get(dossier=dossier, position=1)
    assert (row.file, row.digitised) == (second, 2)
    event = Event.objects.get(chain=dossier.chain, sequence=done.sequence)
    assert event.name == "dossiers.attach"
    told = {name: event.facts[name] for name in ("sha256", "pages", "size", "media_type")}
    assert told == {
        "sha256": second.sha256, "pages": 3, "size": second.size, "media_type": "application/pdf",
    }  # fmt: skip
    assert event.facts["replaces"] == first.sha256
    assert StoredFile.objects.filter(pk=first.pk).exists()
    assert paper_files(dossier)[0].file.pages == 3
    assert not [*chain_faults(), *dossier_faults()]


def test_attach_says_what_is_wrong(province):
    dossier = province.received()
    given = {"by": province.counter, "at": NOW}
    with pytest.raises(InvalidInput, match="không có giấy tờ thứ 9"):
        actions.attach(dossier, file=stored(dossier), paper=9, **given)
    with pytest.raises(InvalidInput, match="Chọn cách số hóa"):
        actions.attach(dossier, file=stored(dossier), paper=1, digitised=0, **given)
    stranger = store_file(files.pdf(), name="a.pdf", by=province.counter, at=NOW)
    with pytest.raises(InvalidInput, match="lưu cho người khác"):
        actions.attach(dossier, file=stranger, paper=1, **given)
    with pytest.raises(NotAllowed):
        actions.attach(
            dossier, file=stored(dossier), paper=1, by=province.of("TN", "chiengmai"), at=NOW
        )


def test_only_who_may_read_the_dossier_finds_its_files_and_reading_is_logged(province):
    dossier = province.received()
    file = stored(dossier)
    with pytest.raises(NotFound):
        file_in(dossier, file.reference, province.counter)
    actions.attach(dossier, file=file, paper=1, by=province.counter, at=NOW)
    assert file_in(dossier, file.reference, province.counter) == file
    with pytest.raises(NotAllowed):
        file_in(dossier, file.reference, province.of("TN", "chiengmai"))

    opened = open_file(file, by=province.counter, at=NOW, of=dossier.chain)
    assert b"".join(opened.pieces) == content_of(file)
    event = Event.objects.get(chain=f"reading:{file.reference}")
    assert (event.actor, event.facts["of"]) == (province.counter.reference, dossier.chain)


def worked_on(province):
    return province.walk(province.received(), "transfer", "assign")


def signed_by_the_leader(province, dossier, content):
    draft = stored(dossier, content, kind=FileKind.DRAFT)
    done = actions.draft_result(dossier, by=province.case, at=at("2026-10-08 08:00"), file=draft)
    proposed = Event.objects.get(chain=dossier.chain, sequence=done.sequence).facts["sha256"]
    province.walk(done.dossier, "submit_for_approval", day="2026-10-08")
    signed = sign_document(draft, by=province.leader, at=NOW, pin=PIN, proposed=proposed)
    actions.approve(dossier, by=province.leader, at=NOW, signed=signed)
    return draft, signed


def sealed_by_the_clerk(province, dossier, signed):
    number = next_number(dossier.resolving_unit_id, NOW)
    return number, sign_document(
        signed, by=province.clerk, at=NOW, pin=PIN, seal=True, number=number
    )


def test_a_draft_is_prefilled_signed_sealed_and_issued(signing):  # noqa: F811
    province, dossier = signing, worked_on(signing)
    content = render_result(dossier, at=NOW)
    said = text_of(content)
    for fact in ("QUYẾT ĐỊNH", "Lò Văn Ơn", dossier.code, "Điều 1", "Hoàng Văn Nghĩa"):
        assert fact in said
    assert "014058004821" not in said

    draft, signed = signed_by_the_leader(province, dossier, content)
    number, sealed = sealed_by_the_clerk(province, dossier, signed)
    actions.issue(dossier, by=province.clerk, at=NOW, sealed=sealed, number=number)

    outcome = Outcome.objects.get(dossier=dossier)
    assert (outcome.draft, outcome.signed, outcome.number) == (draft, sealed, number)
    assert [found.what for found in outcome_files(dossier)] == ["draft", "signed"]
    assert file_in(dossier, sealed.reference, province.case) == sealed
    assert verify(sealed).good and len(verify(sealed).signatures) == 2
    with pytest.raises((WrongState, NotAllowed)):
        actions.draft_result(dossier, by=province.clerk, at=NOW, file=draft)


def test_a_number_drawn_meanwhile_or_another_file_is_not_issued(signing):  # noqa: F811
    province, dossier, other = signing, worked_on(signing), worked_on(signing)
    _, signed = signed_by_the_leader(province, dossier, render_result(dossier, at=NOW))
    signed_by_the_leader(province, other, render_result(other, at=NOW))
    number, sealed = sealed_by_the_clerk(province, dossier, signed)

    with pytest.raises(WrongState, match="không phải là văn bản lãnh đạo đã ký"):
        actions.issue(other, by=province.clerk, at=NOW, sealed=sealed, number=number)
    actions.issue(other, by=province.clerk, at=NOW)
    with pytest.raises(WrongState, match=f"Số {number} vừa được cấp"):
        actions.issue(dossier, by=province.clerk, at=NOW, sealed=sealed, number=number)

    assert next_number(dossier.resolving_unit_id, NOW) != number
    again, sealed = sealed_by_the_clerk(province, dossier, signed)
    actions.issue(dossier, by=province.clerk, at=NOW, sealed=sealed, number=again)
    assert int(again.split("/")[0]) == int(number.split("/")[0]) + 1


def test_a_draft_is_drawn_up_by_who_holds_the_dossier(province):
    dossier = worked_on(province)
    draft = stored(dossier, kind=FileKind.DRAFT)
    with pytest.raises(NotAllowed):
        actions.draft_result(dossier, by=province.counter, at=NOW, file=draft)
    with pytest.raises(InvalidInput, match="chấp thuận hay từ chối"):
        actions.draft_result(dossier, by=province.case, at=NOW, file=draft, kind="maybe")
    actions.draft_result(dossier, by=province.case, at=NOW, file=draft, kind="declined")
    assert Outcome.objects.get(dossier=dossier).kind == "declined"
    refusal = text_of(render_result(dossier, at=NOW, kind=ResultKind.DECLINED, content="Vì thế."))
    assert "KHÔNG GIẢI QUYẾT" in refusal and "Vì thế." in refusal
    assert not [*chain_faults(), *dossier_faults()]
