"""Signing: who, with which key, over which bytes; and what a look at the file says afterwards."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.config.wiring import _SIGNERS
from motcua.documents.actions import (
    issue_key,
    revoke_key,
    sign_document,
    store_file,
    unlock_key,
)
from motcua.documents.models import SigningKey, StoredFile
from motcua.documents.ports import ServiceDown
from motcua.documents.queries.files import content_of
from motcua.documents.queries.signatures import verify
from motcua.documents.rules.media import FileKind
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.documents import files, samples
from tests.documents.conftest import PIN
from tests.documents.printing import pdf_of
from tests.documents.reading import text_of
from tests.province import at

pytestmark = pytest.mark.django_db
NOW = at("2026-10-08 09:12")


def draft(by=OPERATOR, content=None):
    content = content or pdf_of(samples.refusal())
    return store_file(content, name="du-thao.pdf", by=by, at=NOW, kind=FileKind.DRAFT)


def signed(province, file=None, **more):
    given = {"by": province.leader, "at": NOW, "pin": PIN, "reason": "Đồng ý", **more}
    return sign_document(file or draft(), **given)


def test_a_signature_names_who_when_and_why(signing):
    file = draft()
    result = signed(signing, file, place="Mai Sơn", proposed=file.sha256)
    (one,) = verify(result).signatures

    assert one.good
    assert (one.name, one.title) == ("Hoàng Văn Nghĩa", "Phó Chủ tịch UBND xã")
    assert (one.agency, one.reason, one.place) == ("UBND xã Mai Sơn", "Đồng ý", "Mai Sơn")
    assert one.at == NOW
    assert content_of(result).startswith(content_of(file)), "signing must not rewrite the file"
    assert (result.kind, result.source_id) == (StoredFile.Kind.SIGNED, file.pk)
    assert "Hoàng Văn Nghĩa" in verify(result).sentences[0]


def test_the_seal_leaves_the_first_signature_valid(signing):
    first = signed(signing)
    both = signed(signing, first, by=signing.clerk, seal=True, number="1287/QĐ-UBND")
    result = verify(both)

    assert [one.name for one in result.signatures] == ["Hoàng Văn Nghĩa", "UBND xã Mai Sơn"]
    assert result.good
    assert content_of(both).startswith(content_of(first))


def test_the_signature_is_seen_on_the_page(signing):
    import io

    import pikepdf

    sealed = signed(signing, signed(signing), by=signing.clerk, seal=True, number="1287/QĐ-UBND")
    pdf = pikepdf.open(io.BytesIO(content_of(sealed)))
    stamps = [note for page in pdf.pages for note in page.Annots if note.Subtype == "/Widget"]
    assert len(stamps) == 2
    assert all("/N" in stamp.AP and float(stamp.Rect[2]) <= 595.3 for stamp in stamps)
    assert text_of(content_of(sealed))


def test_a_file_changed_after_the_proposal_is_not_signed(signing):
    proposed = draft().sha256
    with pytest.raises(WrongState, match="đã thay đổi sau khi trình"):
        signed(signing, draft(content=files.pdf()), proposed=proposed)


def test_a_changed_file_says_so(signing):
    content = bytearray(content_of(signed(signing)))
    place = content.index(b"/MediaBox")
    content[place + 12] ^= 1
    (one,) = verify(bytes(content)).signatures
    assert not one.intact and "đã bị sửa sau khi ký" in one.sentence

    broken = store_file(bytes(content), name="a.pdf", by=OPERATOR, at=NOW)
    with pytest.raises(WrongState, match="đã bị sửa sau lần ký trước"):
        signed(signing, broken, by=signing.clerk, seal=True)


def test_what_was_added_after_signing_is_seen(signing):
    """A page's content replaced by an update: the signed bytes are whole, the page is not."""
    import io

    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(content_of(signed(signing))))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 m 9 9 l S"))
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    (one,) = verify(out.getvalue()).signatures
    assert one.intact and not one.covers_all and not one.good


def test_wrong_pins_count_and_the_fifth_locks(signing):
    file = draft()
    for left in (4, 3, 2, 1):
        with pytest.raises(InvalidInput, match=f"Còn {left} lần thử"):
            signed(signing, file, pin="sai-ma-pin")
    with pytest.raises(InvalidInput, match="đã bị khóa"):
        signed(signing, file, pin="sai-ma-pin")
    with pytest.raises(WrongState, match="đã bị khóa sau 5 lần"):
        signed(signing, file)
    assert not StoredFile.objects.filter(kind="signed").exists()


