"""An internal process as a BPMN 2.0 file with its layout, made from our own table of steps."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from motcua.procedures.rules.layout import (
    TOP,
    Box,
    Plan,
    id_of,
    label_box,
    plan_of,
    road_of,
)
from motcua.procedures.rules.process import HOUR, ProcessDefinition, StepDefinition

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
for prefix, space in (("bpmn", BPMN), ("bpmndi", BPMNDI), ("dc", DC), ("di", DI)):
    ET.register_namespace(prefix, space)


def bpmn_xml(process: ProcessDefinition, *, title: str) -> str:
    """Raises ValueError for a process without steps."""
    if not process.steps:
        message = "a process without steps cannot be drawn"
        raise ValueError(message)
    plan = plan_of(process)
    root = ET.Element(
        f"{{{BPMN}}}definitions", {"id": "quy-trinh", "targetNamespace": "urn:motcua:quy-trinh"}
    )
    _write_model(root, process, plan, title)
    _write_layout(root, plan)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


# ── what BPMN says ───────────────────────────────────────────────────────────────────────────────


def _write_model(root: ET.Element, process: ProcessDefinition, plan: Plan, title: str) -> None:
    collaboration = _under(root, BPMN, "collaboration", id="noi-lam")
    _under(collaboration, BPMN, "participant", id="be-boi", name=title, processRef="cac-buoc")
    model = _under(root, BPMN, "process", id="cac-buoc", isExecutable="false")
    lanes = _under(model, BPMN, "laneSet", id="cac-lan")
    for place, (name, members) in enumerate(plan.lanes.items(), 1):
        lane = _under(lanes, BPMN, "lane", id=f"lan-{place}", name=name)
        for member in members:
            _under(lane, BPMN, "flowNodeRef").text = member
    _node(model, plan, "startEvent", "bat-dau", "Nộp hồ sơ")
    for step in process.steps:
        _node(model, plan, "userTask", id_of(step.key), f"{step.name} ({hours(step)})")
    for gate in plan.gates:
        _node(model, plan, "exclusiveGateway", gate, "")
    for end in plan.ends:
        _node(model, plan, "endEvent", end, "Kết thúc")
    for place, flow in enumerate(plan.flows, 1):
        told = {"name": flow.label} if flow.label else {}
        _under(
            model, BPMN, "sequenceFlow",
            id=f"duong-{place}", sourceRef=flow.source, targetRef=flow.target, **told,
        )  # fmt: skip


def hours(step: StepDefinition) -> str:
    return f"{step.budget_seconds / HOUR:g} giờ".replace(".", ",")


def _node(model: ET.Element, plan: Plan, kind: str, node: str, name: str) -> None:
    element = _under(model, BPMN, kind, id=node, **({"name": name} if name else {}))
    for place, flow in enumerate(plan.flows, 1):
        if flow.target == node:
            _under(element, BPMN, "incoming").text = f"duong-{place}"
    for place, flow in enumerate(plan.flows, 1):
        if flow.source == node:
            _under(element, BPMN, "outgoing").text = f"duong-{place}"


def _under(parent: ET.Element, space: str, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{space}}}{tag}", attributes)


# ── where it stands ──────────────────────────────────────────────────────────────────────────────


def _write_layout(root: ET.Element, plan: Plan) -> None:
    diagram = _under(root, BPMNDI, "BPMNDiagram", id="hinh")
    plane = _under(diagram, BPMNDI, "BPMNPlane", id="mat", bpmnElement="noi-lam")
    pool = Box(0, TOP, plan.width, plan.bottom - TOP)
    _shape(plane, "be-boi", pool, isHorizontal="true")
    for place, frame in enumerate(plan.frames.values(), 1):
        _shape(plane, f"lan-{place}", frame, isHorizontal="true")
    for node, box in plan.boxes.items():
        _shape(plane, node, box)
    told: Counter[str] = Counter()
    for place, flow in enumerate(plan.flows, 1):
        edge = _under(
            plane, BPMNDI, "BPMNEdge", id=f"duong-{place}-hinh", bpmnElement=f"duong-{place}"
        )
        road = road_of(plan, flow)
        for x, y in road:
            _under(edge, DI, "waypoint", x=f"{x:g}", y=f"{y:g}")
        if flow.label:
            _bounds(_under(edge, BPMNDI, "BPMNLabel"), label_box(road, flow, told[flow.target]))
            told[flow.target] += not flow.back


def _shape(plane: ET.Element, node: str, box: Box, **attributes: str) -> None:
    shape = _under(plane, BPMNDI, "BPMNShape", id=f"{node}-hinh", bpmnElement=node, **attributes)
    _bounds(shape, box)


def _bounds(shape: ET.Element, box: Box) -> None:
    sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    _under(shape, DC, "Bounds", **{side: f"{value:g}" for side, value in sides.items()})
