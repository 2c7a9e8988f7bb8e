"""The demo province keeps every law of the real one."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter

import pytest
from django.test import Client
from typer.testing import CliRunner

from motcua.audit.models import Event
from motcua.config.cli import build
from motcua.config.wiring import _SIGNERS
from motcua.demo import creation
from motcua.demo.accounts import listing
from motcua.demo.reading import data
from motcua.demo.signing import issue_keys, signing_pin
from motcua.demo.worktimes import calendar
from motcua.documents.actions import unlock_key
from motcua.dossiers.models import Dossier, PauseEntry
from motcua.dossiers.queries import worklists
from motcua.dossiers.rules.lifecycle import OPEN, Status
from motcua.index.models import Score
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.organisations.models import Account, Unit
from motcua.organisations.queries import officers, units
from motcua.organisations.rules.roles import Role
from motcua.parties.models import Party
from motcua.parties.queries import parties

pytestmark = pytest.mark.usefixtures("made")


@pytest.mark.django_db  # so that the file can be run alone: databases are made for marked tests
def test_every_dossier_asked_for_is_there(made):
    assert sum(made.states.values()) == Dossier.objects.count() == 100


def test_nothing_is_found_by_verify():
    assert list(creation.faults()) == []


def test_every_state_of_the_straight_road_occurs(made):
    assert {int(status) for status in made.states} >= {1, 2, 3, 4, 5, 9, 10}


def test_every_open_dossier_has_owner_next_act_and_time():
    paused = set(PauseEntry.objects.filter(ended_at=None).values_list("dossier", flat=True))
    for dossier in Dossier.objects.filter(status__in=OPEN):
        assert dossier.holder_unit_id and dossier.holder_role, dossier
        assert dossier.act_by, dossier
        running = dossier.state in {Status.RECEIVED, Status.PROCESSING}
        assert not running or dossier.due_at, dossier
        waiting = dossier.state == Status.SUPPLEMENT and dossier.received_at
        assert not waiting or dossier.pk in paused, dossier


def test_bound_criteria_of_the_published_round_have_their_figures():
    """The facts are there before last year's round is published, so that not all is “NA”."""
    frozen = Score.objects.filter(entry__round__state="published", stage="bound")
    told = dict(frozen.filter(criterion="3.1.1").values_list("entry", "note"))
    figures = [note for note in told.values() if note != "0/0"]
    assert figures and all(note.partition("/")[2].isdigit() for note in figures)
    finished = Dossier.objects.filter(finished_at__year=2025).exclude(status=Status.REFUSED)
    assert 0 < sum(int(note.partition("/")[2]) for note in figures) <= finished.count()
    assert Score.objects.filter(criterion="7.1", stage="bound").exclude(note="0/0").exists()


def _dossier_events():
    return Event.objects.filter(chain__startswith="dossier:").order_by("pk")


def test_sheets_handed_in_on_paper_cost_no_points_for_days_late():
    late = Score.objects.filter(entry__round__state="published", criterion="P.1", stage="bound")
    assert late.count() > 80
    assert set(late.values_list("note", flat=True)) == {"0/1"}


