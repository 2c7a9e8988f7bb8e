"""Finding a procedure with and without diacritics, by filters, page by page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from motcua.kernel.actor import OPERATOR
from motcua.procedures.actions import plan_catalogue, publish_catalogue
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries.catalogue import facets, narrow, page, search
from motcua.procedures.rules.content import MethodContent
from tests.procedures.samples import NOW, START, TODAY, content

COUNTER, ONLINE = MethodContent(channel=1, term="5wd"), MethodContent(channel=2, term="5wd")
NAMES = {
    "1.001193": ("Đăng ký khai sinh", "Hộ tịch", ("commune",), (COUNTER, ONLINE), ("citizen",)),
    "1.004884": ("Đăng ký lại khai sinh", "Hộ tịch", ("commune",), (COUNTER,), ("citizen",)),
    "2.000635": ("Cấp bản sao trích lục", "Hộ tịch", ("province", "commune"), (COUNTER,), ("citizen",)),
    "1.013833": ("Đổi tên người sử dụng đất", "Đất đai", ("province",), (ONLINE,), ("citizen", "firm")),
    "1.000001": ("Giảm 100% tiền_thuê đất", "Đất đai", ("province",), (ONLINE,), ("foreign-invested-firm",)),
}  # fmt: skip


@pytest.fixture
def catalogue(db):
    contents = [
        content(code, name=name, field=field, level=level, methods=methods, audience=audience)
        for code, (name, field, level, methods, audience) in NAMES.items()
    ]
    plan = plan_catalogue(contents, valid_from=START)
    publish_catalogue(plan, by=OPERATOR, at=NOW, valid_from=START)


def codes(text: str = "", on: dt.date = TODAY, **filters) -> list[str]:
    return [version.procedure.code for version in search(text, on, **filters)]


@pytest.mark.parametrize(
    "text", ["doi ten dat", "Đổi tên đất", "ĐẤT TÊN", "đổi tên", "doi  ten", "Đổi tên"]
)
def test_with_and_without_diacritics_composed_or_not(catalogue, text):
    assert codes(text) == ["1.013833"]


def test_the_closest_name_comes_first(catalogue):
    assert codes("khai sinh") == ["1.001193", "1.004884"]
    assert codes("dang ky lai khai sinh") == ["1.004884"]


def test_by_code_and_by_the_beginning_of_a_code(catalogue):
    assert codes("1.013833") == ["1.013833"]
    assert set(codes("1.00")) == {"1.001193", "1.004884", "1.000001"}


def test_two_letters_are_the_beginning_of_a_word(catalogue):
    assert codes("kh ky") == ["1.001193", "1.004884"]
    assert codes("hu") == []


def test_by_field(catalogue):
    assert set(codes("dat dai")) == {"1.013833", "1.000001"}
    assert set(codes("", field="ho-tich")) == {"1.001193", "1.004884", "2.000635"}


@pytest.mark.parametrize(
    ("text", "found"),
    [("100%", ["1.000001"]), ("%", ["1.000001"]), ("tien_", ["1.000001"]), ("_", ["1.000001"])],
)
def test_wildcards_are_letters(catalogue, text, found):
    assert codes(text) == found


@pytest.mark.parametrize("text", ["'; DROP TABLE x; --", "<script>", "\\", "x" * 10_000])
def test_odd_text_finds_nothing_and_breaks_nothing(catalogue, text):
    assert codes(text) == []


def test_filters(catalogue):
    assert set(codes(level="province")) == {"2.000635", "1.013833", "1.000001"}
    assert set(codes(channel=2)) == {"1.001193", "1.013833", "1.000001"}
    assert codes(channel="2", field="ho-tich") == ["1.001193"]
    assert codes(audience="firm") == ["1.013833"]
    assert codes(channel="nonsense") == codes(level="nowhere") == codes(audience='"') == []


def test_nothing_before_it_is_in_force(catalogue):
    assert codes(on=dt.date(2025, 6, 30)) == []


def test_facets_count_what_was_found(catalogue):
    found = facets(search("", TODAY))
    assert [(f.value, f.label, f.count) for f in found["field"]] == [
        ("ho-tich", "Hộ tịch", 3),
        ("dat-dai", "Đất đai", 2),
    ]
    assert {f.value: f.count for f in found["level"]} == {"province": 3, "commune": 3}
    assert {f.value: f.count for f in found["channel"]} == {"1": 3, "2": 3}
    assert {f.value: f.count for f in found["audience"]} == {
        "citizen": 4,
        "firm": 1,
        "foreign-invested-firm": 1,
    }


def test_pages_hold_every_row_once_and_never_run_out(catalogue):
    pages = [page(search("", TODAY), number, size=2) for number in (1, 2, 3)]
    seen = [version.procedure.code for p in pages for version in p.versions]
    assert sorted(seen) == sorted(NAMES)
    assert [(p.number, p.pages, p.total) for p in pages] == [(1, 3, 5), (2, 3, 5), (3, 3, 5)]
    assert page(search("", TODAY), 99, size=2).number == 3
    assert page(search("nothing", TODAY)).pages == 1


def test_a_page_takes_few_statements(catalogue, django_assert_num_queries):
    list(search("dat", TODAY))  # words and fields of the catalogue are read once
    with django_assert_num_queries(2):
        [(v.procedure.code, v.field.name) for v in page(search("dat", TODAY)).versions]


def test_the_database_answers_from_an_index_of_names(catalogue, database_vendor):
    if database_vendor == "sqlite":
        plan = search("dang ky khai sinh", TODAY).values("pk").explain()
        assert "COVERING INDEX procedures_name_cover" in plan
        return
    with connection.cursor() as cursor:  # so few rows would be read without any index
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = narrow(ProcedureVersion.objects.all(), "dang ky khai sinh").values("pk").explain()
    assert "procedures_name_pieces" in plan
