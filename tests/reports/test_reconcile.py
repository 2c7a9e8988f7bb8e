"""The national portal's list against ours: what differs, since when, until it no longer does."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.kernel.figures import Figure
from motcua.reports.actions import ask_resend, reconcile, send_again
from motcua.reports.actions.reconcile import Theirs
from motcua.reports.models import Difference, Reconciliation, Resend
from motcua.reports.portal_files import read, template
from motcua.reports.ports import PortalDown, PortalRefused
from motcua.reports.queries.reconciliation import ours, sync_rate
from motcua.reports.rules.reconciliation import Held, differences, next_try
from tests.reports.made_dossiers import row
from tests.reports.test_report_command import bring

HEAD = "code,status,received_at,due_at,finished_at\n"
RIGHT = [
    "X.1,4,2026-03-02T08:15,2026-03-12T08:15,",
    "X.2,9,2026-03-02T08:15,2026-03-12T08:15,2026-03-09T08:00",
    "X.3,4,2026-03-02T08:15,2026-03-12T08:15,",
    "X.4,4,2026-03-02T08:15,2026-03-12T08:15,",
]


@pytest.fixture
def lived(province, clock, tmp_path):
    due = {"due_at": "2026-03-12T08:15"}
    bring(tmp_path, [
        row(code="X.1", **due), row(code="X.2", status=9, finished_at="2026-03-09T08:00", **due),
        row(code="X.3", **due), row(code="X.4", agency="H52.12", **due),
    ])  # fmt: skip
    return province


def listed(*lines):
    return read((HEAD + "\n".join(lines)).encode(), "cong.csv")


def run(*lines, **more):
    told = listed(*lines)
    theirs = Theirs(held=told.held, compared=told.compared, source="cong.csv",
                    as_of=now_of.now(), **more)  # fmt: skip
    return reconcile(theirs, by=OPERATOR, at=now_of.now())


def still():
    return {(one.code, one.kind) for one in Difference.objects.filter(resolved_at=None)}


def test_both_sides_alike_differ_in_nothing(lived):
    done = run(*RIGHT)
    assert (done.held, done.ours, done.same, still()) == (4, 4, 4, set())
    assert sync_rate() == (Figure(4, 4), done)


def test_each_difference_is_named_with_both_sides(lived):
    done = run(
        "X.1,2,2026-03-02T08:15,2026-03-13T08:15,", RIGHT[1], RIGHT[1],
        "X.3,4,2026-03-02T08:15:40,2026-03-12T08:15,", "LA.9,4,,,",
    )  # fmt: skip
    assert still() == {
        ("X.1", "status"), ("X.1", "due"), ("X.2", "twice"), ("X.4", "no_there"), ("LA.9", "no_here"),
    }  # fmt: skip
    due = Difference.objects.get(code="X.1", kind="due")
    assert (due.ours, due.theirs, due.agency) == ("2026-03-12T08:15", "2026-03-13T08:15", "H52.118")
    assert (done.same, done.by_unit) == (1, {"H52.118": [1, 3], "H52.12": [0, 1]})
    assert sync_rate({"H52.118"})[0] == Figure(1, 3)


def test_differences_are_resolved_and_open_again_over_runs(lived, clock):
    first = now_of.now()
    run(*RIGHT[:3])
    clock.shift(dt.timedelta(days=1))
    run(*RIGHT[:3])
    one = Difference.objects.get()
    assert (one.since, one.reopened, one.first_run.number, one.last_run.number) == (first, 0, 1, 2)
    run(*RIGHT)
    one.refresh_from_db()
    assert one.resolved_at == now_of.now()
    clock.shift(dt.timedelta(days=1))
    run(*RIGHT[:3])
    one.refresh_from_db()
    assert (one.resolved_at, one.reopened, one.since) == (None, 1, now_of.now())


def test_a_part_of_the_year_says_nothing_of_the_rest(lived):
    run(*RIGHT[:3])
    run(RIGHT[0], first=dt.date(2026, 5, 1), last=dt.date(2026, 5, 31))
    assert still() == {("X.4", "no_there")}


def test_columns_that_are_not_told_are_not_compared(lived):
    told = read(b"code,status\nX.1,4\nX.2,9\nX.3,4\nX.4,4\n", "cong.csv")
    assert told.compared == ()
    assert list(differences({c: h for c, (h, _) in ours().items()}, told.held, told.compared)) == []


def test_json_and_the_portals_own_names_and_dates_are_read():
    rows = [{"MaHoSo": "X.1", "TrangThai": 4, "NgayTiepNhan": "20260302081500"},
            {"MaHoSo": "X.2", "TrangThai": "10", "NgayTiepNhan": "02/03/2026 08:15"}]  # fmt: skip
    told = read(json.dumps({"rows": rows}).encode(), "cong.json")
    assert told.compared == ("received",) and told.held[0].received == told.held[1].received
    assert read(template().encode(), "mau.csv").held[0].status == 4


@pytest.mark.parametrize(
    ("content", "name", "where", "words"),
    [
        ("code\nX.1\n", "a.csv", "file", "thiếu cột status"),
        ("code,status,status\n", "a.csv", "file", "lặp cột status"),
        ("code,status\n", "a.csv", "file", "không có hồ sơ nào"),
        ("code,status\nX.1,11\n", "a.csv", "Dòng 2", "“11”. Ghi số từ 1 đến 10"),
        ("code,status\nX.1,4\n,4\n", "a.csv", "Dòng 3", "mã hồ sơ từ 1 đến 64"),
        ("code,status\nX.1,4,9\n", "a.csv", "Dòng 2", "có 3 ô, dòng đầu có 2 cột"),
        ("code,status,due_at\nX.1,4,mai\n", "a.csv", "Dòng 2", "ô due_at là “mai”"),
        ("code,status,due_at\nX.1,4,0001-01-01\n", "a.csv", "Dòng 2", "năm ngoài"),
        ('code,status\n"X.1,4\n', "a.csv", "file", "không phải CSV"),
        ("{", "a.json", "file", "không phải JSON"),
        ("[1]", "a.json", "file", "danh sách các đối tượng"),
        ("x", "a.xlsx", "file", "không phải sổ tính"),
        ("x", "a.pdf", "file", "Nhận tệp .csv"),
    ],
)
def test_bad_files_are_told_by_line(content, name, where, words):
    with pytest.raises(InvalidInput) as fault:
        read(content.encode(), name)
    assert words in " ".join(fault.value.errors[where])


def test_nothing_of_a_bad_file_is_kept(lived, tmp_path):
    file = tmp_path / "cong.csv"
    file.write_text(HEAD + "\n".join([*RIGHT, "X.5,99,,,"]), "utf-8")
    done = CliRunner().invoke(build("reconcile"), ["reconcile", str(file)])
    assert done.exit_code == 2 and "Dòng 6: ô status là “99”" in done.output
    assert not Reconciliation.objects.exists()


def test_command_compares_files_and_tells_what_differs(lived, tmp_path):
    file = tmp_path / "cong.csv"
    file.write_text(HEAD + "\n".join(RIGHT), "utf-8")
    assert CliRunner().invoke(build("reconcile"), ["reconcile", str(file)]).exit_code == 0
    file.write_text(HEAD + "\n".join(RIGHT[:3]), "utf-8")
    done = CliRunner().invoke(build("reconcile"), ["reconcile", str(file), "--resend"])
    assert done.exit_code == 1 and "X.4,no_there,H52.12,4,," in done.output
    assert Resend.objects.get().code == "X.4"
    for options in ([], [str(file), "--portal", "demo"], [str(tmp_path / "la.csv")]):
        assert CliRunner().invoke(build("reconcile"), ["reconcile", *options]).exit_code == 2


def test_demo_portal_is_compared_until_it_holds_all_right(lived, settings):
    from motcua.integrations.national_portal.demo import DemoPortal

    portal = DemoPortal()
    theirs = Theirs(held=portal.held(now_of.now()), source=portal.source, as_of=now_of.now())
    run_ = reconcile(theirs, by=OPERATOR, at=now_of.now())
    assert run_.ours == 4 and run_.same + len({code for code, _ in still()}) == 4


class Portal:
    """Down, then it refuses, or takes: as the test says."""

    source = "thử"

    def __init__(self, *answers):
        self.answers, self.keys = list(answers), []

    def send(self, key, dossier):
        self.keys.append(key)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_sending_is_tried_again_with_the_same_key_until_taken(lived, clock):
    assert ask_resend(["X.1", "X.1"], by=OPERATOR, at=now_of.now()) == 1
    assert ask_resend(["X.1"], by=OPERATOR, at=now_of.now()) == 0
    portal = Portal(PortalDown("Cổng không trả lời."), "BN-1")
    assert send_again(by=OPERATOR, at=now_of.now(), portal=portal) == 0
    assert send_again(by=OPERATOR, at=now_of.now(), portal=portal) == 0
    one = Resend.objects.get()
    assert (one.tries, one.fault, one.state) == (1, "Cổng không trả lời.", "waiting")
    clock.shift(dt.timedelta(minutes=5))
    assert send_again(by=OPERATOR, at=now_of.now(), portal=portal) == 1
    one.refresh_from_db()
    assert (one.state, one.receipt, one.tries, one.fault) == ("sent", "BN-1", 2, "")
    assert portal.keys == [one.key, one.key]
    assert ask_resend(["X.1"], by=OPERATOR, at=now_of.now()) == 1


def test_what_the_portal_refuses_and_what_fails_for_a_day_is_given_up(lived, clock):
    ask_resend(["X.1"], by=OPERATOR, at=now_of.now())
    send_again(by=OPERATOR, at=now_of.now(), portal=Portal(PortalRefused("Sai mã đơn vị.")))
    assert (Resend.objects.get().state, Resend.objects.get().fault) == (
        "given_up",
        "Sai mã đơn vị.",
    )
    now = now_of.now()
    waits = [next_try(n, now) for n in range(1, 10)]
    assert waits[-1] is None and waits[0] - now == dt.timedelta(minutes=5)
    assert dt.timedelta(hours=8) < waits[-2] - now < dt.timedelta(hours=12)


def test_what_we_do_not_have_cannot_be_sent(lived):
    with pytest.raises(InvalidInput, match=r"Ta không có hồ sơ LA\.9"):
        ask_resend(["LA.9"], by=OPERATOR, at=now_of.now())
    with pytest.raises(InvalidInput, match="Bên Cổng không có hồ sơ nào"):
        reconcile(Theirs(held=[], source="", as_of=now_of.now()), by=OPERATOR, at=now_of.now())


def test_order_and_doubling_change_nothing_but_what_is_double():
    one = Held(code="A", status=4)
    assert [d.kind for d in differences({"A": one}, [one, one])] == ["twice"]
    assert list(differences({"A": one}, [one])) == []
