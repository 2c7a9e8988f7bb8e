"""The drawing of a process: BPMN 2.0 that tells the same as the table of steps."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest

from motcua.procedures.rules.drawing import BPMN, BPMNDI, DC, DI, bpmn_xml
from motcua.procedures.rules.layout import columns
from motcua.procedures.rules.process import ProcessDefinition
from tests.procedures.samples import branch, process, step
from tests.province import steps

BIG = ProcessDefinition(steps=steps(), legal_basis="x")


def drawn(definition, title="Quy trình"):
    return ET.fromstring(bpmn_xml(definition, title=title))


def found(root, tag, space=BPMN):
    return list(root.iter(f"{{{space}}}{tag}"))


def boxes(root):
    return {
        shape.get("bpmnElement"): tuple(
            float(shape.find(f"{{{DC}}}Bounds").get(side)) for side in ("x", "y", "width", "height")
        )
        for shape in found(root, "BPMNShape", BPMNDI)
    }


@pytest.mark.parametrize("definition", [process(), BIG])
def test_every_step_and_every_branch_is_drawn_once(definition):
    root = drawn(definition)
    tasks = {task.get("id") for task in found(root, "userTask")}
    assert tasks == {f"buoc-{step.key}" for step in definition.steps}
    labels = [flow.get("name") for flow in found(root, "sequenceFlow") if flow.get("name")]
    assert sorted(labels) == sorted(b.label for s in definition.steps for b in s.branches)
    edges = {edge.get("bpmnElement") for edge in found(root, "BPMNEdge", BPMNDI)}
    assert edges == {flow.get("id") for flow in found(root, "sequenceFlow")}
    nodes = {ref.text for ref in found(root, "flowNodeRef")}
    ends = {
        flow.get(side)
        for flow in found(root, "sequenceFlow")
        for side in ("sourceRef", "targetRef")
    }
    assert nodes == ends
    assert nodes < set(boxes(root))
    assert all(
        len(edge.findall(f"{{{DI}}}waypoint")) >= 2 for edge in found(root, "BPMNEdge", BPMNDI)
    )


@pytest.mark.parametrize("definition", [process(), BIG])
def test_no_box_lies_on_another_and_each_lies_in_its_lane(definition):
    root = drawn(definition)
    placed = boxes(root)
    lanes = {lane.get("id"): [n.text for n in lane] for lane in found(root, "lane")}
    nodes = [node for members in lanes.values() for node in members]
    for place, one in enumerate(nodes):
        for other in nodes[place + 1 :]:
            assert apart(placed[one], placed[other]), f"{one} lies on {other}"
    for lane, members in lanes.items():
        x, y, width, height = placed[lane]
        for node in members:
            left, top, wide, high = placed[node]
            assert x <= left and y <= top
            assert left + wide <= x + width and top + high <= y + height


def apart(one, other):
    (x, y, w, h), (a, b, c, d) = one, other
    return x + w <= a or a + c <= x or y + h <= b or b + d <= y


def test_steps_stand_in_the_order_of_the_road_though_some_lead_back():
    assert columns(process()) == {"nhan": 0, "xu-ly": 1, "xac-minh": 2, "ky": 3, "tra": 4}


def test_a_way_on_never_runs_through_a_step():
    root = drawn(BIG)
    placed = boxes(root)
    tasks = [box for node, box in placed.items() if node.startswith("buoc-")]
    flows = {flow.get("id"): flow for flow in found(root, "sequenceFlow")}
    for edge in found(root, "BPMNEdge", BPMNDI):
        flow = flows[edge.get("bpmnElement")]
        own = {placed[flow.get("sourceRef")], placed[flow.get("targetRef")]}
        points = [(float(p.get("x")), float(p.get("y"))) for p in edge.iter(f"{{{DI}}}waypoint")]
        level = [(a, b) for a, b in itertools.pairwise(points) if a[1] == b[1]]
        for (x1, y), (x2, _) in level:
            crossed = [
                t for t in tasks
                if t not in own and min(x1, x2) < t[0] + t[2] and max(x1, x2) > t[0]
                and t[1] < y < t[1] + t[3]
            ]  # fmt: skip
            assert not crossed, flow.get("name")


def test_names_are_text_and_never_markup():
    evil = ProcessDefinition(steps=(step("a", "TN", 1, branch("return_result")),), legal_basis="x")
    assert "<script>" not in bpmn_xml(evil, title="<script>alert(1)</script> & Co")


def test_nothing_to_draw_is_said():
    with pytest.raises(ValueError, match="without steps"):
        bpmn_xml(ProcessDefinition(steps=(), legal_basis=""), title="")
