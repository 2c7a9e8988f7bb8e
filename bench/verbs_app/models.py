"""A case with a state, once plain and once as each peer wants it; and its history."""

from __future__ import annotations

from django.db import models
from django_fsm import FSMField, transition


class Case(models.Model):
    status = models.CharField(max_length=20, default="at_work")
    version = models.IntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    workflow = models.JSONField(default=dict)


class FsmCase(models.Model):
    status = FSMField(default="at_work")
    version = models.IntegerField(default=0)

    @transition(field=status, source="at_work", target="submitted")
    def submit(self) -> None:
        self.version += 1

    @transition(field=status, source="submitted", target="at_work")
    def send_back(self) -> None:
        self.version += 1


class History(models.Model):
    case = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    what = models.CharField(max_length=60)
    note = models.TextField()
