"""What early warning says, to whom it concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from motcua.audit.models import Event
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import rows
from motcua.dossiers.rules.lifecycle import RUNNING
from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.reports.models import DossierWarning, WarningModel
from motcua.reports.queries import past as reading
from motcua.reports.rules.warning.looks import WORKING_DAY, Elapsed, Looks, look
from motcua.reports.rules.warning.model import (
    DEFINITION,
    FEATURES,
    Model,
    contributions,
    features,
    need,
    probability,
)
from motcua.reports.rules.warning.past import Past

if TYPE_CHECKING:
    from motcua.reports.rules.warning.backtest import Backtest

MOST = 50
REASONS = 3
LEAST_PUSH = 0.05
LEARNING_SHARE = 0.75
FROM_HOUR = 3
SAID = "reports.dossiers_warned"
RELEARN = dt.timedelta(days=7)
# The parts of one thing are told as one.
_TOLD_AS = {"used_half": "used", "used_most": "used", "left": "used", "term": "used"}


@dataclass(frozen=True, kw_only=True)
class Warned:
    dossier: Dossier
    probability: float
    reasons: list[tuple[str, float]]  # feature, its value in the unit that words tell


def newest() -> WarningModel | None:
    """Whether in force or not: why nothing is warned of is told too."""
    return WarningModel.objects.order_by("-learned_at", "-pk").first()


def in_force() -> WarningModel | None:
    found = newest()
    usable = found and found.in_force and found.definition == DEFINITION
    return found if usable else None


def is_stale(now: dt.datetime) -> bool:
    """Whether it is time to learn anew."""
    found = newest()
    return found is None or found.definition != DEFINITION or now - found.learned_at > RELEARN


def is_due(now: dt.datetime) -> bool:
    """Once a night from three o'clock on, by whichever worker comes first."""
    tonight = clock.local(now).replace(hour=FROM_HOUR, minute=0, second=0, microsecond=0)
    last = last_tried()
    return now >= tonight and (last is None or last < tonight)


def last_tried() -> dt.datetime | None:
    """When it was last said, also when there was nothing to say."""
    return Event.objects.filter(name=SAID).order_by("-at").values_list("at", flat=True).first()


def tried(known: Past, moments: Sequence[int], end_s: int, elapsed: Elapsed) -> Backtest:
    """Raises TooLittle; split so that a quarter of the days lies after."""
    from motcua.reports.rules.warning.backtest import backtest
    from motcua.reports.rules.warning.learning import TooLittle

    if not known.codes:
        raise TooLittle("Chưa có hồ sơ nào đã đến hạn. Chưa cảnh báo.")
    lived = [moment for moment in moments if moment >= known.dossier["received_s"].min()]
    if len(lived) < 20:
        raise TooLittle(f"Mới có {len(lived)} ngày làm việc có hồ sơ, cần ít nhất 20.")
    split = lived[int(len(lived) * LEARNING_SHARE)]
    return backtest(known, lived, split, end_s, elapsed)


def said(row: WarningModel, at: dt.datetime) -> list[DossierWarning]:
    """Of each running dossier whose due time is still ahead; not stored yet."""
    known, elapsed, model = reading.running(), reading.elapsed(), Model.of_data(row.parameters)
    if not known.codes:
        return []
    looks = look(known, [int(at.timestamp())], elapsed)
    matrix = features(looks, known.names, model)
    moved, likely = contributions(matrix, model), probability(matrix, model)
    values = _values(looks, known, model)
    return [
        DossierWarning(
            model=row,
            code=known.codes[int(looks.dossier[place])],
            probability=round(float(likely[place]), 4),
            reasons=_reasons(moved[place], values, place),
            said_at=at,
        )
        for place in range(len(looks))
    ]


def _reasons(moved: Any, values: dict[str, Any], place: int) -> list[tuple[str, float]]:
    """The largest pushes towards late."""
    sums: dict[str, float] = {}
    for name, push in zip(FEATURES, moved.tolist(), strict=True):
        told = _TOLD_AS.get(name, name)
        sums[told] = sums.get(told, 0.0) + push
    told_of = ((name, float(values[name][place])) for name in sorted(sums, key=lambda n: -sums[n]))
    # What is not there is no reason that anybody would understand.
    pushing = [(name, round(v, 3)) for name, v in told_of if v and sums[name] > LEAST_PUSH]
    return pushing[:REASONS]


def _values(looks: Looks, known: Past, model: Model) -> dict[str, Any]:
    """What words tell of each feature: shares, working days, counts."""
    rates = {f"{key}_rate": _shares(looks, known, model, key)
             for key in ("procedure", "agency", "unit")}  # fmt: skip
    days = need(looks, known.names, model.needs) / WORKING_DAY
    return rates | {
        "used": looks.used, "squeeze": days, "in_step": looks.in_step / WORKING_DAY,
        "queued": looks.queued, "supplements": looks.supplements, "sent_back": looks.sent_back,
        "pauses": looks.pauses, "unit_load": looks.unit_load, "post_load": looks.post_load,
        "due_monday": looks.due_weekday == 0, "due_friday": looks.due_weekday == 4,
        "online": looks.channel == 2, "by_post": looks.channel == 3,
    }  # fmt: skip


def _shares(looks: Looks, known: Past, model: Model, key: str) -> Any:
    table = [model.rates[key].get(name, model.base_rate) for name in known.names[key]]
    return np.asarray(table)[getattr(looks, key)]


def likeliest(officer: Officer, now: dt.datetime) -> tuple[list[Warned], int]:
    """Within the officer's scope, the likeliest first, and how many there are in all.

    Raises NotAllowed for whom warnings are not for.
    """
    scoped = rows.within(policies.warning_scope(officer)).filter(status__in=RUNNING, due_at__gt=now)
    found = DossierWarning.objects.filter(code__in=scoped.values("code"))
    first = list(found.order_by("-probability", "code")[:MOST])
    listed = rows.with_related(Dossier.objects.filter(code__in=[one.code for one in first]))
    dossiers = {one.code: one for one in rows.sharing(listed)}
    warned = [
        Warned(dossier=dossiers[one.code], probability=one.probability, reasons=one.reasons)
        for one in first
        if one.code in dossiers
    ]
    return warned, found.count()


def last_said() -> dt.datetime | None:
    return DossierWarning.objects.order_by("-said_at").values_list("said_at", flat=True).first()
