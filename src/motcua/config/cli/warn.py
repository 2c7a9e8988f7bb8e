"""`motcua warn train|score|list|backtest`: which open dossiers will be late, and how sure that is."""

from __future__ import annotations

import csv
import json
import sys
from typing import Annotated, Any

import typer

from motcua.config.cli.startup import start_migrated


def register(app: typer.Typer) -> None:
    app.command("train", help="Học lại từ hồ sơ đã đến hạn, rồi tính cho hồ sơ đang mở.")(train)
    app.command("score", help="Tính lại cho hồ sơ đang mở bằng mô hình đang dùng.")(score)
    app.command("list", help="Hồ sơ đang mở theo xác suất trễ (CSV).")(listing)
    app.command("backtest", help="Thử trên những ngày chưa học, so với cách đơn giản (JSON).")(
        backtest
    )
    app.command("nightly", help="Việc hằng đêm của worker: học lại khi đến kỳ, rồi tính.")(nightly)


def train() -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions import learn_warnings, warn_dossiers

    row = learn_warnings(by=OPERATOR, at=clock.now())
    number = warn_dossiers(by=OPERATOR, at=clock.now())
    _tell(row.backtest)
    typer.echo(f"Học từ {row.dossiers} hồ sơ; đã tính cho {number} hồ sơ đang mở.", err=True)
    raise typer.Exit(0 if row.in_force else 1)


def score() -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions import warn_dossiers

    number = warn_dossiers(by=OPERATOR, at=clock.now())
    typer.echo(f"Đã tính cho {number} hồ sơ đang mở.", err=True)


def listing(
    *,
    top: Annotated[int, typer.Option(min=1, help="Bao nhiêu hồ sơ đầu.")] = 50,
) -> None:
    start_migrated()
    from motcua.reports.models import DossierWarning

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("code", "probability", "said_at", "reasons"))
    for one in DossierWarning.objects.order_by("-probability", "code")[:top]:
        why = "; ".join(f"{name}={value:g}" for name, value in one.reasons)
        out.writerow((one.code, f"{one.probability:.4f}", one.said_at.isoformat(), why))


def backtest() -> None:
    start_migrated()
    from motcua.kernel import clock
    from motcua.reports.queries import past
    from motcua.reports.queries.warnings import tried
    from motcua.reports.rules.warning.learning import TooLittle

    now = clock.now()
    try:
        moments = list(past.mornings(now - past.WINDOW, now))
        found = tried(past.past(now), moments, int(now.timestamp()), past.elapsed())
    except TooLittle as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(1) from None
    typer.echo(json.dumps(found.as_data(), ensure_ascii=False))
    _tell(found.as_data())


def nightly() -> None:
    """A history too small is no fault of the night."""
    start_migrated()
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.kernel.errors import InvalidInput
    from motcua.reports.actions import learn_warnings, warn_dossiers
    from motcua.reports.queries.warnings import is_stale

    now = clock.now()
    if is_stale(now):
        try:
            learn_warnings(by=OPERATOR, at=now)
        except InvalidInput as fault:
            typer.echo(fault.message, err=True)
    warn_dossiers(by=OPERATOR, at=now)


def _tell(test: dict[str, Any]) -> None:
    said = "tốt hơn" if test["helps"] else "KHÔNG tốt hơn, nên không dùng"
    typer.echo(
        f"Thử trên {test['dossiers']} hồ sơ từ {test['tested_from']} đến {test['tested_to']}: "
        f"điểm Brier {test['brier']:.4f}, tỷ lệ chung {test['brier_base']:.4f}, "
        f"phần thời hạn đã dùng {test['brier_share']:.4f} ({said} hai cách đơn giản).",
        err=True,
    )
