"""Keep a questionnaire as a new version, never changing one that was asked (QĐ 1001/QĐ-BNV)."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import Any

import yaml
from django.db import transaction
from django.db.models import Max

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.models import QuestionnaireVersion
from motcua.feedback.rules.reading import read_questionnaire
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

QUESTIONNAIRE_KEPT = events.declare("feedback.questionnaire_kept", "Nhập bộ câu hỏi")
MOST_BYTES = 200_000


def own_questionnaires() -> list[str]:
    """The texts of those that come with the product, each labelled as ours."""
    folder = files("motcua.feedback") / "data"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return [(folder / name).read_text("utf-8") for name in found]


@transaction.atomic
def keep_questionnaire(text: str, *, by: Actor, at: dt.datetime) -> QuestionnaireVersion:
    """`text` is YAML or JSON; the same content twice is the version that is there already.

    Raises InvalidInput on `content` with a sentence for each question at fault.
    """
    policies.require_running(by)
    content = _parsed(text)
    read = read_questionnaire(content)
    rows = QuestionnaireVersion.objects.select_for_update().filter(key=read.key)
    newest = rows.order_by("number").last()
    if newest and newest.content == content:
        return newest
    number = (rows.aggregate(top=Max("number"))["top"] or 0) + 1
    kept = QuestionnaireVersion.objects.create(
        key=read.key, number=number, title=read.title, respondents=read.respondents,
        content=content, added_on=clock.local(at).date(),
    )  # fmt: skip
    facts = {"key": read.key, "number": number, "questions": len(read.questions)}
    record(chain=f"questionnaire:{read.key}", type=QUESTIONNAIRE_KEPT, by=by, at=at, facts=facts)
    return kept


def _parsed(text: str) -> Any:
    if len(text.encode()) > MOST_BYTES:
        raise InvalidInput("Tệp lớn quá 200 KB. Bộ câu hỏi chỉ có chữ.", field="content")
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f" ở dòng {mark.line + 1}" if mark else ""
        raise InvalidInput(
            f"Tệp không đọc được như YAML hoặc JSON{where}. Xem lại thụt đầu dòng và dấu nháy.",
            field="content",
        ) from None
