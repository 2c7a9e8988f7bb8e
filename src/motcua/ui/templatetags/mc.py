"""`{% load mc %}`: the components of the design system (docs/ui.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from zlib import crc32

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

from motcua.ui import formats, masking, words
from motcua.ui.deadline import DeadlineView
from motcua.ui.status import STATUSES
from motcua.ui.values import Act, Change, Chip, Event, Link, Pager, PaperRow, Person, Worklist

register = template.Library()

FILTERS: dict[str, Callable[..., str]] = {
    "number": formats.number_text,
    "percent": formats.percent_text,
    "money": formats.money_text,
    "money_cell": formats.money_cell,
    "count": formats.count_text,
    "filesize_vi": formats.size_text,
    "ago": formats.ago_text,
    "date_vi": formats.day_text,
    "moment_vi": formats.instant_text,
    "mask_identity": masking.mask_identity,
    "mask_phone": masking.mask_phone,
    "mask_email": masking.mask_email,
    "birth_year": masking.birth_year,
    "commune": masking.commune_of,
    "as_label": words.as_label,
    "as_vietnamese": words.as_vietnamese,
}
for name, function in FILTERS.items():
    register.filter(name, filter_func=function)


@register.filter
def bar_percent(fraction: float) -> str:
    """A fraction as the percent that SVG attributes take, with a point whatever the language."""
    return f"{fraction * 100:.2f}%"


@register.filter
def bar_width(segment: tuple[str, float, float]) -> str:
    return bar_percent(segment[2] - segment[1])


@register.simple_tag
def mc_icon(name: str, size: str = "") -> SafeString:
    """An icon of the sprite, beside words; `size`: sm, lg."""
    look = f"mc-icon mc-icon--{size}" if size else "mc-icon"
    return format_html(
        '<svg class="{}" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        look,
        static("ui/icons.svg"),
        name,
    )


@register.inclusion_tag("ui/deadline.html")
def mc_deadline(
    view: DeadlineView, id: str = "", why: bool = True, calendar_url: str = ""
) -> dict[str, Any]:
    """The deadline chip; with reasons it is a button that opens them."""
    identity = id or f"han-{crc32(view.name.encode()):x}"
    return {"view": view, "id": identity, "asks": why and view.why, "calendar_url": calendar_url}


@register.inclusion_tag("ui/why.html")
def mc_why(view: DeadlineView, id: str, calendar_url: str = "", text: str = "") -> Any:
    """A button of its own with the reckoning's sentences."""
    return {
        "view": view,
        "id": id,
        "calendar_url": calendar_url,
        "text": text or gettext("Vì sao?"),
    }


@register.inclusion_tag("ui/deadline_bar.html")
def mc_deadline_bar(view: DeadlineView, size: int = 12, steps: Iterable[float] = ()) -> Any:
    """The bar: 4 in a chip, 12 in a dossier's head, 24 on tracking, 48 on the wall."""
    return {"view": view, "size": size, "steps": steps, "middle": size / 2}


@register.inclusion_tag("ui/clock.html")
def mc_clock(
    view: DeadlineView,
    start_text: str = "",
    end_text: str = "",
    step_line: str = "",
    steps: Iterable[float] = (),
    size: int = 12,
) -> dict[str, Any]:
    return {
        "view": view,
        "start_text": start_text,
        "end_text": end_text,
        "step_line": step_line,
        "steps": steps,
        "size": size,
    }


@register.inclusion_tag("ui/status.html")
def mc_status(status: int, where: str = "desk", method: str = "counter") -> dict[str, Any]:
    look = STATUSES[int(status)]
    return {"words": look.words(where, method), "icon": look.icon, "number": int(status)}


@register.simple_tag
def mc_status_words(status: int, where: str = "desk", method: str = "counter") -> str:
    return STATUSES[int(status)].words(where, method)


@register.inclusion_tag("ui/timeline.html")
def mc_timeline(events: Iterable[Event], label: str = gettext_noop("Diễn biến")) -> dict[str, Any]:
    return {"events": list(events), "label": gettext(label)}


@register.inclusion_tag("ui/paper.html")
def mc_paper(
    paper: PaperRow, editable: bool = False, name: str = "paper", number: int = 0
) -> dict[str, Any]:
    return {"paper": paper, "editable": editable, "name": name, "number": number}


@register.inclusion_tag("ui/worklist.html")
def mc_worklist(worklist: Worklist, why: bool = False) -> dict[str, Any]:
    return {"list": worklist, "why": why}


@register.inclusion_tag("ui/pager.html")
def mc_pager(pager: Pager, target: str = "") -> dict[str, Any]:
    return {"pager": pager, "target": target}


@register.inclusion_tag("ui/selection.html")
def mc_selection(acts: Iterable[Act], chosen: int = 0) -> dict[str, Any]:
    return {"acts": list(acts), "chosen": chosen}


@register.inclusion_tag("ui/act.html")
def mc_act(act: Act, block: bool = False) -> dict[str, Any]:
    return {"act": act, "block": block}


