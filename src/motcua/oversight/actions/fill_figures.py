"""Fill the figures of a checklist from the facts of the unit; nobody types them.

They may be read anew until the team has arrived; from then on they stand, with their as-of.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import WrongState
from motcua.kernel.vietnamese import short_moment
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unsigned
from motcua.oversight.models import CheckItem, Inspection
from motcua.oversight.queries.unit_figures import unit_figures

FIGURES_FILLED = events.declare("oversight.figures_filled", "Đọc lại số liệu trước kiểm tra")


@transaction.atomic
def fill_figures(inspection: Inspection, *, by: Actor, at: dt.datetime) -> Inspection:
    """Raises WrongState once the visit has begun."""
    policies.require_running(by, inspection)
    inspection = unsigned(inspection)
    if inspection.figures_at and local(at).date() >= inspection.starts_on:
        raise WrongState(
            f"Đoàn đã đến đơn vị: số liệu giữ nguyên như lúc {short_moment(inspection.figures_at)}."
        )
    filled = write_figures(inspection, at)
    record(chain=inspection.chain, type=FIGURES_FILLED, by=by, at=at, facts={"filled": filled})
    return inspection


def write_figures(inspection: Inspection, at: dt.datetime) -> dict[str, list[int]]:
    """Numerator and denominator by item."""
    checks = list(inspection.checks.exclude(indicator=""))
    keys = [check.indicator for check in checks]
    told = unit_figures([inspection.unit_id], keys, inspection.first, inspection.last, as_of=at)
    for check in checks:
        figure = told[inspection.unit_id][check.indicator]
        check.numerator, check.denominator = figure.numerator, figure.denominator
        check.shown, check.definition = figure.shown, figure.definition
    names = ["numerator", "denominator", "shown", "definition"]
    CheckItem.objects.bulk_update(checks, names)
    inspection.figures_at = at
    inspection.save(update_fields=["figures_at"])
    return {check.key: [check.numerator or 0, check.denominator or 0] for check in checks}
