"""Officials as those see them who look after accounts, or lead a unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from motcua.kernel.errors import InvalidInput, NotFound
from motcua.kernel.folding import fold
from motcua.organisations import policies
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.models import Absence, Account, Delegation, Mandate, Official, Post, Unit
from motcua.organisations.officer import Officer
from motcua.organisations.queries import standing, units
from motcua.organisations.queries.officers import lasts_until
from motcua.organisations.rules.holding import secondment_warning

__all__ = ["Account", "Official", "Post", "Unit", "person", "post_of", "staff", "unit_named"]

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class PostLine:
    post: Post
    unit: str
    running: bool
    warning: str


@dataclass(frozen=True, kw_only=True)
class StaffLine:
    """`stands_for` and `stood_in_by` are of the day asked for."""

    official: Official
    account: Account | None
    posts: tuple[PostLine, ...]
    away: Absence | None
    stands_for: tuple[Delegation, ...]
    stood_in_by: tuple[Delegation, ...]

    @property
    def is_serving(self) -> bool:
        return any(line.running for line in self.posts)


@dataclass(frozen=True, kw_only=True)
class Page:
    lines: tuple[StaffLine, ...]
    number: int
    count: int

    @property
    def has_next(self) -> bool:
        return self.number * PAGE_SIZE < self.count


def staff(
    officer: Officer, on: dt.date, *, text: str = "", unit: str = "", number: int = 1
) -> Page:
    """By name; `text` in names, titles, accounts, without marks; `unit` with all below it."""
    found = _within(officer)
    if unit:
        below = units.tree(on).below(unit_named(unit).pk)
        found = found.filter(posts__in=Post.objects.filter(lasts_until(on), unit__in=below))
    keys = _matching(found.distinct(), text)
    shown = keys[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return Page(lines=_lines(shown, on), number=number, count=len(keys))


def _within(officer: Officer) -> QuerySet[Official]:
    policies.require(officer, Authority.STAFF_READ)
    if officer.reach(Authority.STAFF_READ) == Reach.ALL:
        return Official.objects.all()
    return Official.objects.filter(posts__unit__in=officer.unit_ids)


def _matching(found: QuerySet[Official], text: str) -> list[int]:
    """Keys by name. A province has some thousand officials: folding them is quicker than a column."""
    wanted = fold(text)
    rows = list(found.values_list("pk", "name", "code", "account__username"))
    rows.sort(key=lambda row: (fold(row[1].split()[-1]), fold(row[1])))
    if not wanted:
        return [row[0] for row in rows]
    return [row[0] for row in rows if wanted in fold(" ".join(filter(None, row[1:])))]


def _lines(keys: Iterable[int], on: dt.date) -> tuple[StaffLine, ...]:
    keys = list(keys)
    posts = Prefetch("posts", Post.objects.order_by("-valid_from", "pk"))
    rows = Official.objects.filter(pk__in=keys).select_related("account").prefetch_related(posts)
    found = {official.pk: official for official in rows}
    away = {row.official_id: row for row in Absence.objects.filter(standing.in_force(on))}
    given = Delegation.objects.filter(standing.in_force(on)).select_related(
        "giver__official", "receiver__official"
    )
    return tuple(_line(found[key], on, away.get(key), list(given)) for key in keys)


def _line(
    official: Official, on: dt.date, away: Absence | None, given: list[Delegation]
) -> StaffLine:
    return StaffLine(
        official=official,
        account=official.account,
        posts=tuple(_post_line(post, on) for post in official.posts.all()),
        away=away,
        stands_for=tuple(one for one in given if one.receiver.official_id == official.pk),
        stood_in_by=tuple(one for one in given if one.giver.official_id == official.pk),
    )


def _post_line(post: Post, on: dt.date) -> PostLine:
    seconded = post.holding == Post.Holding.SECONDED
    return PostLine(
        post=post,
        unit=units.full_name(post.unit_id, on),
        running=post.valid_from <= on and (post.valid_to is None or post.valid_to >= on),
        warning=secondment_warning(post.valid_from, post.valid_to) if seconded else "",
    )


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    line: StaffLine
    delegations: tuple[Delegation, ...]
    absences: tuple[Absence, ...]
    mandates: tuple[Mandate, ...]


def person(official_id: int, officer: Officer, on: dt.date) -> PersonPage:
    """NotFound also for one who is out of reach: whether they exist is nobody's business."""
    if not _within(officer).filter(pk=official_id).exists():
        raise NotFound("Không có cán bộ này trong phạm vi anh/chị xem được.")
    [line] = _lines([official_id], on)
    posts = [one.post.pk for one in line.posts]
    mandates = Mandate.objects.filter(post__in=posts).select_related("unit")
    return PersonPage(
        line=line,
        delegations=tuple(standing.delegations_of(posts)),
        absences=tuple(standing.absences_of(official_id)),
        mandates=tuple(mandates.order_by("-valid_from", "-pk")),
    )


def post_of(official_id: int, post_id: int) -> Post:
    found = Post.objects.filter(pk=post_id, official=official_id)
    post = found.select_related("official", "unit").first()
    if post is None:
        raise NotFound("Không có vị trí công tác này. Tải lại trang.", field="post")
    return post


def unit_named(slug: str) -> Unit:
    unit = Unit.objects.filter(slug=slug).first()
    if unit is None:
        raise InvalidInput(f"Không có đơn vị “{slug}”. Chọn trong danh sách.", field="unit")
    return unit


def unit_choices(on: dt.date) -> list[tuple[str, str]]:
    """Slug and name with the unit above, of all that stand on the day."""
    tree = units.tree(on)
    slugs = dict(Unit.objects.filter(pk__in=tree.places).values_list("pk", "slug"))
    named = [
        (slugs[pk], ", ".join(place.short_name for place in tree.line(pk)[:2])) for pk in slugs
    ]
    return sorted(named, key=lambda pair: fold(pair[1]))


def colleagues(officer: Officer, on: dt.date) -> list[tuple[int, str]]:
    """Posts in the same agency that others hold on the day and are not away, by name."""
    tree = units.tree(on)
    seat = tree.seat(officer.unit_id)
    if seat is None:
        return []
    posts = Post.objects.filter(units.valid_on(on), unit__in=tree.below(seat))
    others = posts.exclude(official=officer.official_id).exclude(
        official__in=standing.absent_officials(on)
    )
    named = [(post.pk, str(post)) for post in others.select_related("official")]
    return sorted(named, key=lambda pair: fold(pair[1]))
