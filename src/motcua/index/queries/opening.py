"""What a round may be opened with: checked sets, earlier rounds, units below who runs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from motcua.index import policies
from motcua.index.models import Round, RuleSet
from motcua.index.rules.judging import BlockDetails
from motcua.index.rules.stages import LEVELS, SetState
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

# What a block of the form is called, and which units below stand in it.
KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "departments": ("Sở, ban, ngành", ("department",)),
    "communes": ("Xã, phường", ("commune",)),
    "divisions": ("Phòng, đơn vị trực thuộc", ("division", "branch", "centre")),
}


def run_by_of(officer: Officer, on: dt.date) -> int:
    """The whole province for those who run it; their own unit for others."""
    if officer.reach(Authority.INDEX_RUN) == Reach.ALL:
        line = units.tree(on).line(officer.unit_id)
        return line[-1].unit_id if line else officer.unit_id
    return officer.unit_id


def set_choices() -> list[tuple[str, str]]:
    rows = RuleSet.objects.exclude(state=SetState.DRAFT).order_by("-year", "level", "-version")
    return [(str(row.pk), f"{row.year} · {LEVELS[row.level]} · {row.name}") for row in rows]


def round_choices(officer: Officer, at: dt.datetime) -> list[tuple[str, str]]:
    run_by = run_by_of(officer, at.date())
    rows = policies.readable_rounds(officer, at).filter(run_by=run_by).order_by("-year", "-id")
    return [(row.slug, row.name) for row in rows]


def blocks_of(run_by: int, sets: Mapping[str, str], on: dt.date) -> tuple[BlockDetails, ...]:
    """A block for each kind that was given a set; of its units only those right below."""
    places = units.tree(on)
    below = [places.places[pk] for pk in places.children.get(run_by, ())]
    return tuple(
        BlockDetails(
            name=KINDS[kind][0],
            rule_set_id=int(chosen),
            unit_ids=tuple(one.unit_id for one in below if one.kind in KINDS[kind][1]),
        )
        for kind, chosen in sets.items()
        if chosen.isdigit()
    )


def survey_rows(text: str, round_: Round) -> dict[int, dict[str, str]]:
    """`unit; criterion; percent` a line, as pasted from a spreadsheet.

    Raises InvalidInput naming each line that cannot be read.
    """
    numbers = units.numbers(round_.facts_to)
    found: dict[int, dict[str, str]] = {}
    faults = []
    for place, line in enumerate(text.splitlines(), 1):
        mark = next((one for one in ("\t", ";", ",") if one in line), ";")
        cells = [cell.strip() for cell in line.split(mark, 2)]
        if not any(cells) or (place == 1 and cells[0].lower() in {"unit", "đơn vị"}):
            continue
        unit = numbers.get(cells[0])
        if len(cells) != 3 or not all(cells):
            faults.append(f"Dòng {place}: cần ba ô đơn vị; tiêu chí; phần trăm.")
        elif unit is None:
            faults.append(f"Dòng {place}: không có đơn vị “{cells[0][:40]}”.")
        elif cells[1] in found.get(unit, {}):
            faults.append(f"Dòng {place}: {cells[0]} đã có tiêu chí {cells[1]} ở dòng trên.")
        else:
            found.setdefault(unit, {})[cells[1]] = cells[2]
    if faults:
        raise InvalidInput(errors={"rows": faults})
    return found
