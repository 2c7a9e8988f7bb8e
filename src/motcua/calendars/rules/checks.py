"""What is wrong with a change before it is entered; each sentence says how to mend it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from motcua.calendars.rules.composing import closed_part, week_of, without
from motcua.calendars.rules.entries import OFF_KINDS, ChangeKind, Entry, NationalDay, intervals
from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text
from motcua.worktime import Calendar, DayKind, InvalidHours
from motcua.worktime.calendars import KNOWN_YEARS

FIRST_YEAR, YEARS_AHEAD = KNOWN_YEARS[0], 5
LONGEST = 92
LEAST_DAYS_OF_A_YEAR = 6
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def check(entry: Entry, standing: Calendar, own: Sequence[Entry]) -> None:
    """Against the calendar as it stands and the unit's own changes; raises InvalidInput."""
    _check_words(entry)
    _check_years(entry, standing.years[1] + YEARS_AHEAD)
    match entry.kind:
        case ChangeKind.HOURS:
            check_week(entry)
            _check_version(entry, own)
        case ChangeKind.WORKING:
            _check_working(entry, standing)
        case ChangeKind.SWAP:
            _check_swap(entry, standing)
        case kind if kind in OFF_KINDS:
            _check_off(entry, standing)


def _check_words(entry: Entry) -> None:
    errors: dict[str, list[str]] = {}
    if not entry.name and entry.kind in OFF_KINDS:
        errors["name"] = ["Ghi lý do nghỉ, ví dụ: bão số 10. Lý do này hiện trên từng hồ sơ."]
    if not entry.legal_basis:
        errors["legal_basis"] = ["Ghi căn cứ, ví dụ: Thông báo số 12/TB-UBND ngày 11/10/2026."]
    if errors:
        raise InvalidInput(errors=errors)


def _check_years(entry: Entry, last: int) -> None:
    for field, day in (("first_day", entry.first_day), ("last_day", entry.last_day),
                       ("made_up_on", entry.made_up_on)):  # fmt: skip
        if day and not FIRST_YEAR <= day.year <= last:
            raise InvalidInput(
                f"Ngày {date_text(day)} nằm ngoài các năm {FIRST_YEAR}–{last}. Kiểm tra lại năm.",
                field=field,
            )


def check_week(entry: Entry) -> None:
    """Hours of each weekday by themselves, so that the error stands at its day."""
    errors: dict[str, list[str]] = {}
    for number, text in enumerate(entry.week):
        try:
            intervals(text)
        except InvalidHours as fault:
            errors[f"day_{number}"] = [f"{WEEKDAYS[number]}: {fault.message}"]
    if errors:
        raise InvalidInput(errors=errors, code="invalid-hours")
    if not any(week_of(entry).days):
        raise InvalidInput(
            "Cả tuần không có giờ nào tính vào thời hạn. Ghi giờ làm việc cho ít nhất một ngày.",
            field="day_0",
        )


def _check_version(entry: Entry, own: Sequence[Entry]) -> None:
    same = [e for e in own if e.kind is ChangeKind.HOURS and e.first_day == entry.first_day]
    if same:
        raise InvalidInput(
            f"Đơn vị đã có giờ làm việc từ ngày {date_text(entry.first_day)}. "
            "Bỏ thay đổi đó trước, hoặc chọn ngày khác.",
            field="first_day",
            code="same_day",
        )


def _check_off(entry: Entry, standing: Calendar) -> None:
    if (entry.ends, entry.to_time or dt.time.max) <= (
        entry.first_day, entry.from_time or dt.time.min,
    ):  # fmt: skip
        raise InvalidInput(
            "Thời điểm mở cửa lại phải sau thời điểm bắt đầu nghỉ. Sửa ngày hoặc giờ kết thúc.",
            field="last_day",
            code="ends_before",
        )
    days = (entry.ends - entry.first_day).days + 1
    if days > LONGEST:
        raise InvalidInput(
            f"Khoảng nghỉ dài {days} ngày, tối đa {LONGEST} ngày. Kiểm tra lại ngày kết thúc.",
            field="last_day",
        )
    if not any(_takes(entry, standing, number) for number in range(days)):
        raise InvalidInput(
            "Khoảng nghỉ này không chạm giờ làm việc nào nên không đổi gì. Kiểm tra lại ngày giờ.",
            field="first_day",
            code="nothing_changes",
        )


