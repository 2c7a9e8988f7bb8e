"""Place the outlines of communes beside the data: figures are then drawn on a map too
(QĐ 766/QĐ-TTg: figures published so that everybody can read them).
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.queries import units
from motcua.reports import policies
from motcua.reports.queries import maps
from motcua.reports.rules.topology import Placed, areas, placed

MAP_PLACED = events.declare("reports.map_placed", "Đặt bản đồ")
LARGEST = 50_000_000
COMMUNE = "commune"


@transaction.atomic
def place_map(file: Path, *, by: Actor, at: dt.datetime, try_only: bool = False) -> Placed:
    """Raises InvalidInput for a file that is no map, or one of none of our communes."""
    policies.require_keeping_alert_rules(by)
    found = placed(areas(_read(file)), communes(clock.local(at).date()))
    if not found.collection["features"]:
        raise InvalidInput(
            "Không vùng nào trùng mã hoặc tên một xã, phường của tỉnh. Xem lại tệp.", field="file"
        )
    if try_only:
        return found
    facts = {"areas": len(found.collection["features"]), "unknown": len(found.unknown),
             "missing": len(found.missing)}  # fmt: skip
    record(chain="maps", type=MAP_PLACED, by=by, at=at, facts=facts)
    _keep(found)
    return found


def communes(on: dt.date) -> dict[str, str]:
    """Name by code; where a unit has no code of its own it cannot be counted either."""
    places = units.tree(on).places.values()
    return {p.code: p.short_name for p in places if p.kind == COMMUNE and p.code}


def _read(file: Path) -> object:
    try:
        if file.stat().st_size > LARGEST:
            raise InvalidInput(f"Tệp lớn hơn {LARGEST // 1_000_000} MB. Làm gọn ranh giới trước.",
                               field="file")  # fmt: skip
        return json.loads(file.read_text("utf-8"))
    except OSError as fault:
        raise InvalidInput(
            f"Không đọc được tệp {file.name}: {fault.strerror}.", field="file"
        ) from None
    except (ValueError, RecursionError):
        raise InvalidInput(
            f"Tệp {file.name} không phải JSON mã UTF-8. Cần TopoJSON hoặc GeoJSON.", field="file"
        ) from None


def _keep(found: Placed) -> None:
    """Whole or not at all: a page may read it meanwhile."""
    path = maps.place()
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(json.dumps(found.collection, ensure_ascii=False), "utf-8")
    half.replace(path)
