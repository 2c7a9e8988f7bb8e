"""From a figure to the dossiers behind it: for whom, how much of them, and what stays written down."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event, ReadingLog
from motcua.index import actions, policies
from motcua.index.queries import board
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound
from motcua.organisations.rules.roles import Role
from tests.desk.conftest import sign_in  # noqa: F401 - the fixture
from tests.index.rounds.conftest import details, judge
from tests.index.rounds.test_round import STRAIGHT, deliver
from tests.province import _give, at

ROUND = "/ban-lam-viec/chi-so/vong/2026-sonla/"
SHEET = f"{ROUND}don-vi/maison/"
NOW = at("2026-10-08 09:00")


@pytest.fixture
def behind(played, clock):
    """A dossier of Mai Sơn that stands under 3.1."""
    clock.move_to(at("2026-10-06 08:00"))
    province = played.province
    dossier = province.walk(province.received("2026-10-01 08:20"), *STRAIGHT)
    deliver()
    return dossier


def test_who_runs_the_round_opens_a_dossier_by_purpose_and_sees_no_person(
    played,
    behind,
    sign_in,  # noqa: F811
):
    client = sign_in("Bùi Thị Nội")
    told = client.get(f"{SHEET}tieu-chi/3.1/").content.decode()
    address = f"{SHEET}tieu-chi/3.1/ho-so/{behind.code}/"
    asked = client.get(address).content.decode()
    page = client.post(address, {"purpose": "appraise"}).content.decode()

    assert f'href="{address}"' in told
    assert "Mục đích xem" in asked
    assert "Duyệt" not in asked
    assert behind.procedure_version.name in page
    assert "được tính" in page
    assert behind.applicant.name not in page
    assert "4821" not in page
    seen = Event.objects.get(name="index.dossier_traced")
    assert seen.facts == {"criterion": "3.1", "dossier": behind.code, "purpose": "appraise"}
    assert ReadingLog.objects.get(subject=behind.chain).purpose == "Thẩm định điểm của tiêu chí"
    # The dossier itself stays shut: papers and person are not for the index.
    assert client.get(f"/ban-lam-viec/ho-so/{behind.code}/").status_code == 403


def test_dossiers_that_no_figure_rests_on_stay_shut(played, behind):
    stranger = played.province.received("2026-10-05 09:20")
    purpose = {"purpose": "appraise", "at": NOW}
    by = played.appraiser
    with pytest.raises(NotFound):
        actions.trace_dossier(played.entry(), "3.1", stranger.code, by=by, **purpose)
    with pytest.raises(NotFound):
        actions.trace_dossier(played.entry(), "1.1", behind.code, by=by, **purpose)
    with pytest.raises(NotFound):
        actions.trace_dossier(played.entry("chiengmai"), "3.1", behind.code, by=by, **purpose)
    with pytest.raises(InvalidInput):
        actions.trace_dossier(played.entry(), "3.1", behind.code, purpose="", by=by, at=NOW)
    assert not Event.objects.filter(name="index.dossier_traced").exists()


def test_neither_other_units_nor_other_rounds_are_let_in(played, behind, rule_set):
    purpose = {"purpose": "appraise", "at": NOW}
    for by in (played.leader("chiengmai"), played.head("chiengmai"), played.head("maison")):
        with pytest.raises(NotAllowed):
            actions.trace_dossier(played.entry(), "3.1", behind.code, by=by, **purpose)
    mine = details(rule_set, played.province.units["maison-land"].pk, name="Các phòng")
    own = actions.open_round(mine, run_by=played.province.units["maison"].pk, by=played.leader(),
                             at=at("2026-09-26 08:00"), delegated_from=played.round)  # fmt: skip
    entry = own.entries.select_related("round", "block__rule_set").get()
    # Who runs a round for the divisions below traces what is behind that round and no other.
    policies.require_tracing(played.leader(), entry)
    with pytest.raises(NotAllowed):
        policies.require_tracing(played.leader("chiengmai"), entry)


def test_head_of_the_commune_opens_own_dossiers_whole(played, behind, sign_in):  # noqa: F811
    client = sign_in("Hoàng Văn Nghĩa")
    page = client.get(f"{SHEET}tieu-chi/3.1/").content.decode()
    assert f'href="/ban-lam-viec/ho-so/{behind.code}/"' in page
    assert client.get(f"/ban-lam-viec/ho-so/{behind.code}/").status_code == 200


def test_lawful_change_moves_the_open_round_and_not_the_published_one(
    played,
    behind,
    rule_set,
    clock,
    sign_in,  # noqa: F811
):
    province = played.province
    second = province.received("2026-10-02 08:20")
    played.handed_in("maison", "chiengmai")
    played.decided("maison", "chiengmai")
    clock.move_to(at("2026-11-20 09:00"))
    deliver()
    actions.publish(played.round, decision_number="36/QĐ-UBND", decided_on=dt.date(2026, 11, 20),
                    by=played.appraiser, at=at("2026-11-20 09:00"))  # fmt: skip
    opened = actions.open_round(
        details(rule_set, province.units["maison"].pk, name="Vòng bổ sung"),
        run_by=province.units["sonla"].pk, by=played.appraiser, at=at("2026-11-21 08:00"),
    )  # fmt: skip
    clock.move_to(at("2026-11-21 08:00"))
    client = sign_in("Bùi Thị Nội")
    published = f"{SHEET}tieu-chi/3.1/"
    running = f"/ban-lam-viec/chi-so/vong/{opened.slug}/don-vi/maison/tieu-chi/3.1/"
    assert [_share(client, one) for one in (published, running)] == ["1/1", "1/1"]

    # The second dossier is decided, late: an act of the officials, with its events.
    clock.move_to(at("2026-12-22 08:00"))
    province.walk(second, *STRAIGHT, day="2026-12-21")
    deliver()
    client = sign_in("Bùi Thị Nội")

    assert [_share(client, one) for one in (published, running)] == ["1/1", "1/2"]
    assert second.code not in client.get(published).content.decode()
    assert second.code in client.get(running).content.decode()
    traced = client.post(f"{running}ho-so/{second.code}/", {"purpose": "appraise"})
    assert "trễ hạn" in traced.content.decode()
    assert client.post(
        f"{published}ho-so/{second.code}/", {"purpose": "appraise"}
    ).status_code == 404  # fmt: skip


def _share(client, address: str) -> str:
    text = client.get(address).content.decode()
    return next(share for share in ("1/1", "1/2") if f"= {share}" in text)


def test_sheet_of_home_affairs_is_appraised_by_another_agency(played, rule_set, clock, sign_in):  # noqa: F811
    """Who appraises all others is appraised by somebody who was asked to by name."""
    province = played.province
    clock.move_to(at("2026-10-06 08:00"))
    for name, role in (("Tạ Thị Vụ", Role.NV), ("Vũ Văn Trưởng", Role.LD)):
        _give(province, name, province.units["so-nnmt"], role, "Cán bộ")
    nv, other = province.officer("Tạ Thị Vụ"), played.leader("maison")
    opened = actions.open_round(
        details(rule_set, province.units["so-nnmt"].pk, province.units["maison"].pk, name="Sở"),
        run_by=province.units["sonla"].pk, by=nv, at=at("2026-09-25 08:00"),
    )  # fmt: skip
    entry = opened.entries.select_related("round", "block__rule_set").get(unit__slug="so-nnmt")
    with pytest.raises(NotAllowed, match="đơn vị mình"):
        policies.require_appraising(nv, entry)
    with pytest.raises(NotAllowed):
        policies.require_appraising(other, entry)
    with pytest.raises(InvalidInput, match="chính đơn vị đó"):
        actions.assign_appraiser([entry], nv.post_id, by=nv, at=NOW)

    client, where = sign_in("Tạ Thị Vụ"), f"/ban-lam-viec/chi-so/vong/{opened.slug}/phan-cong/"
    assert client.post(where, {"post": str(other.post_id)}).status_code == 422
    sent = client.post(where, {"post": str(other.post_id), "chon": ["so-nnmt"]})
    assert sent.status_code == 303
    assert "Hoàng Văn Nghĩa" in client.get(where).content.decode()

    entry.refresh_from_db()
    policies.require_appraising(other, entry)
    assert [line.entry.unit.slug for line in board.lines(opened, other, NOW)] == [
        "so-nnmt", "maison",
    ]  # fmt: skip
    actions.self_score(entry, {"1.1": "có", "1.2": "4", "3.2": "1/2"},
                       by=province.officer("Vũ Văn Trưởng"), at=at("2026-10-05 08:00"))  # fmt: skip
    actions.attach_evidence(entry, ("1.1", "1.2", "3.2"), kind="decision", reference="1/KH",
                            by=province.officer("Vũ Văn Trưởng"), at=at("2026-10-05 09:00"))  # fmt: skip
    for verb in (actions.approve_internally, actions.lock):
        verb(entry, by=province.officer("Vũ Văn Trưởng"), at=at("2026-10-06 08:00"))
    actions.appraise(entry, {"1.2": judge("1", "Muộn")}, by=other, at=at("2026-10-12 08:00"))
    with pytest.raises(NotAllowed):
        actions.appraise(entry, {"1.2": judge("5", "Tốt")}, by=nv, at=at("2026-10-12 08:05"))
