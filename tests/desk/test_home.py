"""The first page of each role: who comes in, what it says, what it costs."""

from __future__ import annotations

import pytest

PEOPLE = [
    "Lò Thị Hạnh",
    "Cầm Thị Ngọc",
    "Quàng Văn Dũng",
    "Hoàng Văn Nghĩa",
    "Tòng Thị Vân",
    "Hà Thị Bình",
    "Đèo Thị Kiểm",
]
MOST_STATEMENTS = 12


@pytest.mark.parametrize("name", PEOPLE)
def test_each_role_has_its_first_page(province, sign_in, name, django_assert_max_num_queries):
    """With something in every list, so that nothing is left unasked."""
    road = ("transfer", "accept", "assign", "submit_for_approval", "approve", "hand_to_counter")
    for steps in range(len(road) + 1):
        province.walk(province.received(f"2026-10-05 08:2{steps}"), *road[:steps], day="2026-10-06")
    client = sign_in(name)
    client.get("/ban-lam-viec/")
    with django_assert_max_num_queries(MOST_STATEMENTS):
        answer = client.get("/ban-lam-viec/")
    assert answer.status_code == 200
    assert "Thứ Năm, 08/10/2026" in answer.content.decode()
    assert "làm việc đến 11:30" in answer.content.decode()
