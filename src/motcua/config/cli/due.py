"""`motcua due` and `motcua elapsed`: reckon a deadline, or the working time between two moments.

They need neither Django nor a database.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer

from motcua.config.cli import rows, times
from motcua.worktime import Calendar, DayRule, Ledger, Pause, Reckoning, Term, WorktimeError
from motcua.worktime.calendars import named

_CALENDAR = Annotated[str, typer.Option("--calendar", help="Lịch: vn-office, vn-office-sat.")]
_PROVISIONAL = Annotated[
    bool,
    typer.Option("--provisional", help="Năm chưa công bố lịch: tính tiếp theo luật, tạm tính."),
]
_CSV = Annotated[str, typer.Option("--csv", metavar="FILE", help="Tính cả tệp CSV; - là stdin.")]
_JSON = Annotated[bool, typer.Option("--json", help="In JSON, với --csv mỗi dòng một đối tượng.")]


def register(app: typer.Typer) -> None:
    app.command("due", help="Tính hạn: motcua due 2026-10-01T08:20 10wd")(due)
    app.command("elapsed", help="Tính thời gian làm việc giữa hai mốc.")(elapsed)


def due(
    *,
    start: Annotated[str, typer.Argument(metavar="[START]", show_default=False)] = "",
    term: Annotated[str, typer.Argument(metavar="[TERM]", show_default=False)] = "",
    calendar: _CALENDAR = "vn-office",
    day_rule: Annotated[
        str, typer.Option("--day-rule", help="Cách đếm ngày làm việc: rolling, end-of-day.")
    ] = DayRule.ROLLING.value,
    pause: Annotated[
        list[str] | None,
        typer.Option("--pause", metavar="FROM/TO", help="Tạm dừng; bỏ trống TO nếu chưa hết."),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Kèm lời giải thích.")] = False,
    csv: _CSV = "",
    provisional: _PROVISIONAL = False,
    as_json: _JSON = False,
) -> None:
    cells = {"start": start, "term": term, "calendar": calendar, "day_rule": day_rule}
    if not csv:
        cells["pauses"] = ";".join(pause or ())
        _one(cells, lambda: _due_alone(cells, provisional), explain=explain, as_json=as_json)
        return
    _refuse(given=start or term or pause, with_csv="START, TERM, --pause")
    defaults = {name: cells[name] for name in ("calendar", "day_rule")}

    def answer(row: dict[str, str]) -> dict[str, str]:
        return _due_row(
            defaults | {k: v for k, v in row.items() if v.strip()}, provisional, explain
        )

    added = ["due_at", "explanation", "error"] if explain else ["due_at", "error"]
    rows.answer_file(csv, needed=("start", "term"), added=added, answer=answer, as_json=as_json)


def elapsed(
    *,
    start: Annotated[str, typer.Argument(metavar="[FROM]", show_default=False)] = "",
    end: Annotated[str, typer.Argument(metavar="[TO]", show_default=False)] = "",
    calendar: _CALENDAR = "vn-office",
    csv: _CSV = "",
    provisional: _PROVISIONAL = False,
    as_json: _JSON = False,
) -> None:
    if csv:
        _refuse(given=start or end, with_csv="FROM, TO")

        def answer(row: dict[str, str]) -> dict[str, str]:
            used = row.get("calendar", "").strip() or calendar
            seconds = _working_seconds(row["from"], row["to"], used, provisional)
            return {"working_seconds": str(seconds)}

        added = ["working_seconds", "error"]
        rows.answer_file(csv, needed=("from", "to"), added=added, answer=answer, as_json=as_json)
        return
    try:
        seconds = _working_seconds(start, end, calendar, provisional)
    except WorktimeError as error:
        _fail(error)
    given = {"from": start, "to": end, "calendar": calendar}
    _print(given | {"working_seconds": seconds} if as_json else seconds)


def _one(
    cells: dict[str, str],
    reckoned: Callable[[], tuple[times.Written, Reckoning]],
    *,
    explain: bool,
    as_json: bool,
) -> None:
    try:
        start, reckoning = reckoned()
        due_at = "" if reckoning.due_at is None else start.like(reckoning.due_at)
        sentences = reckoning.sentences() if explain or as_json else []
    except WorktimeError as error:
        _fail(error)
    if as_json:
        _print(cells | _as_data(reckoning, due_at, sentences))
        return
    typer.echo(due_at)
    if explain:
        typer.echo(reckoning.question)
    for number, sentence in enumerate(sentences, 1):
        typer.echo(f"{number}. {sentence}")
    if not due_at:
        typer.echo("Chưa có hạn: đang tạm dừng tính giờ.", err=True)


def _as_data(reckoning: Reckoning, due_at: str, sentences: list[str]) -> dict[str, Any]:
    return {
        "term": str(reckoning.term),
        "calendar_version": reckoning.calendar.version,
        "due_at": due_at or None,
        "provisional": reckoning.provisional,
        "explanation": [{"kind": line.kind, **line.data} for line in reckoning.explanation],
        "sentences": sentences,
    }


def _due_alone(cells: dict[str, str], provisional: bool) -> tuple[times.Written, Reckoning]:
    start, term, calendar, day_rule, ledger = _read(cells, provisional)
    return start, calendar.reckon(start.moment, term, day_rule=day_rule, ledger=ledger)


def _due_row(cells: dict[str, str], provisional: bool, explain: bool) -> dict[str, str]:
    start, term, calendar, day_rule, ledger = _read(cells, provisional)
    due_at = calendar.due(start.moment, term, day_rule=day_rule, pauses=ledger)
    answer = {"due_at": "" if due_at is None else start.like(due_at)}
    if explain:
        reckoning = calendar.reckon(start.moment, term, day_rule=day_rule, ledger=ledger)
        answer["explanation"] = " ".join(reckoning.sentences())
    return answer


def _read(
    cells: dict[str, str], provisional: bool
) -> tuple[times.Written, Term, Calendar, DayRule, Ledger]:
    start = times.read(cells.get("start", ""), "start")
    term = Term.parse(cells.get("term", ""))
    calendar = _calendar(cells["calendar"], provisional)
    return start, term, calendar, _day_rule(cells["day_rule"]), Ledger(_pauses(cells))


def _pauses(cells: dict[str, str]) -> list[Pause]:
    return [times.read_pause(text) for text in cells.get("pauses", "").split(";") if text.strip()]


def _calendar(name: str, provisional: bool) -> Calendar:
    calendar = named(name.strip())
    return calendar.provisional() if provisional else calendar


def _day_rule(name: str) -> DayRule:
    try:
        return DayRule(name.strip())
    except ValueError:
        message = f"Cách đếm ngày “{name}” không có. Chọn rolling hoặc end-of-day."
        raise WorktimeError(message, field="day_rule", code="unknown-day-rule") from None


def _working_seconds(start: str, end: str, calendar: str, provisional: bool) -> int:
    first, last = times.read(start, "from").moment, times.read(end, "to").moment
    if last < first:
        raise times.reversed_period(start, end)
    return _calendar(calendar, provisional).elapsed(first, last)


def _refuse(*, given: object, with_csv: str) -> None:
    if given:
        typer.echo(f"--csv đọc mọi thứ từ tệp. Bỏ {with_csv} hoặc bỏ --csv.", err=True)
        raise typer.Exit(2)


def _fail(error: WorktimeError) -> NoReturn:
    typer.echo(error.message, err=True)
    raise typer.Exit(2)


def _print(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, default=rows.plain))
