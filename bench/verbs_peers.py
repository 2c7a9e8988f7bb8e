"""How others change a state and keep a history, one commit an act."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from bench.verbs_app.models import Case, FsmCase, History
from motcua.kernel.clock import now

NOTE = "Đủ điều kiện, đề nghị duyệt."


def make_tables() -> None:
    with connection.schema_editor() as editor:
        for model in (Case, FsmCase, History):
            editor.create_model(model)


def _remember(case: int, what: str) -> None:
    History.objects.create(case=case, at=now(), actor="post:1", what=what, note=NOTE)


def raw(rows: int) -> Callable[[], None]:
    """The limit: two statements and a commit through the driver alone."""
    keys = [Case.objects.create().pk for _ in range(rows)]

    def act() -> None:
        connection.ensure_connection()
        driver = connection.connection
        for key in keys:
            with driver.transaction(), driver.cursor() as cursor:
                cursor.execute(
                    "UPDATE verbs_app_case SET status = %s, version = version + 1 WHERE id = %s",
                    ("submitted", key),
                )
                cursor.execute(
                    "INSERT INTO verbs_app_history (\"case\", at, actor, what, note) "
                    "VALUES (%s, %s, %s, %s, %s)", (key, now(), "post:1", "submit", NOTE),
                )  # fmt: skip

    return act


def plain(rows: int) -> Callable[[], None]:
    """Read, guarded update, history row: what a careful Django view does."""
    keys = [Case.objects.create().pk for _ in range(rows)]

    def act() -> None:
        for key in keys:
            with transaction.atomic():
                case = Case.objects.get(pk=key)
                found = Case.objects.filter(pk=key, version=case.version)
                assert found.update(status="submitted", version=case.version + 1)
                _remember(key, "submit")

    return act


def fsm(rows: int) -> Callable[[], None]:
    keys = [FsmCase.objects.create().pk for _ in range(rows)]

    def act() -> None:
        for key in keys:
            with transaction.atomic():
                case = FsmCase.objects.select_for_update().get(pk=key)
                (case.submit if case.status == "at_work" else case.send_back)()
                case.save()
                _remember(key, "submit")

    return act


def statemachine(rows: int) -> Callable[[], None]:
    from statemachine import State, StateMachine

    class Life(StateMachine):
        at_work = State(initial=True)
        submitted = State()
        submit = at_work.to(submitted)
        send_back = submitted.to(at_work)

    keys = [Case.objects.create().pk for _ in range(rows)]

    def act() -> None:
        for key in keys:
            with transaction.atomic():
                case = Case.objects.select_for_update().get(pk=key)
                life = Life(case, state_field="status")
                (life.submit if case.status == "at_work" else life.send_back)()
                case.version += 1
                case.save(update_fields=["status", "version"])
                _remember(key, "submit")

    return act


def spiff(rows: int) -> Callable[[], None]:
    """The workflow with its JSON in the row, as its documentation keeps it."""
    from SpiffWorkflow.bpmn import BpmnWorkflow
    from SpiffWorkflow.bpmn.parser import BpmnParser
    from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

    parser = BpmnParser()
    parser.add_bpmn_str(_LOOP.encode())
    serializer = BpmnWorkflowSerializer()
    first = BpmnWorkflow(parser.get_spec("road"))
    first.do_engine_steps()
    kept = json.loads(serializer.serialize_json(first))
    keys = [Case.objects.create(workflow=kept).pk for _ in range(rows)]

    def act() -> None:
        for key in keys:
            with transaction.atomic():
                case = Case.objects.select_for_update().get(pk=key)
                workflow = serializer.deserialize_json(json.dumps(case.workflow))
                task = workflow.get_tasks(manual=True, state=16)[0]
                task.data["again"] = True
                task.run()
                workflow.do_engine_steps()
                # Begun anew each time: its history would make every further round slower.
                case.workflow = kept if serializer.serialize_json(workflow) else {}
                case.save(update_fields=["workflow"])
                _remember(key, "submit")

    return act


_LOOP = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
 <process id="road" isExecutable="true">
  <startEvent id="s"><outgoing>a</outgoing></startEvent>
  <manualTask id="appraise"><incoming>a</incoming><outgoing>b</outgoing></manualTask>
  <manualTask id="approve"><incoming>b</incoming><outgoing>c</outgoing></manualTask>
  <endEvent id="e"><incoming>c</incoming></endEvent>
  <sequenceFlow id="a" sourceRef="s" targetRef="appraise"/>
  <sequenceFlow id="b" sourceRef="appraise" targetRef="approve"/>
  <sequenceFlow id="c" sourceRef="approve" targetRef="e"/>
 </process>
</definitions>"""


def viewflow(rows: int) -> Callable[[], None]:
    """Each act completes one task of a process and makes the next."""
    from viewflow.workflow.models import Process, Task

    from bench.verbs_app.flows import Road

    for _ in range(rows):
        Road.start.run()
    processes: list[Any] = list(Process.objects.all())

    def act() -> None:
        for process in processes:
            task = Task.objects.filter(process=process, finished__isnull=True).latest("pk")
            with transaction.atomic():
                Road.appraise.run(task)
                _remember(process.pk, "submit")

    return act
