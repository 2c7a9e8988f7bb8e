"""Căn cứ pháp lý, kết quả, đối tượng, cấp thực hiện."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.procedures.rules.audience import read_audience, read_levels
from motcua.procedures.rules.bases import HEADING, read_bases
from motcua.procedures.rules.cells import Count
from motcua.procedures.rules.results import read_results


def numbers(cell: str) -> list[str]:
    return [basis.number for basis in read_bases(HEADING + cell).bases]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Luật Đất đai31/2024/QH15Quy định thi hành101/2024/NĐ-CP", ["31/2024/QH15", "101/2024/NĐ-CP"]),
        ("Thông tư 57/2020/TT-BCA57/2020/TT-BCA", ["57/2020/TT-BCA"]),
        ("Luật ngày 29/6/202443/2024/QH15", ["43/2024/QH15"]),
        ("Phân cấp trong nông nghiệp136/2025/NĐ-CPQUY ĐỊNH MỚI54/2024/NĐ-CP",
         ["136/2025/NĐ-CP", "54/2024/NĐ-CP"]),
        ("Luật 51/2019/QH1451/2019/QH14", ["51/2019/QH14"]),
        ("Bộ Công an04/2015/TT-BCANhập cảnh47/2014/QH13", ["04/2015/TT-BCA", "47/2014/QH13"]),
        ("Sửa đổi66.7/2025/NQ-CP", ["66.7/2025/NQ-CP"]),
    ],
)  # fmt: skip
def test_each_document_by_its_number(cell, expected):
    assert numbers(cell) == expected


def test_title_date_and_issuer():
    cell = "Nghị định số 64/2020/NĐ-CP ngày 10/6/2020 của Chính phủ64/2020/NĐ-CP"
    basis = read_bases(HEADING + cell).bases[0]
    assert basis.title.startswith("Nghị định số 64/2020")
    assert basis.issued_on == dt.date(2020, 6, 10)
    assert basis.issuer == "Chính phủ"


def test_a_date_of_another_document_in_the_title_is_not_taken():
    cell = "Sửa đổi Nghị định 126/2020/NĐ-CP ngày 19/10/2020 của Chính phủ91/2022/NĐ-CP"
    assert read_bases(HEADING + cell).bases[0].issued_on is None


def test_an_impossible_date_is_reported():
    cell = "Nghị định 64/2020/NĐ-CP ngày 31/02/202064/2020/NĐ-CP"
    reading = read_bases(HEADING + cell)
    assert "31/2/2020" in reading.unread[0].why


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("08/2025/TT-BTP", "Bộ Tư pháp"),
        ("24/2021/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("09/2015/TTLT-BCA-BYT-BTC", "Bộ Công an, Bộ Y tế, Bộ Tài chính"),
        ("12/2017/UBTVQH14", "Ủy ban Thường vụ Quốc hội"),
    ],
)
def test_the_issuer_follows_from_the_number(number, issuer):
    basis = read_bases(f"{HEADING}Văn bản quy định{number}").bases[0]
    assert (basis.number, basis.issuer) == (number, issuer)


def test_titles_that_ran_together_keep_only_the_number():
    cell = "Luật Hải quan 201454Nghị định 59/2018/NĐ-CP59/2018/NĐ-CP"
    reading = read_bases(HEADING + cell)
    assert (reading.bases[0].number, reading.bases[0].title) == ("59/2018/NĐ-CP", "")
    assert reading.count == Count(read=0, given=1)


def test_a_document_without_number_is_reported():
    reading = read_bases(f"{HEADING}Luật Hải quan42/2020")
    assert reading.bases == ()
    assert reading.unread[0].text == "Luật Hải quan42/2020"


def test_results_by_name_and_code_without_the_words_of_the_page():
    cell = (
        "Giấy khai sinhMã: KQ.G15.000031Không có kết quả giải quyếtMã: KQ.G12.000429"
        "Từ khóaKhông có thông tinMô tả"
    )
    assert [(r.name, r.code, r.is_document) for r in read_results(cell).results] == [
        ("Giấy khai sinh", "KQ.G15.000031", True),
        ("Không có kết quả giải quyết", "KQ.G12.000429", False),
    ]


def test_audience_names_may_hold_commas():
    cell = (
        "Công dân Việt Nam, Cán bộ, công chức, viên chức, Tổ chức (không bao gồm doanh nghiệp, HTX)"
    )
    assert read_audience(cell) == (("citizen", "official", "organisation"), ())


def test_an_unknown_audience_or_level_is_reported():
    codes, gaps = read_audience("Công dân Việt Nam, Người sao Hỏa")
    assert codes == ("citizen",)
    assert [gap.text for gap in gaps] == ["Người sao Hỏa"]
    assert read_levels("Cấp tỉnh, Cấp xã") == (("province", "commune"), ())
    assert read_levels("Cấp huyện")[1][0].why == "không có trong danh mục"
