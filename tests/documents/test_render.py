"""What is printed says what it was told, to everybody, and the same each time."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

from motcua.documents.rendering import Sheet, render, render_many
from motcua.documents.rendering.facts import SURE_LENGTH, SURE_ROWS, facts_of
from motcua.documents.rules.masking import masked_identity
from motcua.documents.rules.papers import FeeLine, Leg, PaperLine
from motcua.kernel.errors import InvalidInput
from tests.documents import samples
from tests.documents.printing import PAPERS, form_of, pdf_of, sheets
from tests.documents.reading import opened, tags, text_of

HOSTILE = [
    '<script>alert("x")</script>',
    "Robert'); DROP TABLE dossiers;--",
    '#panic("no") #import "x.typ"',
    "*đậm* _nghiêng_ $x^2$ @nhãn <nhãn> = đầu `mã` ~ \\ // /* */",
    "[ngoặc] {mã} #{1 + 1} \\u{41} %d {0} \"kép\" 'đơn'",
]


def with_name(name):
    return samples.receipt(applicant=dataclasses.replace(samples.APPLICANT, name=name))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (
            samples.receipt,
            [
                "Mẫu số 01",
                "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
                f"Số: {samples.CODE}/TNHS",
                "Mai Sơn, ngày 08 tháng 10 năm 2026",
                "Tiếp nhận hồ sơ của: Lò Thị Hạnh",
                "1. Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:",
                "3 Giấy chứng sinh Bản chính 01",
                "2. Số lượng hồ sơ: 01 (bộ)",
                "3. Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
                "4. Thời gian nhận hồ sơ: 09 giờ 12 phút, ngày 08 tháng 10 năm 2026",
                "trả kết quả giải quyết hồ sơ: 09 giờ 12 phút, ngày 13 tháng 10 năm 2026",
                "6. Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Mai Sơn",
                "7. Phí, lệ phí: Lệ phí hộ tịch: 14.000 đồng (đã nộp)",
                "Quyển số: 02/2026, Số thứ tự: 318",
                "Tra cứu hồ sơ tại: https://motcua.sonla.example/tra-cuu/",
                f"Mã tra cứu: {samples.SECRET}",
                "NGƯỜI TIẾP NHẬN HỒ SƠ",
                "giấy ủy quyền.",
            ],
        ),
        (
            samples.supplement_slip,
            [
                "Mẫu số 02",
                f"Số: {samples.CODE}/HDHS",
                "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
                "1 Giấy chứng sinh 01",
                "hai người làm chứng 01 02",
                "Lý do: Hồ sơ chưa có giấy tờ chứng minh",
                "Đề nghị bổ sung trước: 17 giờ 30 phút, ngày 30 tháng 10 năm 2026",
                "số điện thoại 0212 3 843 000",
                "NGƯỜI HƯỚNG DẪN",
            ],
        ),
        (
            samples.refusal,
            [
                "Mẫu số 03",
                f"Số: {samples.CODE}/PTC",
                "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
                "với lý do cụ thể như sau: Việc đăng ký khai sinh đã được",
                "Căn cứ: Điều 6 Luật Hộ tịch năm 2014",
                "Xin thông báo cho Ông/Bà được biết và thực hiện./.",
            ],
        ),
        (
            samples.control_slip,
            [
                "Mẫu số 06",
                f"Mã hồ sơ: {samples.CODE}",
                "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
                "1. Giao: Trung tâm Phục vụ hành chính công 2. Nhận: Phòng Văn hóa - Xã hội",
                "14 giờ 30 phút, ngày 09 tháng 10 năm 2026",
                "Người nhận: Cầm Văn Thỏa Trước hạn trước hạn 4 giờ",
            ],
        ),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_the_paper_says_its_facts(make, words):
    text = text_of(pdf_of(make()))
    for words_of_fact in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc", *words]:
        assert words_of_fact in text
    assert "ỦY BAN NHÂN DÂN XÃ MAI SƠN TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG" in text


@pytest.mark.parametrize(("make", "size"), sheets())
def test_one_page_of_the_chosen_size(make, size):
    pages = opened(pdf_of(make(), size=size)).pages
    millimetres = [round(float(edge) / 72 * 25.4) for edge in pages[0].MediaBox[2:]]
    assert (len(pages), millimetres) == (1, {"A4": [210, 297], "A5": [148, 210]}[size])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_printed_as_they_are(name):
    squeezed = re.sub(r"\s", "", text_of(pdf_of(with_name(name))))
    printed = re.sub(r"\s", "", name)
    assert f"Tiếpnhậnhồsơcủa:{printed}Số" in squeezed


def test_decomposed_names_come_out_composed():
    name = unicodedata.normalize("NFD", "Nguyễn Thị Ngọc Ẩn")
    assert "Nguyễn Thị Ngọc Ẩn" in text_of(pdf_of(with_name(name)))


@pytest.mark.parametrize("size", ["A4", "A5"])
@pytest.mark.parametrize("name", ["x" * 10_000, "Lò Thị " * 1_428])
def test_a_name_of_ten_thousand_characters_wraps_and_runs_on(name, size):
    pdf = pdf_of(with_name(name), size=size)
    text = text_of(pdf)
    found = re.sub(r"\s", "", text).count(re.sub(r"\s", "", name)[:5])
    assert found >= len(re.sub(r"\s", "", name)) // 5 - 30
    assert re.search(rf"Mã hồ sơ: {samples.CODE} Trang 1/\d", text)
    assert len(opened(pdf).pages) >= 3


def test_a_name_in_a_script_without_glyphs_still_prints():
    assert "Tiếp nhận hồ sơ của: �� Smith" in text_of(pdf_of(with_name("李明 Smith")))


def test_empty_facts_are_dotted_and_the_dots_are_silent():
    slip = dataclasses.replace(samples.control_slip(), due_at=None)
    pdf = opened(pdf_of(slip))
    assert "Thời gian trả kết quả:" in text_of(pdf_of(slip))
    assert b"/Artifact" in pdf.pages[0].Contents.read_bytes()
    assert [str(element.S) for element in tags(pdf)].count("/H1") == 1


def test_many_papers_run_over_pages_with_head_and_number():
    papers = tuple(PaperLine(name=f"Giấy tờ số {n}", kind="Bản chính") for n in range(1, 61))
    pdf = pdf_of(samples.receipt(papers=papers))
    text = text_of(pdf)
    assert len(opened(pdf).pages) == 3
    assert all(f"Trang {page}/3" in text for page in (1, 2, 3))
    assert text.count("TT Tên giấy tờ Loại Số lượng") >= 2
    assert "60 Giấy tờ số 60 Bản chính 01" in text


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_a_paper_sure_to_fit_does_fit(size):
    """The longest receipt that goes without page numbers keeps to one page."""
    receipt = samples.receipt(papers=(PaperLine(name="x"),) * SURE_ROWS)
    spare = 0
    while not facts_of(dataclasses.replace(receipt, bring="ghi chú " * spare), form_of(receipt))[
        "may_run_on"
    ]:
        spare += 1
    note = dataclasses.replace(receipt, bring="ghi chú " * (spare - 1))
    assert len(opened(pdf_of(note, size=size)).pages) == 1
    name = "chữ " * (SURE_LENGTH // 16)
    rows = tuple(PaperLine(name=name, kind="Bản chính") for _ in range(SURE_ROWS))
    long = dataclasses.replace(receipt, papers=rows)
    assert facts_of(long, form_of(long))["may_run_on"]


def test_copies_the_kept_one_has_no_secret():
    pdf = pdf_of(samples.receipt(), copies=2)
    text = text_of(pdf)
    assert len(opened(pdf).pages) == 2
    assert text.index("(Liên giao tổ chức, cá nhân)") < text.index("(Liên lưu)")
    assert text.count(samples.SECRET) == 1


def test_identity_number_is_masked():
    text = text_of(pdf_of(samples.receipt()))
    assert "********1234" in text and samples.APPLICANT.identity not in text


@pytest.mark.parametrize(
    ("number", "printed"), [("014091001234", "********1234"), ("1234", "****"), ("", "")]
)
def test_masked_identity(number, printed):
    assert masked_identity(number) == printed


def test_values_do_not_tell_on_a_person_in_logs():
    assert not {"Hạnh", "014091001234", samples.SECRET} & set(
        re.findall(r"[\w]+", repr(dataclasses.replace(samples.receipt(), submitter="")))
    )


def test_free_and_several_fees():
    free = dataclasses.replace(samples.receipt(), fees=())
    assert "7. Phí, lệ phí: không" in text_of(pdf_of(free))
    two = dataclasses.replace(
        free, fees=(FeeLine(name="Phí", amount="5.000 đồng"), FeeLine(name="Lệ phí", amount="0"))
    )
    assert re.search(r"7\. Phí, lệ phí: . ?Phí: 5.000 đồng . ?Lệ phí: 0", text_of(pdf_of(two)))


@pytest.mark.parametrize("make", PAPERS)
def test_same_facts_same_bytes(make):
    assert pdf_of(make()) == pdf_of(make())


def test_same_bytes_in_another_process():
    program = (
        "import hashlib; from tests.documents.test_render import *;"
        "print(hashlib.sha256(pdf_of(samples.receipt())).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, text=True
        ).stdout
        for _ in range(2)
    }
    assert len(runs) == 1


def test_the_file_bears_the_time_of_the_paper():
    pdf = opened(pdf_of(samples.receipt()))
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "<xmp:CreateDate>2026-10-08T02:12:00+00:00</xmp:CreateDate>" in xmp


def test_many_papers_in_one_file_each_on_its_page():
    receipts = [samples.receipt(code=f"H52.118-261008-{n:04d}") for n in range(1, 13)]
    pdf = render_many([Sheet(paper=each, form=form_of(each)) for each in receipts], size="A5")
    document = opened(pdf)
    assert len(document.pages) == 12
    assert [str(element.S) for element in tags(document)].count("/H1") == 12
    assert "0001 và 11 giấy khác" in document.Root.Metadata.read_bytes().decode()
    assert all(f"Mã hồ sơ: {each.code}" in text_of(pdf) for each in receipts)


def test_threads_do_not_share_a_compiler():
    names = [f"Người số {n}" for n in range(16)]
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda name: text_of(pdf_of(with_name(name))), names))
    assert all(name in text for name, text in zip(names, texts, strict=True))


def test_control_slip_of_2018_bears_number_five():
    slip = dataclasses.replace(
        samples.control_slip(), issued_at=samples.at(9, 0).replace(year=2024)
    )
    assert "Mẫu số 05" in text_of(pdf_of(slip))


def test_a_long_note_does_not_break_the_control_slip():
    legs = (Leg(giver_unit="A", receiver_unit="B", at=samples.at(9, 0), note="chậm " * 2000),)
    pdf = pdf_of(dataclasses.replace(samples.control_slip(), legs=legs))
    assert text_of(pdf).count("chậm") == 2000


def test_wrong_size_copies_and_nothing_to_print():
    slip = samples.control_slip()
    with pytest.raises(InvalidInput, match="không in được trên khổ A5"):
        pdf_of(slip, size="A5")
    with pytest.raises(InvalidInput, match="từ 1 đến 5 bản"):
        pdf_of(slip, copies=0)
    with pytest.raises(InvalidInput, match="Chưa chọn giấy nào"):
        render_many([])
    with pytest.raises(ValueError, match="not the form"):
        render(slip, form=form_of(samples.receipt()))