def test_a_right_pin_forgets_the_wrong_ones(signing):
    for _ in range(3):
        with pytest.raises(InvalidInput, match="Còn 4 lần"):
            unlock_key(by=signing.leader, at=NOW, pin="sai-ma-pin")
        unlock_key(by=signing.leader, at=NOW, pin=PIN)


def test_one_pin_for_a_whole_batch(signing, django_assert_num_queries):
    opened = unlock_key(by=signing.leader, at=NOW, pin=PIN)
    assert all(verify(signed(signing, pin=opened)).good for _ in range(3))
    assert PIN not in repr(opened) and "private" not in repr(opened)


def test_only_the_owner_signs_with_a_key(signing):
    opened = unlock_key(by=signing.leader, at=NOW, pin=PIN)
    with pytest.raises(NotAllowed, match="không phải của anh/chị"):
        signed(signing, by=signing.head, pin=opened)
    with pytest.raises(NotAllowed, match="chưa được cấp chữ ký số"):
        signed(signing, by=signing.head)
    with pytest.raises(NotAllowed, match="Chỉ văn thư"):
        signed(signing, seal=True)


def test_a_revoked_key_signs_nothing_and_what_it_signed_stays(signing):
    before = signed(signing)
    opened = unlock_key(by=signing.leader, at=NOW, pin=PIN)
    key = SigningKey.objects.get(post=signing.leader.post_id)
    revoke_key(key, by=OPERATOR, at=NOW + dt.timedelta(minutes=1))
    for pin in (PIN, opened):
        with pytest.raises(WrongState, match="đã bị thu hồi ngày 08/10/2026"):
            signed(signing, pin=pin)
    assert verify(before).good

    with pytest.raises(WrongState, match="đã thu hồi"):
        revoke_key(key, by=OPERATOR, at=NOW)
    again = issue_key(signing.posts["Hoàng Văn Nghĩa"], by=OPERATOR, at=NOW, pin="ma-pin-moi")
    assert again.pk != key.pk
    assert verify(signed(signing, pin="ma-pin-moi")).good


def test_an_expired_key_signs_nothing(signing, clock):
    later = at("2029-10-08 09:12")
    with pytest.raises(WrongState, match="có hiệu lực từ 01/10/2026 đến 30/09/2029"):
        signed(signing, at=later)


def test_a_certificate_of_nobody_we_know_is_not_trusted(signing):
    result = content_of(signed(signing))
    SigningKey.objects.filter(post=None, unit=None).delete()
    (one,) = verify(result).signatures
    assert one.intact and not one.trusted
    assert "không rõ ai cấp" in one.sentence


def test_only_pdf_is_signed(signing):
    word = store_file(files.docx(), name="a.docx", by=OPERATOR, at=NOW, kind=FileKind.DRAFT)
    with pytest.raises(InvalidInput, match="Chỉ ký số được tệp PDF"):
        signed(signing, word)


def test_pins_that_are_guessed_are_not_taken(signing):
    post = signing.posts["Quàng Văn Dũng"]
    for pin in ("12345", "111111", "123456"):
        with pytest.raises(InvalidInput):
            issue_key(post, by=OPERATOR, at=NOW, pin=pin)
    with pytest.raises(InvalidInput, match="Thu hồi chữ ký cũ"):
        issue_key(signing.posts["Hoàng Văn Nghĩa"], by=OPERATOR, at=NOW, pin=PIN)
    with pytest.raises(NotAllowed):
        issue_key(post, by=signing.leader, at=NOW, pin=PIN)


def test_keys_are_sealed_at_rest(signing):
    opened = unlock_key(by=signing.leader, at=NOW, pin=PIN)
    for row in SigningKey.objects.all():
        assert opened.pair.private[20:60] not in bytes(row.sealed)


def test_a_service_that_is_down_or_not_set_up_signs_nothing(signing, settings):
    file = draft()
    for adapter, says in (("outage", "không trả lời"), ("none", "Chưa thiết lập")):
        settings.MOTCUA_SIGNER = _SIGNERS[adapter]
        with pytest.raises(ServiceDown, match=says):
            signed(signing, file)
