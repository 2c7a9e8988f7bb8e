"""The process as viewflow wants it: each act completes one task and makes the next."""

from __future__ import annotations

from viewflow.this_object import this
from viewflow.workflow import flow
from viewflow.workflow.models import Process


class Road(flow.Flow):
    process_class = Process
    start = flow.StartHandle().Next(this.appraise)
    appraise = flow.Handle().Next(this.appraise)
