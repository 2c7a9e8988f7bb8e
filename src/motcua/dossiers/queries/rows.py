"""Dossiers within a scope: every list, search, print and export begins here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Sum

from motcua.calendars.queries import calendars_at, stamp_annotation
from motcua.dossiers import conditions, policies
from motcua.dossiers.models import Dossier, DossierPaper, Reader
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.procedures.models import Branch

__all__ = ["Dossier", "get", "paper_counts", "sharing", "ways_of", "with_related", "within"]


def within(scope: policies.Scope) -> QuerySet[Dossier]:
    ways = ways_of(scope)
    if ways is None:
        return Dossier.objects.all()
    if not ways:
        return Dossier.objects.none()
    return Dossier.objects.filter(
        Exists(Reader.objects.filter(dossier=OuterRef("pk"), who__in=ways))
    )


def ways_of(scope: policies.Scope) -> list[str] | None:
    """As `Reader.who` writes them, those of the posts stood in for too; None: by all."""
    scopes = [one for one in (scope, *scope.also) if one.reach]
    if any(one.reach == Reach.ALL for one in scopes):
        return None
    return sorted({way for one in scopes for way in _ways(one)})


def _ways(scope: policies.Scope) -> Iterator[str]:
    if scope.reach != Reach.ASSIGNED:
        yield from (f"u{unit}" for unit in scope.unit_ids)
        return
    yield f"p{scope.post_id}"
    for home in scope.home_ids:
        yield from (f"q{home}:{scope.role}", f"a{home}")


def with_related(found: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """With what a line of a list shows."""
    return (
        found.select_related(
            "applicant", "procedure", "procedure_version", "step", "holder_post__official"
        )
        .prefetch_related("pauses", "step__branches")
        .annotate(**stamp_annotation())
    )


def sharing(found: Iterable[Dossier]) -> list[Dossier]:
    """The rows, each with the calendars as they stood when it was read: no statement a row."""
    listed = list(found)
    for dossier in listed:
        dossier.calendars = calendars_at(dossier.calendar_stamp)
    return listed


def of_group(dossier: Dossier, officer: Officer) -> list[Dossier]:
    """What one person handed in together with this dossier, itself among them."""
    if not dossier.group:
        return []
    found = within(policies.scope_of(officer)).filter(group=dossier.group)
    return list(with_related(found).order_by("pk"))


def get(code: str, officer: Officer) -> Dossier:
    """One dossier that this officer may read, with what its page needs.

    Raises NotFound for an unknown code, NotAllowed with whom to ask for one out of reach.
    """
    rows = Dossier.objects.select_related(
        "applicant__key", "submitter__key", "procedure", "procedure_version__field", "process",
        "step", "offered_step", "offered_post__official", "holder_post__official", "outcome",
    )  # fmt: skip
    branches = Branch.objects.select_related("next_step")
    rows = rows.annotate(**conditions.fact_annotations(), **stamp_annotation())
    rows = rows.prefetch_related(
        Prefetch("step__branches", branches), Prefetch("offered_step__branches", branches)
    )
    dossier = rows.filter(code=code).first()
    if dossier is None:
        raise NotFound(f"Không có hồ sơ mã “{code}”. Kiểm tra lại mã trên giấy hẹn.", field="code")
    if not policies.may_read(officer, dossier):
        raise NotAllowed(
            f"Hồ sơ {code} do đơn vị khác giữ. Anh/chị xem được khi được lấy ý kiến "
            "hoặc phân công.",
            code="out_of_scope",
        )
    return sharing([dossier])[0]


def paper_counts(dossiers: Iterable[Dossier]) -> dict[int, tuple[int, int]]:
    """How many originals and copies travel with each, by id."""
    found = DossierPaper.objects.filter(dossier__in=[one.pk for one in dossiers])
    sums = found.values("dossier").annotate(n=Sum("originals"), m=Sum("copies"))
    return {row["dossier"]: (row["n"], row["m"]) for row in sums}