def test_things_happened_in_the_order_of_time_and_before_now():
    moments = list(_dossier_events().values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= clock.now()
    assert moments[0] > clock.now() - dt.timedelta(days=367)


def test_acts_are_entered_when_they_are_done():
    acts = Event.objects.filter(chain__startswith="dossier:")
    assert all(event.recorded_at == event.at for event in acts)


def test_offices_work_in_office_hours():
    """Only citizens file at night."""
    at_night = [
        name
        for name, at in _dossier_events().values_list("name", "at")
        if not calendar().is_open(at - dt.timedelta(seconds=1))
    ]
    assert set(at_night) <= {"dossiers.submit"}


def test_both_ways_of_counting_days_are_used():
    assert set(Dossier.objects.values_list("day_rule", flat=True)) == {"rolling", "end-of-day"}


def test_all_channels_and_both_levels_are_used():
    assert set(Dossier.objects.values_list("channel", flat=True)) == {1, 2, 3}
    agencies = Counter(
        units.place(unit, clock.today()).kind
        for unit in Dossier.objects.values_list("resolving_unit", flat=True)
    )
    assert {"commune", "department"} <= set(agencies)


def test_no_event_tells_who_somebody_is():
    told = " ".join(json.dumps(facts, ensure_ascii=False)
                    for facts in Event.objects.values_list("facts", flat=True))  # fmt: skip
    found = [
        word
        for party in Party.objects.select_related("key")
        for word in _personal(parties.opened(party))
        if word in told
    ]
    assert not found


def _personal(told) -> list[str]:
    return [w for w in (told.name, told.identity, told.phone, told.email, told.address) if w]


def test_desks_of_the_showcase_have_something_in_each_list(today):
    counts = {row["username"]: _counts(row["username"], today) for row in _rows()}
    full = {
        "tn.maison": {"truc-tuyen", "cho-ban-giao", "cho-bo-sung", "cho-tra"},
        "cv.maison": {"cua-toi", "sap-den-han", "qua-han", "cho-bo-sung"},
        "tp.maison": {"cho-phan-cong", "dang-xu-ly"},
        "ld.maison": {"trinh-ky", "sap-den-han"},
        "vt.maison": {"cua-toi"},
        "cv.datdai": {"cua-toi", "sap-den-han"},
        "ld.nnmt": {"trinh-ky"},
    }
    empty = {
        name: sorted(key for key in keys if not counts[name][key]) for name, keys in full.items()
    }
    assert not {name: keys for name, keys in empty.items() if keys}


def _rows() -> list[dict[str, str]]:
    return data("accounts")["accounts"]


def _counts(username: str, on: dt.date) -> dict[str, int]:
    officer = officers.officer_of(Account.objects.get(username=username), on)
    assert officer is not None
    return worklists.counts(officer, clock.now())


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["username"])
def test_account_signs_in_with_password_and_code(row, today):
    shown = next(one for one in listing(today) if one.username == row["username"])
    browser = Client()
    first = browser.post("/dang-nhap/login/", {"login": shown.username, "password": shown.password})
    assert first.status_code == 302 and "2fa" in first["Location"]
    assert "_auth_user_id" not in browser.session
    browser.post("/dang-nhap/2fa/authenticate/", {"code": shown.code})
    assert browser.session["_auth_user_id"] == str(Account.objects.get(username=shown.username).pk)
    assert shown.role == row["role"]


def test_accounts_are_told_as_json(today):
    told = CliRunner().invoke(build("demo"), ["demo", "accounts", "--json"])
    rows = json.loads(told.stdout)
    assert [row["username"] for row in rows] == [row["username"] for row in _rows()]
    assert all(len(row["code"]) == 6 and 0 < row["seconds_left"] <= 30 for row in rows)


def test_accounts_are_told_as_a_table():
    told = CliRunner().invoke(build("demo"), ["demo", "accounts"])
    assert told.exit_code == 0
    assert all(row["username"] in told.stdout for row in _rows())
    assert "/dang-nhap/login/" in told.stdout


def test_a_province_is_not_made_twice():
    with pytest.raises(WrongState, match="đã có tỉnh trình diễn"):
        creation.create(1, seed="1", until=clock.now())


@pytest.mark.parametrize(
    ("dossiers", "until", "field"),
    [(-1, "2026-10-01", "dossiers"), (1, "2026-10-09", "until"), (1, "2025-07-10", "until")],
)
def test_numbers_and_times_that_cannot_be_are_refused(dossiers, until, field):
    moment = dt.datetime.fromisoformat(until).replace(tzinfo=clock.VIETNAM)
    with pytest.raises(InvalidInput) as refused:
        creation.create(dossiers, seed="1", until=moment)
    assert field in refused.value.errors


def test_provincial_codes_changed_with_the_reorganisation():
    centre = Unit.objects.get(slug="trung-tam-tinh").pk
    assert units.unit_code(centre, dt.date(2025, 6, 30)) == "000.00.99.H52"
    assert units.unit_code(centre, dt.date(2025, 7, 1)) == "H52.99"


@pytest.mark.parametrize(("role", "seal"), [(Role.LD, False), (Role.VT, True)])
def test_leaders_sign_and_clerks_seal(settings, db, role, seal):
    settings.MOTCUA_SIGNER = ""
    assert issue_keys(clock.now()) == 0
    settings.MOTCUA_SIGNER = _SIGNERS["demo"]
    assert issue_keys(clock.now()) > 0
    commune = Unit.objects.get(slug="mai-son")
    posts = commune.posts.filter(role=role, official__account__isnull=False)
    officer = officers.officer_in(posts.select_related("official").get(), clock.now().date())
    assert unlock_key(by=officer, at=clock.now(), pin=signing_pin(), seal=seal).seal is seal


def test_bends_of_the_road_are_walked_too():
    """Handed over and accepted, consulted and answered, suspended, apologised for, sent home."""
    done = set(_dossier_events().values_list("name", flat=True))
    wanted = ("accept", "consult", "answer", "give_cause", "settle_at_counter", "send_by_post")
    assert done >= {f"dossiers.{verb}" for verb in wanted}
