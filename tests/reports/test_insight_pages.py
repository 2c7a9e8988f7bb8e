"""Heads and the control office look at how work goes and what may be late; others may not."""

from __future__ import annotations

import pytest

from motcua.dossiers.models import Dossier
from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.reports.actions import rebuild_facts, warn_dossiers
from motcua.reports.models import DossierWarning, LegFact, WarningModel
from motcua.reports.queries import warnings
from motcua.reports.queries.process_time import Period, stretches
from motcua.reports.rules.process import analysis
from motcua.reports.rules.process.stretches import Kind
from motcua.reports.rules.warning.backtest import backtest
from motcua.reports.rules.warning.learning import learn, lesson
from tests.desk.conftest import sign_in
from tests.province import RENAME, at
from tests.reports.process.lives import live
from tests.reports.warning import years

__all__ = ["sign_in"]
INSIGHT, WARNINGS = "/ban-lam-viec/quy-trinh/", "/ban-lam-viec/canh-bao-som/"
PERIOD = {"thu_tuc": RENAME, "tu": "01/09/2026", "den": "08/10/2026"}


@pytest.fixture
def lived(province, clock):
    live(province, "2026-09-29", dossiers=4)
    rebuild_facts(by=OPERATOR, at=now_of.now())
    return province


@pytest.fixture(scope="module")
def learned():
    """A model learned elsewhere: this province is too young for one of its own."""
    known, end = years.past(900, days=120), years.BEGIN + 120 * years.DAY
    moments = years.moments(120)
    test = backtest(known, moments, years.BEGIN + 85 * years.DAY, end, years.elapsed)
    return learn(known, lesson(known, moments, end, years.elapsed), years.elapsed), test


def kept(learned, *, in_force=True):
    model, test = learned
    return WarningModel.objects.create(
        learned_at=now_of.now(), definition=model.definition, window_from=model.window[0],
        window_to=model.window[1], dossiers=model.dossiers, parameters=model.as_data(),
        backtest=test.as_data(), in_force=in_force,
    )  # fmt: skip


def text(answer):
    return " ".join(answer.content.decode().split())


def test_time_of_finished_dossiers_is_all_accounted_for(lived):
    period = Period(first=at("2026-09-01 00:00").date(), last=at("2026-10-08 00:00").date())
    table = stretches(period.rows())
    finished = Dossier.objects.filter(finished_at__isnull=False)

    spans = {d.code: (d.finished_at - d.received_at).total_seconds() for d in finished}
    assert dict(zip(table.cases, analysis.throughput(table).tolist(), strict=True)) == spans
    legs = LegFact.objects.filter(code__in=spans, to_s__isnull=False, step__gt="")
    assert set(table.steps) <= set(legs.values_list("step", flat=True))
    assert analysis.sent_back(table) == sum(
        "send_back" in LegFact.objects.filter(code=code).values_list("verb", flat=True)
        for code in spans
    )
    assert (table.kind == Kind.WAITING).any() and (table.seconds >= 0).all()


def test_head_reads_steps_ways_and_hand_overs_of_a_procedure(lived, sign_in):
    client = sign_in("Quàng Văn Dũng")
    page = client.get(INSIGHT, PERIOD)

    assert page.status_code == 200
    assert page.context["taken"] == page.context["count"] > 0
    told = text(page)
    assert "Thẩm định" in told and "mc-map__box" in told
    assert "Làm lại" in told and "1 lần trả lại" in told
    assert sum(row["cases"] for row in page.context["variants"]) == page.context["taken"]


def test_asking_badly_is_told_at_the_field(lived, sign_in):
    client = sign_in("Quàng Văn Dũng")
    assert client.get(INSIGHT).status_code == 200
    backwards = client.get(INSIGHT, PERIOD | {"tu": "08/10/2026", "den": "01/09/2026"})
    assert backwards.status_code == 422
    assert client.get(INSIGHT, PERIOD | {"tu": "ngày nào"}).status_code == 422
    assert client.get(INSIGHT, PERIOD | {"thu_tuc": "9.999"}).status_code == 422


def test_another_commune_sees_nothing_of_it(lived, sign_in):
    page = sign_in("Đinh Thị Lan").get(INSIGHT)
    assert "Chưa có hồ sơ nào xong" in text(page)


def test_who_has_no_right_is_told_who_has(province, sign_in):
    answer = sign_in("Cầm Thị Ngọc").get(INSIGHT)
    assert answer.status_code == 403
    assert "Trưởng phòng" in text(answer)


def test_warnings_come_with_reasons_and_the_backtest(lived, sign_in, learned):
    kept(learned)
    number = warn_dossiers(by=OPERATOR, at=now_of.now())
    open_ = Dossier.objects.filter(status__in=(2, 4), due_at__gt=now_of.now())
    assert set(DossierWarning.objects.values_list("code", flat=True)) == set(
        open_.values_list("code", flat=True)
    )
    page = sign_in("Quàng Văn Dũng").get(WARNINGS)

    assert page.context["count"] == number > 0
    likely = [line["probability"] for line in page.context["rows"]]
    assert likely == sorted(likely, reverse=True)
    assert "đã dùng" in text(page) and "Điểm Brier" in text(page)
    assert all(0 <= share <= 1 for share in likely)


def test_everybody_sees_warnings_of_their_own_dossiers_only(lived, sign_in, learned):
    kept(learned)
    warn_dossiers(by=OPERATOR, at=now_of.now())

    assert sign_in("Đinh Thị Lan").get(WARNINGS).context["count"] == 0
    mine, count = warnings.likeliest(lived.case, now_of.now())
    assert count == len(mine)
    participated = Dossier.objects.filter(participations__post=lived.case.post_id)
    held = Dossier.objects.filter(holder_post=lived.case.post_id)
    assert {one.dossier.pk for one in mine} <= {d.pk for d in (participated | held)}


def test_what_is_no_better_than_a_glance_warns_of_nothing(lived, sign_in, learned):
    kept(learned, in_force=False)
    assert warn_dossiers(by=OPERATOR, at=now_of.now()) == 0
    assert "chưa tốt hơn" in text(sign_in("Quàng Văn Dũng").get(WARNINGS))


def test_young_province_says_that_it_cannot_know(province, sign_in):
    from motcua.kernel.errors import InvalidInput
    from motcua.reports.actions import learn_warnings

    with pytest.raises(InvalidInput, match="Chưa cảnh báo"):
        learn_warnings(by=OPERATOR, at=now_of.now())
    assert not WarningModel.objects.exists()
    assert "còn quá ít để học" in text(sign_in("Quàng Văn Dũng").get(WARNINGS))


def test_once_a_night(province, clock):
    assert warnings.is_due(now_of.now())
    warn_dossiers(by=OPERATOR, at=now_of.now())
    assert not warnings.is_due(now_of.now())
    clock.move_to(at("2026-10-09 02:59"))
    assert not warnings.is_due(now_of.now())
    clock.move_to(at("2026-10-09 03:01"))
    assert warnings.is_due(now_of.now())