def _takes(entry: Entry, standing: Calendar, number: int) -> bool:
    day = entry.first_day + dt.timedelta(number)
    worked = standing.hours_on(day)
    return without(worked, *closed_part(entry, day)) != worked


def _check_working(entry: Entry, standing: Calendar) -> None:
    if entry.hours:
        try:
            intervals(entry.hours)
        except InvalidHours as fault:
            raise InvalidInput(fault.message, field="hours", code="invalid-hours") from None
    _must_be_off(entry.first_day, standing, "first_day")


def _check_swap(entry: Entry, standing: Calendar) -> None:
    if entry.made_up_on is None:
        raise InvalidInput("Ghi ngày làm bù.", field="made_up_on")
    if not standing.hours_on(entry.first_day):
        raise InvalidInput(
            f"Ngày {date_text(entry.first_day)} vốn là ngày nghỉ, không cần hoán đổi.",
            field="first_day",
        )
    _must_be_off(entry.made_up_on, standing, "made_up_on")


def _must_be_off(day: dt.date, standing: Calendar, field: str) -> None:
    if standing.hours_on(day):
        raise InvalidInput(
            f"Ngày {date_text(day)} vốn là ngày làm việc. Chọn một ngày nghỉ.",
            field=field,
            code="already_working",
        )


def check_announcement(entry: Entry, announced: Sequence[Entry]) -> None:
    """A year follows the last one known, and is announced once."""
    known = max([KNOWN_YEARS[1], *(each.year for each in announced)])
    year = entry.year
    before = next((each for each in announced if each.year == year), None)
    if before is not None:
        raise InvalidInput(_contradiction(entry, before), field="year", code="announced")
    if year != known + 1:
        raise InvalidInput(_out_of_turn(year, known), field="year", code="out_of_turn")
    if faults := [*_day_faults(entry.days, year)]:
        raise InvalidInput(errors={"days": faults}, code="invalid_days")


def _out_of_turn(year: int, known: int) -> str:
    if KNOWN_YEARS[0] <= year <= known:
        return f"Năm {year} đã có lịch trong hệ thống. Ghi thay đổi ở lịch của tỉnh."
    return f"Năm chưa công bố gần nhất là {known + 1}. Công bố năm đó trước năm {year}."


def _contradiction(entry: Entry, before: Entry) -> str:
    old, new = ({day.day: day.kind for day in each.days} for each in (before, entry))
    differing = sorted(d for d in old.keys() | new.keys() if old.get(d) != new.get(d))
    if not differing:
        return f"Lịch năm {entry.year} đã được công bố đúng như vậy."
    listed = ", ".join(f"{day:%d/%m}" for day in differing[:6])
    return (
        f"Lịch năm {entry.year} đã công bố theo {before.legal_basis}, khác bản này ở: {listed}. "
        "Bỏ bản đã công bố trước khi nhập bản mới."
    )


def _day_faults(days: Sequence[NationalDay], year: int) -> list[str]:
    faults: list[str] = []
    seen: set[dt.date] = set()
    for day in days:
        if day.day.year != year:
            faults.append(f"{date_text(day.day)} không thuộc năm {year}.")
        if day.day in seen:
            faults.append(f"{date_text(day.day)} ghi hai lần.")
        if day.kind is DayKind.WORKING and day.day.weekday() < 5:
            faults.append(f"{date_text(day.day)} vốn là ngày làm việc, không cần ghi làm bù.")
        seen.add(day.day)
    off = sum(day.kind is not DayKind.WORKING for day in days)
    if off < LEAST_DAYS_OF_A_YEAR:
        faults.append(
            f"Mới có {off} ngày nghỉ; một năm có ít nhất {LEAST_DAYS_OF_A_YEAR} ngày nghỉ lễ, Tết. "
            "Nhập đủ theo thông báo."
        )
    return faults


def check_withdrawal(entry: Entry, announced: Sequence[Entry]) -> None:
    """Known years have no gap: only the last one announced can be taken back."""
    if entry.kind is ChangeKind.WITHDRAWAL:
        raise InvalidInput("Không bỏ được một lần bỏ. Nhập lại thay đổi cũ.", field="change")
    later = [each.year for each in announced if each.year > entry.year]
    if entry.kind is ChangeKind.YEAR and later:
        raise InvalidInput(
            f"Năm {max(later)} đã công bố sau năm {entry.year}. Bỏ năm {max(later)} trước.",
            field="change",
        )