@register.inclusion_tag("ui/views.html")
def mc_views(
    links: Iterable[Link], label: str = gettext_noop("Danh sách đã lưu"), save_url: str = ""
) -> Any:
    return {"links": list(links), "label": gettext(label), "save_url": save_url}


@register.inclusion_tag("ui/rail.html")
def mc_rail(links: Iterable[Link], label: str = gettext_noop("Công việc")) -> dict[str, Any]:
    return {"links": list(links), "label": gettext(label)}


@register.inclusion_tag("ui/error_summary.html")
def mc_error_summary(form: Any = None, errors: Iterable[Link] = ()) -> dict[str, Any]:
    """Of a bound form, or of links made by hand (`url` is `#field-id`)."""
    found = list(errors)
    if form is not None and form.is_bound:
        found += form_errors(form)
    return {"errors": found}


def form_errors(form: Any) -> list[Link]:
    found = [Link(text=str(text), url="") for text in form.non_field_errors()]
    for field in form:
        found += [Link(text=str(text), url=f"#{field.id_for_label}") for text in field.errors]
    return found


@register.inclusion_tag("ui/conflict.html")
def mc_conflict(
    sentence: str, changes: Iterable[Change] = (), continue_url: str = "", view_url: str = ""
) -> dict[str, Any]:
    return {
        "sentence": sentence,
        "changes": list(changes),
        "continue_url": continue_url,
        "view_url": view_url,
    }


@register.inclusion_tag("ui/diff.html")
def mc_diff(changes: Iterable[Change]) -> dict[str, Any]:
    return {"changes": list(changes)}


@register.inclusion_tag("ui/person.html", takes_context=True)
def mc_person(context: template.Context, person: Person, level: int = 3) -> dict[str, Any]:
    return {"person": person, "level": level, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/kpi.html")
def mc_kpi(
    label: str,
    figure: str,
    fraction: str = "",
    change: str = "",
    direction: str = "",
    as_of: str = "",
    url: str = "",
    how_url: str = "",
    spark: str = "",
    level: int = 3,
) -> dict[str, Any]:
    """`direction`: up, down or empty; the figure arrives formatted; `spark` holds points of a line
    in 120 by 28.
    """
    return dict(locals())


@register.inclusion_tag("ui/count_row.html")
def mc_count_row(
    label: str, count: int, sentence: str = "", url: str = "", act: str = gettext_noop("Mở")
) -> dict[str, Any]:
    """A line of a desk home: what, how many, what is pressing, the way in."""
    return {**locals(), "act": gettext(act)}


@register.inclusion_tag("ui/stepper.html")
def mc_stepper(steps: Iterable[Link], current: int) -> dict[str, Any]:
    """`current` counts from 1; steps before it are links, those after it are not."""
    found = list(steps)
    return {
        "steps": found,
        "current": current,
        "total": len(found),
        "name": found[current - 1].text,
        "share": f"{current / len(found) * 100:.1f}%",
    }


@register.inclusion_tag("ui/facts.html")
def mc_facts(
    holder: str, next_step: str, due: str, view: DeadlineView, id: str, calendar_url: str = ""
) -> dict[str, Any]:
    """The four answers: who holds it, what comes next, when it is due, and why."""
    return dict(locals())


@register.simple_block_tag(end_name="endmc_filters")
def mc_filters(
    content: SafeString,
    chips: Iterable[Chip] = (),
    result: str = "",
    clear_url: str = "",
    action: str = "",
) -> str:
    return render_to_string("ui/filters.html", {**locals(), "chips": list(chips)})


@register.simple_block_tag(end_name="endmc_dialog", takes_context=True)
def mc_dialog(
    context: template.Context,
    content: SafeString,
    id: str,
    title: str,
    confirm: str,
    action: str = "",
    lines: Iterable[str] = (),
    danger: bool = False,
    cancel: str = gettext_noop("Quay lại"),
) -> str:
    values = {
        **locals(),
        "cancel": gettext(cancel),
        "lines": list(lines),
        "csrf_token": context.get("csrf_token"),
    }
    values.pop("context")
    return render_to_string("ui/dialog.html", values)


@register.simple_block_tag(end_name="endmc_empty")
def mc_empty(content: SafeString, icon: str = "inbox") -> str:
    return render_to_string("ui/empty.html", {"content": content, "icon": icon})


@register.simple_block_tag(end_name="endmc_notice")
def mc_notice(content: SafeString, icon: str = "info-circle", error: bool = False) -> str:
    return render_to_string("ui/notice.html", {"content": content, "icon": icon, "error": error})


@register.simple_block_tag(end_name="endmc_panel")
def mc_panel(content: SafeString, title: str = "", id: str = "", level: int = 2) -> str:
    return render_to_string("ui/panel.html", dict(locals()))


@register.simple_block_tag(end_name="endmc_bar")
def mc_bar(content: SafeString, question: str = "", outcome: str = "") -> str:
    """The sticky bar at the bottom: question, opinion, acts; afterwards the outcome."""
    return render_to_string("ui/bar.html", dict(locals()))
