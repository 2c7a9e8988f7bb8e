"""Cases, reduced terms and online levels: what a version may say when it is published."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.procedures.actions import (
    draft_version,
    plan_catalogue,
    publish_catalogue,
    publish_version,
)
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries.contents import content_of
from motcua.procedures.rules.content import CaseContent, MethodContent, PaperContent, digest
from motcua.procedures.rules.version import faults
from tests.procedures.samples import NOW, TODAY, content

FIRST, SECOND = "Đổi tên cá nhân", "Đổi tên tổ chức"
OLD_DAY, NOW_DAY = dt.date(2020, 1, 1), dt.date(2026, 10, 8)


def method(**changes) -> MethodContent:
    return replace(MethodContent(channel=1, term="10wd"), **changes)


def reduced(**changes) -> MethodContent:
    return method(reduced_term="7wd", reduction_basis="QĐ 5/QĐ-UBND", **changes)


def two_cases(**changes):
    usual = {
        "cases": (CaseContent(name=FIRST), CaseContent(name=SECOND, condition="Có con dấu")),
        "methods": (method(case=FIRST), method(case=SECOND, term="15wd")),
        "papers": (PaperContent(name="Đơn"), PaperContent(name="Quyết định", case=SECOND)),
    }
    return content(**usual | changes)


@pytest.mark.parametrize(
    ("changes", "day", "cell", "says"),
    [
        ({"methods": (replace(reduced(), reduced_term="12wd"),)}, NOW_DAY, "methods.1.reduced_term",
         "không ngắn hơn thời hạn theo luật 10 ngày làm việc"),
        ({"methods": (replace(reduced(), reduced_term="10wd"),)}, NOW_DAY,
         "methods.1.reduced_term", "không ngắn hơn"),
        ({"methods": (replace(reduced(), reduced_term="1m"),)}, NOW_DAY,
         "methods.1.reduced_term", "không ngắn hơn"),
        ({"methods": (replace(reduced(), reduced_term="mai"),)}, NOW_DAY,
         "methods.1.reduced_term", "mai"),
        ({"methods": (replace(reduced(), reduction_basis=" "),)}, NOW_DAY,
         "methods.1.reduction_basis", "cần căn cứ"),
        ({"methods": (replace(reduced(), term=""),)}, NOW_DAY, "methods.1.term", "theo luật"),
        ({"methods": (replace(reduced(), reduced_term=""),)}, NOW_DAY,
         "methods.1.reduced_term", "chưa ghi thời hạn cắt giảm"),
        ({"online_level": "part"}, NOW_DAY, "online_reason", "NĐ 224/2026 Điều 14"),
        ({"online_level": "part", "online_reason": "Kiểm tra thực địa"}, NOW_DAY, "online_basis",
         "cần căn cứ"),
        ({"online_level": "4"}, NOW_DAY, "online_level", "Ngày đó có: toàn trình, một phần"),
        ({"online_level": "whole"}, OLD_DAY, "online_level", "mức độ 1, mức độ 2"),
        ({"online_level": "tất cả"}, NOW_DAY, "online_level", "“tất cả” không phải mức độ"),
        ({"online_level": "whole", "methods": (method(),)}, NOW_DAY, "online_level",
         "cần cách thức nộp trực tuyến"),
        ({"online_level": "none"}, NOW_DAY, "online_level", "có cách thức nộp trực tuyến"),
        ({"processing_system": "đâu đó"}, NOW_DAY, "processing_system", "không có"),
    ],
)  # fmt: skip
def test_what_may_not_be_published_is_said_at_its_cell(changes, day, cell, says):
    assert says in faults(content(**changes), on=day)[cell][0]


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"methods": (reduced(),)}, NOW_DAY),
        ({"methods": (reduced(term="15d"),)}, NOW_DAY),
        ({"online_level": "whole"}, NOW_DAY),
        ({"online_level": "part"}, dt.date(2026, 6, 30)),
        ({"online_level": "part", "online_reason": "Phải có mặt", "online_basis": "Luật Hộ tịch"},
         NOW_DAY),
        ({"online_level": "4"}, OLD_DAY),
        ({"online_level": "4"}, dt.date(2022, 8, 14)),
        ({"online_level": "part"}, dt.date(2022, 8, 15)),
    ],
)  # fmt: skip
def test_what_the_law_of_the_day_allows_is_published(changes, day):
    assert faults(content(**changes), on=day) == {}


@pytest.mark.parametrize(
    ("changes", "cell", "says"),
    [
        ({"papers": (PaperContent(name="Đơn", case="Ba"),)}, "papers.1.case", "“Ba” không có"),
        ({"methods": (method(case=FIRST),)}, "cases.2", "chưa có cách thức, thời hạn nào"),
        ({"cases": (CaseContent(name=FIRST), CaseContent(name=FIRST))}, "cases.2.name", "hai lần"),
        ({"cases": (CaseContent(name=" "), CaseContent(name=SECOND))}, "cases.1.name", "chưa có"),
    ],
)
def test_cases_fit_their_papers_and_methods(changes, cell, says):
    assert says in faults(two_cases(**changes), on=TODAY)[cell][0]


def test_a_version_keeps_all_it_says(db):
    said = two_cases(
        online_level="part", online_reason="Phải có mặt", online_basis="Luật", interlinked=True,
        boundary_free=False, at_one_stop=False, online_payment=True, processing_system="ministry",
        methods=(reduced(case=FIRST), method(channel=2, case=SECOND)),
    )  # fmt: skip
    drafted = draft_version(said, by=OPERATOR, at=NOW, valid_from=TODAY)
    published = publish_version(drafted, by=OPERATOR, at=NOW)
    kept = content_of(ProcedureVersion.objects.get(pk=published.pk))

    assert kept == said
    assert digest(kept) == published.content_digest
    assert [m.due_term for m in kept.methods] == ["7wd", "10wd"]


def test_a_faulty_level_is_not_published(db):
    drafted = draft_version(
        content(online_level="part"), by=OPERATOR, at=NOW, valid_from=dt.date(2026, 7, 1)
    )
    with pytest.raises(InvalidInput, match="phải kèm lý do") as fault:
        publish_version(drafted, by=OPERATOR, at=NOW)

    assert set(fault.value.errors) == {"online_reason", "online_basis"}
    drafted.refresh_from_db()
    assert drafted.status == "draft"


def test_the_national_list_does_not_undo_what_the_province_promised(db):
    """A list brought in again says nothing of levels, cases and reductions."""
    own = content(methods=(reduced(), method(channel=2)), online_level="whole")
    drafted = draft_version(own, by=OPERATOR, at=NOW, valid_from=dt.date(2025, 7, 1))
    publish_version(drafted, by=OPERATOR, at=NOW)
    listed = content(methods=(method(), method(channel=2)))
    assert plan_catalogue([listed], valid_from=TODAY).unchanged == (own.code,)

    changed = replace(listed, name="Đăng ký biến động")
    plan = plan_catalogue([changed], valid_from=TODAY)
    publish_catalogue(plan, by=OPERATOR, at=NOW, valid_from=TODAY)
    newest = content_of(ProcedureVersion.objects.order_by("number").last())
    assert (newest.name, newest.online_level) == ("Đăng ký biến động", "whole")
    assert newest.methods[0].reduced_term == "7wd"

    longer = replace(changed, methods=(method(term="20wd"), method(channel=2)))
    plan = plan_catalogue([longer], valid_from=TODAY)
    assert plan.renewed[0][1].methods[0].reduced_term == "", "a new statutory term, a new promise"


def test_the_digest_of_what_was_published_before_stays():
    assert digest(content()) == "72b23a97111e51f625ad6eb4a629b7739676c9f8fa6c65d0bd6e7c0cefb453e6"
