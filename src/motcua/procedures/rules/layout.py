"""Where the steps of a process stand and how the ways between them run. Units are pixels.

Lanes are roles (by their code) at a place, columns follow the longest way from the start. A step
with several outcomes is followed by a gateway; a way back runs below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from motcua.procedures.rules.process import ProcessDefinition, StepDefinition

ROW, GAP = 120, 100
TASK = (130, 80)
GATE = (50, 50)
EVENT = (36, 36)
HEAD, LEFT, TOP = 30, 180, 60
ASIDE = 10
LABEL, LINE, LETTERS = 84, 14, 14
PLACES = {
    "receiving": "nơi tiếp nhận",
    "resolving": "cơ quan giải quyết",
    "division": "phòng chuyên môn",
}


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def centre(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Flow:
    source: str
    target: str
    label: str = ""
    back: bool = False


@dataclass
class Plan:
    """Boxes by identifier, flows, and the lanes with their members and rows."""

    boxes: dict[str, Box] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    lanes: dict[str, list[str]] = field(default_factory=dict)
    frames: dict[str, Box] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)
    gates: list[str] = field(default_factory=list)

    @property
    def width(self) -> float:
        return max(box.right for box in self.boxes.values()) + 80

    @property
    def bottom(self) -> float:
        return max(frame.y + frame.height for frame in self.frames.values())


def columns(process: ProcessDefinition) -> dict[str, int]:
    """How far each step stands from the start, by the longest way that does not turn back."""
    place = {step.key: 0 for step in process.steps}
    ways = [(step.key, b.next) for step in process.steps for b in step.branches if b.next in place]
    back = set(_turning_back(process))
    onward = [way for way in ways if way not in back]
    for _ in process.steps:
        for here, there in onward:
            place[there] = max(place[there], place[here] + 1)
    return place


def _turning_back(process: ProcessDefinition) -> Iterator[tuple[str, str]]:
    """Ways that lead to a step which is still being followed: drawn below, against the stream."""
    steps = {step.key: step for step in process.steps}
    open_, done = [], set()

    def follow(key: str) -> Iterator[tuple[str, str]]:
        open_.append(key)
        for branch in steps[key].branches:
            if branch.next in open_:
                yield key, branch.next
            elif branch.next in steps and branch.next not in done:
                yield from follow(branch.next)
        open_.pop()
        done.add(key)

    for step in process.steps:
        if step.key not in done:
            yield from follow(step.key)


def plan_of(process: ProcessDefinition) -> Plan:
    plan = Plan()
    place, back = columns(process), set(_turning_back(process))
    taken: dict[tuple[str, int], int] = {}
    row_of: dict[str, int] = {}
    for step in process.steps:
        lane = f"{step.role} · {PLACES.get(step.unit_rule, step.unit_rule)}"
        plan.lanes.setdefault(lane, []).append(id_of(step.key))
        row_of[step.key] = taken.get((lane, place[step.key]), 0)
        taken[lane, place[step.key]] = row_of[step.key] + 1
    _frame_lanes(plan, taken)
    left = _lefts(process, place)
    for step in process.steps:
        lane = next(name for name, ids in plan.lanes.items() if id_of(step.key) in ids)
        x = left[place[step.key]]
        y = plan.frames[lane].y + row_of[step.key] * ROW + (ROW - TASK[1]) / 2
        plan.boxes[id_of(step.key)] = Box(x, y, *TASK)
    _place_start(plan, process)
    for step in process.steps:
        _place_ways(plan, step, back)
    _widen(plan)
    return plan


def _lefts(process: ProcessDefinition, place: Mapping[str, int]) -> list[float]:
    """Where each column begins: one with a gateway is wider."""
    gates = {place[step.key] for step in process.steps if len(step.branches) > 1}
    lefts, x = [], float(LEFT)
    for column in range(max(place.values()) + 1):
        lefts.append(x)
        x += TASK[0] + GAP + (GATE[0] + 20 if column in gates else 0)
    return lefts


def _frame_lanes(plan: Plan, taken: Mapping[tuple[str, int], int]) -> None:
    y = float(TOP)
    for lane in plan.lanes:
        rows = max(count for (name, _), count in taken.items() if name == lane)
        plan.frames[lane] = Box(HEAD, y, 0, rows * ROW)
        y += rows * ROW


def _widen(plan: Plan) -> None:
    width = plan.width - HEAD
    plan.frames = {lane: Box(box.x, box.y, width, box.height) for lane, box in plan.frames.items()}


def _place_start(plan: Plan, process: ProcessDefinition) -> None:
    first = id_of(process.steps[0].key)
    plan.boxes["bat-dau"] = Box(LEFT - 80, plan.boxes[first].middle - EVENT[1] / 2, *EVENT)
    plan.flows.append(Flow("bat-dau", first))
    _join_lane(plan, first, "bat-dau")


def _place_ways(plan: Plan, step: StepDefinition, back: set[tuple[str, str]]) -> None:
    """The flows out of a step: through a gateway where there are several."""
    source, box = id_of(step.key), plan.boxes[id_of(step.key)]
    if len(step.branches) > 1:
        gate = f"re-{source}"
        plan.boxes[gate] = Box(box.right + 20, box.middle - GATE[1] / 2, *GATE)
        plan.gates.append(gate)
        plan.flows.append(Flow(source, gate))
        _join_lane(plan, source, gate)
        source = gate
    for place, branch in enumerate(step.branches, 1):
        target = id_of(branch.next) if branch.next else f"het-{id_of(step.key)}-{place}"
        if not branch.next:
            x, y = box.right + 90, box.middle - EVENT[1] / 2
            plan.boxes[target] = Box(x, y, *EVENT)
            plan.ends.append(target)
            _join_lane(plan, source, target)
        turns = (step.key, branch.next) in back
        plan.flows.append(Flow(source, target, branch.label, back=turns))


def _join_lane(plan: Plan, neighbour: str, newcomer: str) -> None:
    next(ids for ids in plan.lanes.values() if neighbour in ids).append(newcomer)


def id_of(key: str) -> str:
    return f"buoc-{key}"


def label_box(road: list[tuple[float, float]], flow: Flow, before: int) -> Box:
    """Beside the last stretch, above and below by turns; of a way back on its middle."""
    height = LINE * -(-len(flow.label) // LETTERS)
    if flow.back:
        (x1, y), (x2, _) = road[1], road[2]
        return Box((x1 + x2) / 2 - LABEL / 2, y - height / 2, LABEL, height)
    x, y = road[-1]
    aside = (-height - 2, 4, -2 * height - 2, height + 4)[before % 4]
    return Box(x - LABEL - 6, y + aside, LABEL, height)


def road_of(plan: Plan, flow: Flow) -> list[tuple[float, float]]:
    """Forward from right to left edge with one turn, above what it leaps over; backward below."""
    source, target = plan.boxes[flow.source], plan.boxes[flow.target]
    if flow.back or target.x <= source.x:
        below = max(source.middle, target.middle) + ROW / 2 - ASIDE
        return [
            (source.centre, source.y + source.height),
            (source.centre, below),
            (target.centre, below),
            (target.centre, target.y + target.height),
        ]
    turn, end = target.x - GAP + ASIDE, (target.x, target.middle)
    if target.x - source.right > GAP + TASK[0]:
        above = source.middle - ROW / 2 + ASIDE
        return [
            (source.centre, source.y),
            (source.centre, above),
            (turn, above),
            (turn, target.middle),
            end,
        ]
    start = (source.right, source.middle)
    if source.middle == target.middle:
        return [start, end]
    return [start, (turn, source.middle), (turn, target.middle), end]
