"""A set file (bộ tiêu chí) as the set it means, or everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from motcua.index.rules.criteria import Area, CriteriaSet, Criterion
from motcua.index.rules.faults import Fault, InvalidSet, Unreadable
from motcua.index.rules.grading import read_blocks, read_grades
from motcua.index.rules.kinds import Rule
from motcua.index.rules.numbers import ZERO, exact, plain
from motcua.index.rules.reading_rules import RuleReader
from motcua.index.rules.references import faults_of_references

_DEEPEST = 8
# Points of a set have no more decimals than this: the exact grid of the quick way relies on it.
_PLACES = 4


@dataclass(frozen=True, slots=True)
class ReadSet:
    """The set and remarks that stop nobody."""

    criteria_set: CriteriaSet
    notes: tuple[Fault, ...]


def read_set(data: object) -> ReadSet:
    """Raises `InvalidSet` with each fault at its criterion."""
    reader = _Reader()
    if not isinstance(data, Mapping):
        raise InvalidSet([Fault("Bộ tiêu chí", "tệp phải là một đối tượng JSON {…}.")])
    criteria_set = reader.whole(data)
    if not reader.faults:
        reader.faults += faults_of_references(criteria_set)
    if reader.faults:
        raise InvalidSet(reader.faults)
    return ReadSet(criteria_set, tuple(reader.notes))


@dataclass
class _Reader:
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)

    def whole(self, data: Mapping[str, Any]) -> CriteriaSet:
        areas = tuple(self._area(entry, n) for n, entry in enumerate(self._areas(data), 1))
        self._twice([area.code for area in areas], "Lĩnh vực")
        bonus, bonus_cap = self._section(data, "bonus", "Điểm thưởng")
        penalties, penalty_cap = self._section(data, "penalties", "Điểm trừ")
        grades, faults = read_grades(data.get("grades"))
        blocks, more = read_blocks(data.get("blocks"))
        self.faults += faults + more
        read = CriteriaSet(
            name=str(data.get("name") or ""),
            year=self._year(data.get("year")),
            legal_basis=str(data.get("legal_basis") or ""),
            areas=areas,
            bonus=bonus,
            bonus_cap=bonus_cap,
            penalties=penalties,
            penalty_cap=penalty_cap,
            grades=grades,
            blocks=blocks,
            by_percent=self._by_percent(data.get("total")),
        )
        self._sum("Bộ tiêu chí", data.get("max"), [area.criteria for area in areas])
        return read

    def _areas(self, data: Mapping[str, Any]) -> list[object]:
        areas = data.get("areas")
        if isinstance(areas, list) and areas:
            return areas
        self._fault("Bộ tiêu chí", "cần “areas”: danh sách lĩnh vực, ít nhất một.")
        return []

    def _area(self, data: object, number: int) -> Area:
        where = f"Lĩnh vực thứ {number}"
        if not isinstance(data, Mapping):
            self._fault(where, 'phải ghi dạng {"code": …, "name": …, "criteria": […]}.')
            return Area(code=str(number), name="", criteria=())
        code = self._code(data, where)
        where = f"Lĩnh vực {code}" if code else where
        criteria = self._criteria(data.get("criteria"), where, _DEEPEST, penalty=False)
        self._sum(where, data.get("max"), [criteria])
        return Area(code=code, name=str(data.get("name") or code), criteria=criteria)

    def _section(
        self, data: Mapping[str, Any], key: str, where: str
    ) -> tuple[tuple[Criterion, ...], Fraction | None]:
        section = data.get(key)
        if section is None:
            return (), None
        if not isinstance(section, Mapping):
            self._fault(where, f'“{key}” phải ghi dạng {{"criteria": […]}}.')
            return (), None
        cap = None if section.get("max") is None else self._amount(section["max"], where)
        if not section.get("criteria"):
            return (), cap
        penalty = key == "penalties"
        return self._criteria(section["criteria"], where, _DEEPEST, penalty=penalty), cap

    def _criteria(
        self, listed: object, where: str, depth: int, *, penalty: bool, may_na: object = None
    ) -> tuple[Criterion, ...]:
        if not isinstance(listed, list) or not listed:
            self._fault(where, "cần “criteria”: danh sách tiêu chí, ít nhất một.")
            return ()
        if not depth:
            self._fault(where, f"tiêu chí lồng nhau quá {_DEEPEST} tầng.")
            return ()
        found = []
        for number, entry in enumerate(listed, 1):
            if isinstance(entry, Mapping):
                inherited = {"not_applicable": may_na} | dict(entry)
                found.append(self._criterion(inherited, f"{where}, mục {number}", depth, penalty))
            else:
                self._fault(f"{where}, mục {number}", "tiêu chí phải là một đối tượng {…}.")
        return tuple(found)

    def _criterion(
        self,
        data: Mapping[str, Any],
        where: str,
        depth: int,
        penalty: bool,  # noqa: FBT001
    ) -> Criterion:
        code = self._code(data, where)
        where = f"Tiêu chí {code}" if code else where
        if code in self.codes:
            self._fault(where, "mã này đã dùng cho một tiêu chí khác.")
        self.codes.add(code)
        parts: tuple[Criterion, ...] = ()
        if data.get("criteria"):
            may_na = data.get("not_applicable")
            parts = self._criteria(
                data["criteria"], where, depth - 1, penalty=penalty, may_na=may_na
            )
        most = self._most(data, where, parts, penalty=penalty)
        return Criterion(
            code=code,
            name=str(data.get("name") or code),
            most=most,
            may_not_apply=self._may_not_apply(data.get("not_applicable"), where, penalty=penalty),
            rule=self._rule(data, where, most, has_parts=bool(parts)),
            parts=parts,
            unit=str(data.get("unit") or ""),
            effort=None if data.get("effort") is None else self._amount(data["effort"], where),
        )

    def _most(
        self, data: Mapping[str, Any], where: str, parts: tuple[Criterion, ...], *, penalty: bool
    ) -> Fraction | None:
        given = data.get("max")
        if parts:
            self._sum(where, given, [parts])
            return sum((part.top for part in parts), ZERO)
        if given is None and not penalty:
            self._fault(where, "thiếu điểm tối đa (max).")
        return None if given is None else self._amount(given, where)

    def _rule(
        self, data: Mapping[str, Any], where: str, most: Fraction | None, *, has_parts: bool
    ) -> Rule | None:
        given = data.get("rule")
        if has_parts:
            if given is not None:
                self._fault(where, "đã có tiêu chí con thì không có cách chấm riêng (rule).")
            return None
        if given is None:
            self._fault(where, "chưa có cách chấm điểm (rule).")
            return None
        reader = RuleReader(most)
        try:
            return reader.read(given)
        except Unreadable as cause:
            self._fault(where, str(cause))
            return None
        finally:
            self.notes += [Fault(where, note) for note in reader.notes]

    def _may_not_apply(self, value: object, where: str, *, penalty: bool) -> bool:
        if value not in (None, "forbidden", "reduces_max"):
            self._fault(where, "“not_applicable” nhận “reduces_max” hoặc “forbidden”.")
        if value == "reduces_max" and penalty:
            self._fault(where, "điểm trừ luôn áp dụng: bỏ “reduces_max”, ghi 0 khi không trừ.")
        return value == "reduces_max"

    def _sum(self, where: str, given: object, groups: list[tuple[Criterion, ...]]) -> None:
        """What is headed 100 must not sum to 99.55."""
        if given is None:
            return
        headed = self._amount(given, where)
        summed = sum((part.top for group in groups for part in group), ZERO)
        if headed != summed:
            self._fault(
                where,
                f"điểm tối đa ghi {plain(headed)} nhưng các mục con cộng lại "
                f"{plain(summed)}, lệch {plain(headed - summed)}.",
            )

    def _amount(self, value: object, where: str) -> Fraction:
        try:
            amount = exact(value)
        except Unreadable as cause:
            self._fault(where, str(cause))
            return ZERO
        if amount < 0:
            self._fault(where, f"{plain(amount)} âm. Ghi số từ 0 trở lên.")
        elif (amount * 10**_PLACES).denominator != 1:
            self._fault(where, f"{plain(amount)} có quá {_PLACES} chữ số thập phân.")
        return amount

    def _code(self, data: Mapping[str, Any], where: str) -> str:
        code = str(data.get("code") or "").strip()
        if not code:
            self._fault(where, "thiếu mã (code).")
        return code

    def _year(self, value: object) -> int:
        try:
            return int(str(value or 0))
        except ValueError:
            self._fault("Bộ tiêu chí", f"năm “{str(value)[:20]}” không phải số nguyên.")
            return 0

    def _by_percent(self, total: object) -> bool:
        mode = total.get("mode", "percent") if isinstance(total, Mapping) else total
        if mode not in (None, "percent", "sum"):
            self._fault("Bộ tiêu chí", "“total.mode” nhận “percent” hoặc “sum”.")
        return mode != "sum"

    def _twice(self, codes: list[str], what: str) -> None:
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            self._fault(f"{what} {code}", "mã này dùng hai lần.")

    def _fault(self, where: str, message: str) -> None:
        self.faults.append(Fault(where, message))
