"""For whom and as what somebody signs (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import pytest

from motcua.documents.rules.signing_lines import signing_lines


@pytest.mark.parametrize(
    ("title", "agency", "lines"),
    [
        ("Chủ tịch UBND xã", "UBND xã Mai Sơn", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "Phó Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", ("GIÁM ĐỐC",)),
        ("Phó Giám đốc Sở", "Sở Nông nghiệp và Môi trường", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Thủ trưởng đơn vị", "Văn phòng UBND tỉnh", ("THỦ TRƯỞNG ĐƠN VỊ",)),
        ("Chánh Văn phòng", "Văn phòng UBND tỉnh", ("CHÁNH VĂN PHÒNG",)),
        ("Phó Chánh Văn phòng", "Văn phòng UBND tỉnh", ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        ("Trưởng ban", "Ban Dân tộc", ("TRƯỞNG BAN",)),
    ],
)  # fmt: skip
def test_lines_above_a_signature(title, agency, lines):
    assert signing_lines(title, agency) == lines


def test_what_a_chairman_decides_alone_is_not_on_behalf_of_the_committee():
    assert signing_lines("Phó Chủ tịch UBND tỉnh", "UBND tỉnh Sơn La", alone=True) == (
        "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH",
    )  # fmt: skip
