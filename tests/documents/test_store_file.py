"""A file is taken as it is, or refused with a sentence that says what to do."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from motcua.audit.actions.person_keys import destroy_person_key, new_person_key
from motcua.audit.models import Event
from motcua.config.wiring import _VIRUS_SCANNERS
from motcua.documents.actions import store_file
from motcua.documents.models import StoredFile
from motcua.documents.ports import ServiceDown
from motcua.documents.queries import files as queries
from motcua.documents.rules.media import FileKind
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotFound
from tests.documents import files
from tests.province import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NOW = at("2026-10-08 09:12")


def stored(content, name="don.pdf", **more):
    return store_file(content, name=name, by=OPERATOR, at=NOW, **more)


def refused(content, name="don.pdf", **more):
    with pytest.raises(InvalidInput) as fault:
        stored(content, name, **more)
    assert fault.value.field == "file"
    assert not StoredFile.objects.exists()
    return fault.value


def test_a_file_comes_back_byte_for_byte():
    content = files.pdf(3) + b"%" + bytes(3 * 1024 * 1024)
    file = stored(io.BytesIO(content), key=new_person_key("person:a"))

    assert b"".join(queries.opened(file).pieces) == content
    assert (file.pages, file.size, file.media_type) == (3, len(content), "application/pdf")
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert queries.name_of(file) == "don.pdf"


def test_nothing_of_it_is_readable_at_rest():
    content = files.pdf(text="Lo Van On")
    file = stored(content, "CCCD Lò Văn Ơn.pdf", key=new_person_key("person:a"))
    at_rest = Path(default_storage.path(file.path)).read_bytes()

    assert b"%PDF" not in at_rest and content[100:140] not in at_rest
    assert "Lò Văn Ơn".encode() not in bytes(file.name_sealed)
    event = Event.objects.get(chain=file.chain)
    assert "Lò" not in str(event.facts) and event.facts["sha256"] == file.sha256


def test_erasing_the_person_erases_the_file():
    key = new_person_key("person:a")
    file = stored(files.pdf(), key=key)
    destroy_person_key(key, by=OPERATOR, at=NOW)
    file.refresh_from_db()

    with pytest.raises(NotFound, match="đã bị xóa"):
        queries.opened(file)
    assert queries.name_of(file) == ""


def test_a_piece_cut_off_or_moved_does_not_open():
    content = files.pdf() + b"%" + bytes(2 * 1024 * 1024)
    file = stored(content)
    place = Path(default_storage.path(file.path))
    whole = place.read_bytes()
    piece = 1024 * 1024 + 28
    for changed in (whole[: 4 + 2 * piece], whole[:4] + whole[4 + piece :], whole[:-1]):
        place.write_bytes(changed)
        with pytest.raises(NotFound, match="bị mất hoặc hỏng"):
            queries.content_of(file)


def test_the_same_file_twice_is_two_files_and_overwrites_nothing():
    first, second = stored(files.pdf()), stored(files.pdf())
    assert first.path != second.path


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "don.pdf", "Tệp trống"),
        (b"MZ\x90\x00 not a paper", "don.pdf", "chương trình chạy được"),
        (files.photo(), "don.pdf", "nội dung là ảnh JPG"),
        (files.pdf(), "anh.jpg", "nội dung là PDF"),
        (files.pdf(), "don.exe", "Không nhận tệp “.exe”"),
        (files.pdf(), "don", "không có đuôi"),
        (files.pdf(0), "don.pdf", "không có trang nào"),
        (files.locked_pdf(), "don.pdf", "có mật khẩu"),
        (files.pdf()[:60], "don.pdf", "bị hỏng"),
        (b"%PDF-1.7\n" + b"x" * 4000, "don.pdf", "bị hỏng"),
        (files.photo()[:3000], "anh.jpg", "Ảnh bị hỏng"),
    ],
    ids=range(11),
)
def test_what_cannot_be_taken(content, name, says):
    assert says in refused(content, name).message


def test_papers_are_no_word_files_and_drafts_may_be():
    assert "Chỉ nhận PDF, ảnh JPG, ảnh PNG" in refused(files.docx(), "du-thao.docx").message
    assert "macro" in refused(files.docx(macro=True), "a.docx", kind=FileKind.DRAFT).message
    assert stored(files.docx(), "du-thao.docx", kind=FileKind.DRAFT).pages is None


class Endless(io.RawIOBase):
    """A stream of 200 MB that counts what was read of it."""

    def __init__(self):
        self.left, self.taken = 200 * 1024 * 1024, 0

    def read(self, size=-1):
        assert size >= 0, "read whole"
        given = min(size, self.left)
        self.left, self.taken = self.left - given, self.taken + given
        return b"%PDF-" + bytes(max(0, given - 5))


def test_200_megabytes_are_refused_without_being_read(settings):
    stream = Endless()
    assert "tối đa 20 MB" in refused(stream).message
    assert stream.taken <= settings.MOTCUA_FILE_MOST + 1
    stream.size = 200 * 1024 * 1024
    assert "200,0 MB" in refused(stream).message


def test_a_virus_is_refused_and_a_clean_file_is_marked(scanned):
    fault = refused(files.pdf_with_virus())
    assert fault.code == "virus" and "Test.EICAR" in fault.message
    assert stored(files.pdf()).scan == StoredFile.Scan.CLEAN


def test_without_a_scanner_the_file_says_so():
    assert queries.described(stored(files.pdf())).scan == "Chưa kiểm tra vi-rút"


@pytest.mark.parametrize("adapter", ["outage", "clamd"])
def test_a_scanner_that_is_down_keeps_files_out(settings, adapter):
    settings.MOTCUA_VIRUS_SCANNER = _VIRUS_SCANNERS[adapter]
    settings.MOTCUA_CLAMD = "127.0.0.1:9"
    with pytest.raises(ServiceDown, match="Máy quét vi-rút không trả lời"):
        stored(files.pdf())
    assert not StoredFile.objects.exists()
