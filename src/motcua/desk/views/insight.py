"""How work really goes, and which dossiers may be late: pages of heads, leaders, control office."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.desk import frame, insight_rail, warning_words
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.lines import row_of
from motcua.desk.process_map import Drawing, drawing
from motcua.kernel import clock
from motcua.ui.forms import FormLook

DAYS = 90
SHOWN = 12


class InsightForm(FormLook, forms.Form):
    thu_tuc = forms.ChoiceField(label=gettext_lazy("Thủ tục"))
    tu = forms.DateField(label=gettext_lazy("Xong từ ngày"))
    den = forms.DateField(label=gettext_lazy("Đến hết ngày"))

    def __init__(self, *args: Any, procedures: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        choice = self.fields["thu_tuc"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = procedures


@require_safe
@desk
def process_insight(request: DeskRequest) -> HttpResponse:
    """Asks for a procedure and a period; with both, the figures of what was finished then."""
    from motcua.reports.queries import process_time

    today = clock.today()
    offered = process_time.procedures(request.officer, today - dt.timedelta(days=365))
    first = today - dt.timedelta(days=DAYS)
    usual = {"tu": f"{first:%d/%m/%Y}", "den": f"{today:%d/%m/%Y}"}
    if "thu_tuc" not in request.GET:
        form = InsightForm(initial=usual, procedures=offered)
        return _page(request, {"form": form, "offered": offered})
    form = InsightForm(request.GET, procedures=offered)
    if not form.is_valid():
        return _page(request, {"form": form, "offered": offered}, status=422)
    chosen = form.cleaned_data
    if chosen["den"] < chosen["tu"]:
        form.add_error("den", str(gettext_lazy("Ngày cuối phải từ ngày đầu trở đi.")))
        return _page(request, {"form": form, "offered": offered}, status=422)
    period = process_time.Period(
        first=chosen["tu"], last=chosen["den"], procedure=chosen["thu_tuc"]
    )
    return _page(request, {"form": form, "offered": offered, **_figures(request, period)})


def _figures(request: DeskRequest, period: Any) -> dict[str, Any]:
    from motcua.reports.queries import process_time
    from motcua.reports.rules.process import analysis

    table, count = process_time.seen_by(request.officer, period)
    names = process_time.step_names(period.procedure)
    people = process_time.post_names([int(post) for post in table.posts if post])
    steps = analysis.by_step(table)
    spent = analysis.worked(table)
    return {
        "asked": True,
        "count": count,
        "taken": len(table.cases),
        "p50": analysis.percentile(spent, 50),
        "p90": analysis.percentile(spent, 90),
        "steps": [asdict(t) | {"name": _name(names, t.key)} for t in steps],
        "slowest": _name(names, steps[0].key) if steps else "",
        "slowest_share": _share(steps),
        "hands_of": [asdict(t) | {"name": people.get(t.key, t.key)}
                  for t in analysis.by_post(table)[:SHOWN]],
        "variants": [asdict(v) | {"names": [_name(names, step) for step in v.steps]}
                     for v in analysis.variants(table)[:SHOWN]],
        "rework": [asdict(r) | {"name": _name(names, r.step)} for r in analysis.rework(table)],
        "sent_back": analysis.sent_back(table),
        "loops": analysis.loops(table),
        "hands": [_hand(way, process_time.holder_names()) for way in
                  analysis.hand_overs(table)[:SHOWN]],
        "ways": [asdict(way) | {"a": _name(names, way.source), "b": _name(names, way.target)}
                 for way in analysis.ways_between_steps(table)],
        "drawing": _drawing(table, names),
    }  # fmt: skip


def _drawing(table: Any, names: dict[str, str]) -> Drawing | None:
    from motcua.reports.rules.process import analysis

    steps = analysis.by_step(table)
    order = {key: place for place, key in enumerate(names)}
    return drawing(steps, analysis.ways_between_steps(table), order, names) if steps else None


def _name(names: dict[str, str], key: str) -> str:
    return names.get(key, key) or str(gettext_lazy("ngoài quy trình"))


def _share(steps: list[Any]) -> float:
    whole = sum(step.total for step in steps)
    return steps[0].total / whole if steps and whole else 0.0


def _hand(way: Any, names: dict[str, str]) -> dict[str, Any]:
    told = [_holder(holder, names) for holder in (way.source, way.target)]
    return {"source": told[0], "target": told[1], "count": way.count, "median": way.median}


def _holder(holder: str, names: dict[str, str]) -> str:
    unit, _dot, role = holder.partition("·")
    return " · ".join(filter(None, (names.get(role, role), names.get(unit, unit))))


def _page(request: DeskRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    template, current = "desk/insight/process.html", insight_rail.PROCESS
    return frame.page(request, template, context, current=current, status=status)


@require_safe
@desk
def warnings(request: DeskRequest) -> HttpResponse:
    """The likeliest late first, each with why and with its next act; and how well it does."""
    from motcua.reports.queries import warnings as reading

    now = clock.now()
    listed, count = reading.likeliest(request.officer, now)
    model = reading.newest()
    context = {
        "rows": [
            {
                "row": row_of(one.dossier, now, next_act=True),
                "probability": one.probability,
                "reasons": warning_words.reasons(one.reasons),
            }
            for one in listed
        ],
        "count": count,
        "said_at": reading.last_said(),
        "model": model,
        "test": _test(model.backtest) if model else None,
        "better": 1 - model.backtest["brier"] / model.backtest["brier_share"] if model else 0,
    }
    return frame.page(request, "desk/insight/warnings.html", context, current=insight_rail.WARNINGS)


def _test(kept: dict[str, Any]) -> dict[str, Any]:
    days = {name: dt.date.fromisoformat(kept[name]) for name in
            ("learned_to", "tested_from", "tested_to")}  # fmt: skip
    return kept | days
