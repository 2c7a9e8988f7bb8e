"""The frame of every page: rail with counts, the role's main act, who is at work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk import administering
from motcua.desk.boards_rail import board_links
from motcua.desk.catalogue_rail import catalogue_links
from motcua.desk.directive_rail import directive_links
from motcua.desk.figures_rail import figures_links
from motcua.desk.index_rail import index_links
from motcua.desk.insight_rail import insight_links
from motcua.desk.oversight_rail import oversight_links
from motcua.desk.party_rail import party_links
from motcua.desk.petition_rail import petition_links
from motcua.desk.printing_many import keeps_register
from motcua.desk.ranking_rail import ranking_links
from motcua.desk.report_rail import report_links
from motcua.desk.survey_rail import survey_links
from motcua.dossiers.policies import AUTHORITY
from motcua.dossiers.queries import worklists
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.vietnamese import short_moment
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.ui.values import Link
from motcua.ui.words import list_words

if TYPE_CHECKING:
    from motcua.desk.guard import DeskRequest

HOME = "hom-nay"
MY_DAY = "ngay-cua-toi"
INTAKE = "tiep-nhan"
CALENDARS = "lich"
CLIENTS = "phan-mem"
REGISTER = "so-theo-doi"
ICONS = {
    "truc-tuyen": "world",
    "cho-ban-giao": "send",
    "cho-bo-sung": "file-alert",
    "cho-tra": "package-export",
    "da-tra": "circle-check",
    "qua-han": "alert-octagon",
    "sap-den-han": "alarm",
    "cua-toi": "list-check",
    "da-xu-ly": "history",
    "cho-phan-cong": "user-plus",
    "cho-duyet": "eye",
    "dang-xu-ly": "progress",
    "trinh-ky": "signature",
    "tat-ca": "folder",
    "cho-nhan": "inbox",
    "da-ban-giao": "arrows-exchange",
    "cho-y-kien": "message",
    "dang-cho-y-kien": "message",
    "chi-dao": "bell",
    "chi-dao-da-giao": "bell",
    "nghia-vu": "coin",
    "xin-rut": "arrow-back-up",
    "da-dung": "player-stop",
    "cho-gui": "mail",
    "dang-gui": "mail",
    "cho-cap-so": "certificate",
    "cho-gui-quay": "send",
    "bi-tra-lai": "arrow-left",
    "tre-chua-ghi": "clock-exclamation",
    "bo-sung-lan-2": "files",
    "xin-loi": "file-text",
    "theo-nhom": "users",
}
GO_KEYS = {"cua-toi": "x", "cho-phan-cong": "x", "cho-ban-giao": "x", "dang-xu-ly": "x",
           "trinh-ky": "k", "cho-duyet": "k"}  # fmt: skip


def page(
    request: DeskRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    current: str = "",
    status: int = 200,
    counts: Mapping[str, int] | None = None,
) -> HttpResponse:
    """`counts` are those of the rail when the page has them; otherwise the rail asks for them."""
    framed = {**frame(request.officer, current=current, counts=counts), **context}
    framed["posts"] = [
        (post, place_of(post)) for post in request.posts if post.post_id != request.officer.post_id
    ]
    return render(request, template, framed, status=status)


def frame(
    officer: Officer, *, current: str = "", counts: Mapping[str, int] | None = None
) -> dict[str, Any]:
    return {
        "officer": officer,
        "workplace": place_of(officer),
        "rail": rail(officer, current, counts),
        "rail_counts_url": "" if counts else f"{reverse('desk:rail')}?o={current}",
        "takes_in": may_take_in(officer),
        "print_time": short_moment(clock.now()),
        "print_officer": officer.name,
    }


def place_of(officer: Officer) -> str:
    return units.place(officer.unit_id, clock.today()).short_name


def may_take_in(officer: Officer) -> bool:
    return any(officer.reach(AUTHORITY[verb]) > Reach.NONE for verb in (Verb.RECEIVE, Verb.SUBMIT))


def rail(officer: Officer, current: str, counts: Mapping[str, int] | None) -> list[Link]:
    links = [_link(_("Hôm nay"), reverse("desk:home"), "home", key="h", current=current == HOME)]
    if any(kind.day for kind in worklists.kinds_for(officer)):
        mine = reverse("desk:my_day")
        links.append(
            _link(_("Ngày của tôi"), mine, "calendar-event", key="n", current=current == MY_DAY)
        )
    if may_take_in(officer):
        intake = reverse("desk:intake")
        links.append(
            _link(_("Tiếp nhận mới"), intake, "file-plus", key="t", current=current == INTAKE)
        )
    return [
        *links,
        *_lists(officer, current, counts),
        *_keeping(officer, current),
        *board_links(officer, current),
        *report_links(officer, current),
        *directive_links(officer, current),
        *insight_links(officer, current),
        *figures_links(officer, current),
        *oversight_links(officer, current),
        *petition_links(officer, current),
        *survey_links(officer, current),
        *index_links(officer, current),
        *ranking_links(officer, current),
        *party_links(
            officer, current, counted=counts is not None and not _is_list(officer, current)
        ),
        *catalogue_links(officer, current),
        *administering.links(officer, current),
    ]


def _is_list(officer: Officer, current: str) -> bool:
    """A worklist asks enough already; it counts its own matters only."""
    return any(kind.key == current for kind in worklists.kinds_for(officer))


def _lists(officer: Officer, current: str, counts: Mapping[str, int] | None) -> list[Link]:
    links: list[Link] = []
    taken: set[str] = set()
    for kind in worklists.kinds_for(officer):
        key = GO_KEYS.get(kind.key, "")
        links.append(
            Link(
                text=list_words(kind.label),
                url=reverse("desk:worklist", args=[kind.key]),
                count=counts.get(kind.key) if counts else None,
                current=kind.key == current,
                icon=ICONS.get(kind.key, "list"),
                key=key if key not in taken else "",
            )
        )
        taken.add(key)
    return links


def _keeping(officer: Officer, current: str) -> list[Link]:
    """What is kept beside the dossiers: register, software, calendars."""
    links: list[Link] = []
    if keeps_register(officer):
        register, here = reverse("desk:register"), current == REGISTER
        links.append(
            _link(_("Sổ theo dõi hồ sơ"), register, "file-description", key="", current=here)
        )
    if officer.reach(Authority.CLIENT_REGISTER) > Reach.NONE:
        clients, here = reverse("desk:clients"), current == CLIENTS
        links.append(_link(_("Phần mềm kết nối"), clients, "world", key="", current=here))
    if officer.reach(Authority.CALENDAR_CHANGE) > Reach.NONE:
        url, shown = reverse("desk:calendars"), current == CALENDARS
        links.append(_link(_("Lịch làm việc"), url, "calendar", key="", current=shown))
    return links


def _link(text: str, url: str, icon: str, *, key: str, current: bool) -> Link:
    return Link(text=text, url=url, icon=icon, key=key, current=current)
