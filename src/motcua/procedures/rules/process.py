"""Quy trình nội bộ on paper: what may be published as one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from motcua.worktime import Term, TermUnit

ACTS = (
    "transfer",
    "assign",
    "submit_for_approval",
    "approve",
    "send_back",
    "hand_to_counter",
    "return_result",
)
UNIT_RULES = ("receiving", "resolving", "division")
HOUR = 3_600
WORKING_DAY = 8 * HOUR
_SECONDS = {
    TermUnit.WORKING_DAYS: WORKING_DAY,
    TermUnit.WORKING_HOURS: HOUR,
    TermUnit.MINUTES: 60,
    TermUnit.SAME_DAY: WORKING_DAY,
}


@dataclass(frozen=True, kw_only=True)
class BranchDefinition:
    """`next` is the key of a step; empty ends the process."""

    act: str
    label: str
    outcome: str = ""
    next: str = ""


@dataclass(frozen=True, kw_only=True)
class StepDefinition:
    key: str
    name: str
    role: str
    unit_rule: str
    budget_seconds: int
    branches: tuple[BranchDefinition, ...]


@dataclass(frozen=True, kw_only=True)
class ProcessDefinition:
    """The first step is the start."""

    steps: tuple[StepDefinition, ...]
    legal_basis: str
    resolving_unit: str = ""


Fault = tuple[str, str]


def faults(
    process: ProcessDefinition, *, roles: Collection[str], terms: Collection[str] = ()
) -> dict[str, list[str]]:
    """Messages by cell (`steps.2.role`, `steps.2.branches.1.next`); empty when all is well.

    `terms` are the canonical terms of the procedure's methods.
    """
    found: dict[str, list[str]] = {}
    for cell, message in _faults(process, roles, terms):
        found.setdefault(cell, []).append(message)
    return found


def working_seconds(term: Term) -> int | None:
    """None when the term is not in working time, so budgets cannot be compared with it."""
    unit = _SECONDS.get(term.unit)
    return None if unit is None else int(term.amount * unit)


def _faults(
    process: ProcessDefinition, roles: Collection[str], terms: Collection[str]
) -> Iterator[Fault]:
    if not process.steps:
        yield "steps", "Quy trình chưa có bước nào. Thêm bước tiếp nhận làm bước đầu."
        return
    if not process.legal_basis.strip():
        yield "legal_basis", "Căn cứ còn trống. Ghi số quyết định phê duyệt quy trình nội bộ."
    broken = False
    for place, step in enumerate(process.steps, start=1):
        for fault in _step_faults(f"steps.{place}", step, process, roles):
            broken = True
            yield fault
    if not broken:
        yield from _road_faults(process)
        yield from _budget_faults(process, terms)


def _step_faults(
    cell: str, step: StepDefinition, process: ProcessDefinition, roles: Collection[str]
) -> Iterator[Fault]:
    keys = [other.key for other in process.steps]
    if not step.key:
        yield f"{cell}.key", "Khóa của bước còn trống. Đặt tên ngắn không dấu, ví dụ tham-dinh."
    elif keys.count(step.key) > 1:
        yield f"{cell}.key", f"Khóa “{step.key}” dùng cho nhiều bước. Mỗi bước một khóa riêng."
    if not step.name.strip():
        yield f"{cell}.name", "Tên bước còn trống."
    if step.role not in roles:
        yield f"{cell}.role", _no_role(step, roles)
    if step.unit_rule not in UNIT_RULES:
        allowed, name = ", ".join(UNIT_RULES), step.name
        yield (
            f"{cell}.unit_rule",
            f"Nơi thực hiện “{step.unit_rule}” của bước “{name}” không có. Chọn {allowed}.",
        )
    if step.budget_seconds <= 0:
        yield f"{cell}.budget_seconds", f"Bước “{step.name}” cần thời gian lớn hơn 0."
    if not step.branches:
        yield f"{cell}.branches", f"Bước “{step.name}” không có việc nào để đi tiếp."
    for place, branch in enumerate(step.branches, start=1):
        yield from _branch_faults(f"{cell}.branches.{place}", branch, step, keys)


def _no_role(step: StepDefinition, roles: Collection[str]) -> str:
    if not step.role:
        return f"Bước “{step.name}” chưa có vai trò. Chọn một trong {', '.join(roles)}."
    return (
        f"Vai trò “{step.role}” của bước “{step.name}” không có. Chọn một trong {', '.join(roles)}."
    )


def _branch_faults(
    cell: str, branch: BranchDefinition, step: StepDefinition, keys: Collection[str]
) -> Iterator[Fault]:
    if branch.act not in ACTS:
        yield f"{cell}.act", f"Việc “{branch.act}” không có. Chọn một trong {', '.join(ACTS)}."
    if not branch.label.strip():
        yield f"{cell}.label", "Nhãn của nhánh còn trống. Ghi chữ mà cán bộ sẽ đọc trên nút."
    if branch.next and branch.next not in keys:
        yield f"{cell}.next", f"Bước kế tiếp “{branch.next}” không có trong quy trình."
    pairs = [(other.act, other.outcome) for other in step.branches]
    if pairs.count((branch.act, branch.outcome)) > 1:
        outcome = branch.outcome or "mặc định"
        yield (
            f"{cell}.outcome",
            f"Việc “{branch.act}” có hai nhánh cùng kết quả “{outcome}”. Đặt kết quả khác nhau.",
        )


def _road_faults(process: ProcessDefinition) -> Iterator[Fault]:
    onward = {step.key: {b.next for b in step.branches} for step in process.steps}
    names = {step.key: step.name for step in process.steps}
    start = process.steps[0].key
    reached = _closure({start}, onward)
    ends = "" in {key for ways in onward.values() for key in ways}
    if not ends:
        yield "steps", _ENDLESS
    for place, step in enumerate(process.steps, start=1):
        if step.key not in reached:
            message = f"Không nhánh nào đi tới bước “{step.name}” từ bước đầu. Nối vào hoặc bỏ đi."
            yield f"steps.{place}", message
        elif ends and "" not in _closure({step.key}, onward):
            yield f"steps.{place}.branches", _stuck(step, onward, names)


_ENDLESS = (
    "Quy trình không kết thúc được: không việc nào của bước nào là việc cuối. "
    "Thêm việc trả kết quả không có bước kế tiếp."
)


def _stuck(step: StepDefinition, onward: dict[str, set[str]], names: dict[str, str]) -> str:
    """Why the end cannot be reached from here: a loop without exit, or a way into one."""
    after = _closure(set(onward[step.key]), onward)
    if step.key in after:
        loop = [key for key in names if key in after and step.key in _closure({key}, onward)]
        told = ", ".join(f"“{names[key]}”" for key in loop)
        return f"Bước {told} quay vòng nên không đi tới được kết thúc. Thêm nhánh ra khỏi vòng."
    return f"Từ bước “{step.name}” không đi tới được kết thúc. Thêm nhánh kết thúc."


def _closure(reached: set[str], onward: dict[str, set[str]]) -> set[str]:
    reached = set(reached)
    frontier = set(reached)
    while frontier:
        frontier = {key for step in frontier for key in onward.get(step, ())} - reached
        reached |= frontier
    return reached


def _budget_faults(process: ProcessDefinition, terms: Collection[str]) -> Iterator[Fault]:
    if fault := too_long(process, terms):
        yield "steps", fault


def too_long(process: ProcessDefinition, terms: Collection[str]) -> str:
    """Why the longest way does not fit into the shortest term in working time; empty: it does."""
    given = [(working_seconds(Term.parse(term)), term) for term in terms]
    working = [(seconds, term) for seconds, term in given if seconds is not None]
    if not working:
        return ""
    shortest, term = min(working)
    longest = longest_road(process)
    if longest <= shortest:
        return ""
    most = max(process.steps, key=lambda step: step.budget_seconds)
    return (
        f"Tổng thời gian các bước là {longest / HOUR:g} giờ làm việc, "
        f"vượt thời hạn {Term.parse(term).text()} ({shortest / HOUR:g} giờ). "
        f"Bớt thời gian của một số bước; dài nhất là “{most.name}” "
        f"({most.budget_seconds / HOUR:g} giờ)."
    )


def longest_road(process: ProcessDefinition) -> int:
    """Working seconds of the longest way without a step done twice.

    Returning the result does not count: the term is kept once the result is ready.
    """
    steps = {step.key: step for step in process.steps}

    def onward(key: str, passed: frozenset[str]) -> int:
        step = steps[key]
        acts = {branch.act for branch in step.branches}
        own = 0 if acts == {"return_result"} else step.budget_seconds
        ways = {b.next for b in step.branches if b.next and b.next not in passed | {key}}
        return own + max((onward(way, passed | {key}) for way in ways), default=0)

    return onward(process.steps[0].key, frozenset())
