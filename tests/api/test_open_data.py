"""Open data over the api: asked without a token, answered exactly; whole figures only with a scope."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.organisations.rules.roles import Role
from motcua.reports.actions import publish_data
from motcua.reports.open_data import data_set
from tests.api.conftest import filing
from tests.province import RENAME, RESIDENCE

SETS = "/api/v1/open/datasets"


@pytest.fixture
def lists(province, clock):
    return publish_data(by=OPERATOR, at=now_of.now(), sets=[data_set("don-vi")])


def test_sets_are_read_without_a_token_and_kept_on_the_way(lists, client):
    answer = client.get(SETS)
    told = {one["key"]: one for one in answer.json()["items"]}
    assert told["don-vi"]["latest"]["number"] == 1 and told["lich-lam-viec"]["latest"] is None
    assert answer["Cache-Control"] == "public, max-age=300"
    one = client.get(f"{SETS}/don-vi").json()
    assert one["keys"] == ["unit", "valid_from"] and len(one["publications"]) == 1


def test_pages_follow_one_another_in_the_publication_they_began_in(lists, client):
    every = client.get(f"{SETS}/don-vi/rows", {"limit": 1000}).json()
    assert every["total"] == len(every["items"]) and every["next"] == ""
    found, cursor = [], ""
    while True:
        page = client.get(f"{SETS}/don-vi/rows", {"limit": 3, "cursor": cursor}).json()
        found += page["items"]
        cursor = page["next"]
        if not cursor:
            break
    assert found == every["items"]
    kind = every["items"][0]["kind"]
    picked = client.get(f"{SETS}/don-vi/rows", {"where": f"kind:{kind}", "limit": 1000}).json()
    assert picked["items"] == [row for row in found if row["kind"] == kind]


@pytest.mark.parametrize(
    ("path", "query", "status", "field", "words"),
    [
        ("/khong-co", {}, 404, "data_set", "Các bộ: "),
        ("/lich-lam-viec/rows", {}, 404, None, "chưa có bản nào"),
        ("/don-vi/rows", {"publication": 9}, 404, None, "chưa có bản thứ 9"),
        ("/don-vi/rows", {"where": "x:1"}, 422, "where", "Không có cột “x”"),
        ("/don-vi/rows", {"group": "kind"}, 422, "group", "không có số đếm"),
        ("/don-vi/rows", {"limit": 0}, 422, "limit", "từ 1 trở lên"),
        ("/don-vi/rows", {"cursor": "?"}, 422, "cursor", "Con trỏ không đúng"),
        ("/don-vi/rows", {"colour": "red"}, 422, "colour", "Không có bộ lọc này"),
        ("", {"q": "x"}, 422, "q", "Không có bộ lọc này"),
    ],
)
def test_bad_questions_are_answered_exactly(lists, client, path, query, status, field, words):
    answer = client.get(f"{SETS}{path}", query)
    told = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert words in str(told.get("errors", {}).get(field) if field else told["detail"])


def test_anybody_may_ask_only_so_often(lists, client, settings):
    settings.MOTCUA_API_RATE = 2
    codes = [client.get(SETS).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_a_partner_counts_what_its_post_may_see(register, clock):
    register().post("/dossiers", filing())
    period = {"first": "2026-10-01", "last": "2026-10-31"}
    own = register(Role.HT, "maison", ["figures:read"]).get("/figures/settlement", period)
    *_, total = own.json()["items"]
    assert own.status_code == 200 and total["key"] == "TOTAL" and own.json()["synchronised"] is None
    assert register(Role.TN).get("/figures/settlement", period).status_code == 403
    backwards = {"first": "2026-10-31", "last": "2026-10-01"}
    told = register(Role.HT, "maison", ["figures:read"]).get("/figures/settlement", backwards)
    assert told.status_code == 422


def test_another_place_has_figures_of_its_own(register, clock):
    register().post("/dossiers", filing())
    period = {"first": "2026-10-01", "last": "2026-10-31"}
    seen = {
        unit: register(Role.HT, unit, ["figures:read"]).get("/figures/settlement", period).json()["items"][-1]
        for unit in ("maison", "so-nnmt")
    }  # fmt: skip
    assert sum(one["received_total"] for one in seen.values()) <= 1


@pytest.mark.parametrize("by", ["unit", "field", "level", "channel", "procedure", "month"])
def test_a_partner_counts_by_each_way_and_a_page_at_a_time(register, clock, by):
    for _again in range(2):
        register().post("/dossiers", filing())
    clock.shift(dt.timedelta(minutes=1))
    period = {"first": "2026-09-01", "last": "2026-10-31", "by": by}
    client = register(Role.HT, "maison", ["figures:read"])
    whole = client.get("/figures/settlement", period).json()
    *rows, total = whole["items"]
    assert whole["by"] == by and whole["next"] == "" and total["key"] == "TOTAL"
    assert sum(row["received_counter_post"] + row["received_online"] for row in rows) == (
        total["received_counter_post"] + total["received_online"]
    )
    found, cursor = [], ""
    while True:
        page = client.get("/figures/settlement", {**period, "limit": 1, "cursor": cursor}).json()
        found += page["items"]
        cursor = page["next"]
        if not cursor:
            break
    assert found == whole["items"]


def test_a_partner_narrows_what_is_counted_and_not_beyond_its_scope(register, clock):
    register().post("/dossiers", filing())
    period = {"first": "2026-10-01", "last": "2026-10-31"}
    client = register(Role.HT, "maison", ["figures:read"])

    def ask(**more):
        return client.get("/figures/settlement", {**period, **more})

    whole = ask().json()["items"][-1]["received_total"]
    assert ask(unit="H52.118").json()["items"][-1]["received_total"] == whole
    assert ask(level="commune").json()["items"][-1]["received_total"] == whole
    assert ask(level="province").json()["items"][-1]["received_total"] == 0
    for query, status, field, words in (
        ({"unit": "H52.119"}, 403, None, "ngoài phạm vi"),
        ({"field": "Không có"}, 422, "field", "Không có lĩnh vực"),
        ({"by": "colour"}, 422, "by", ""),
        ({"level": "nation"}, 422, "level", ""),
        ({"cursor": "x"}, 422, "cursor", "Con trỏ không đúng"),
        ({"limit": "0"}, 422, "limit", "từ 1 trở lên"),
    ):
        answer = ask(**query)
        told = answer.json()
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        assert words in str(told["errors"][field] if field else told["detail"]), query


def test_pages_of_one_reading_agree_although_facts_change(register, clock):
    counter = register()
    counter.post("/dossiers", filing())
    counter.post("/dossiers", filing(procedure=RESIDENCE))
    clock.shift(dt.timedelta(minutes=1))
    client = register(Role.HT, "maison", ["figures:read"])
    asked = {"first": "2026-10-01", "last": "2026-10-31", "by": "procedure", "limit": 1}
    first = client.get("/figures/settlement", asked).json()
    before = client.get("/figures/settlement", {**asked, "limit": 10}).json()
    clock.shift(dt.timedelta(minutes=5))
    counter.post("/dossiers", filing())
    counter.post("/dossiers", filing(procedure=RESIDENCE))
    clock.shift(dt.timedelta(minutes=1))
    second = client.get("/figures/settlement", {**asked, "cursor": first["next"]}).json()
    assert first["items"] + second["items"] == before["items"]
    assert second["as_of"] == first["as_of"] == before["as_of"]
    anew = client.get("/figures/settlement", {**asked, "limit": 10}).json()
    assert anew["as_of"] > first["as_of"]
    assert [one["received_total"] for one in anew["items"]] == [2, 2, 4]
    assert [one["received_total"] for one in before["items"]] == [1, 1, 2]


def test_a_cursor_belongs_to_its_question(register, clock):
    for procedure in (RENAME, RESIDENCE):
        register().post("/dossiers", filing(procedure=procedure))
    clock.shift(dt.timedelta(minutes=1))
    client = register(Role.HT, "maison", ["figures:read"])
    asked = {"first": "2026-10-01", "last": "2026-10-31", "by": "procedure", "limit": 1}
    cursor = client.get("/figures/settlement", asked).json()["next"]
    for other in (
        {"channel": "counter"}, {"procedure": RENAME}, {"by": "unit"}, {"last": "2026-10-30"},
    ):  # fmt: skip
        answer = client.get("/figures/settlement", asked | other | {"cursor": cursor})
        assert answer.status_code == 422 and "giữ nguyên" in str(answer.json()["errors"]["cursor"])
    assert (
        client.get("/figures/settlement", {**asked, "cursor": cursor, "limit": 5}).status_code
        == 200
    )


def test_a_partner_counts_one_channel_or_one_procedure(register, clock):
    counter = register()
    counter.post("/dossiers", filing())
    counter.post("/dossiers", filing(procedure=RESIDENCE, channel="online"))
    counter.post("/dossiers", filing(procedure=RESIDENCE))
    clock.shift(dt.timedelta(minutes=1))
    client = register(Role.HT, "maison", ["figures:read"])

    def received(**more):
        period = {"first": "2026-10-01", "last": "2026-10-31"}
        told = client.get("/figures/settlement", {**period, **more}).json()
        return told["items"][-1]["received_total"]

    assert received() == received(channel="counter") + received(channel="online")
    assert received(channel="post") == 0
    assert (received(procedure=RENAME), received(procedure=RESIDENCE)) == (1, received() - 1)
    for query, field in (({"channel": "fax"}, "channel"), ({"procedure": "9.999"}, "procedure")):
        answer = client.get(
            "/figures/settlement", {"first": "2026-10-01", "last": "2026-10-31", **query}
        )
        assert answer.status_code == 422 and field in answer.json()["errors"]
