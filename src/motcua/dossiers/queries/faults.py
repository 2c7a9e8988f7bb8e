"""Invariants of dossiers, checked row by row: what `motcua verify` prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Max

from motcua.audit.models import Event
from motcua.dossiers.models import CodeSequence, Dossier, PauseEntry
from motcua.dossiers.rules.lifecycle import LIFECYCLE, OPEN, RUNNING, Status, Verb, verb_of
from motcua.dossiers.snapshot import snapshot

_OPENING = frozenset({Verb.RECEIVE, Verb.IMPORT})


def dossier_faults() -> Iterator[str]:
    yield from _row_faults()
    yield from _event_faults()
    yield from _number_faults()


def _row_faults() -> Iterator[str]:
    """The row is what its last event said, and an open one is never silent."""
    heads = dict(
        Event.objects.filter(chain__startswith="dossier:")
        .values_list("chain")
        .annotate(head=Max("sequence"))
    )
    paused = set(
        PauseEntry.objects.filter(ended_at__isnull=True).values_list("dossier_id", flat=True)
    )
    rows = Dossier.objects.select_related("step").order_by("pk")
    for dossier in rows.iterator(chunk_size=500):
        if heads.get(dossier.chain, 0) != dossier.version:
            yield f"{dossier.code}: có {heads.get(dossier.chain, 0)} sự kiện, cần {dossier.version}."
        yield from _state_faults(dossier)
        if dossier.state in OPEN:
            yield from _silence(dossier, paused=dossier.pk in paused)


def _state_faults(dossier: Dossier) -> Iterator[str]:
    last = Event.objects.filter(chain=dossier.chain).order_by("-sequence").first()
    if last is None:
        yield f"{dossier.code}: không có sự kiện nào."
        return
    said = last.facts.get("after", {})
    stands = snapshot(dossier)
    for name in sorted(stands):
        if said.get(name) != stands[name]:
            yield f"{dossier.code}: {name} là {stands[name]!r}, sự kiện cuối ghi {said.get(name)!r}."


def _silence(dossier: Dossier, *, paused: bool) -> Iterator[str]:
    if dossier.holder_unit_id is None or not dossier.holder_role:
        yield f"{dossier.code}: đang mở mà không có ai giữ."
    if dossier.act_by is None:
        yield f"{dossier.code}: đang mở mà không có việc tiếp theo kèm hạn."
    if dossier.state in RUNNING and dossier.step_id is None:
        yield f"{dossier.code}: đang xử lý mà không ở bước nào."
    if dossier.state in RUNNING and paused:
        yield f"{dossier.code}: đang chạy mà còn khoảng tạm dừng chưa đóng."
    if dossier.state in RUNNING and dossier.term and dossier.due_at is None:
        yield f"{dossier.code}: đang chạy mà không có hạn."
    if dossier.state == Status.SUPPLEMENT and dossier.received_at and not paused:
        yield f"{dossier.code}: chờ bổ sung mà không tạm dừng tính giờ."


def _event_faults() -> Iterator[str]:
    """Each event was lawful from the state the one before had left."""
    states: dict[str, int] = {}
    events = Event.objects.filter(chain__startswith="dossier:").order_by("chain", "sequence")
    columns = events.values_list("chain", "sequence", "name", "facts")
    for chain, sequence, name, facts in columns.iterator(chunk_size=2000):
        after = facts.get("after", {}).get("status")
        yield from _passage_faults(f"{chain}#{sequence}", name, states.get(chain), after)
        states[chain] = after


def _passage_faults(place: str, name: str, before: int | None, after: int | None) -> Iterator[str]:
    verb = verb_of(name)
    if verb is None:
        return
    passage = LIFECYCLE[verb]
    opened = before is None and (verb in _OPENING or not passage.sources)
    if not opened and before not in passage.sources:
        yield f"{place}: {verb} từ trạng thái {before}."
    if after not in passage.targets or (passage.stays and after != before):
        yield f"{place}: {verb} dẫn đến trạng thái {after}."


def _number_faults() -> Iterator[str]:
    """Codes of a unit and day run from 1 to the last number given, each once."""
    given: dict[tuple[str, str], set[int]] = defaultdict(set)
    for code in Dossier.objects.values_list("code", flat=True).iterator(chunk_size=2000):
        agency, day, number = code.rsplit("-", 2) if code.count("-") >= 2 else (code, "", "0")
        # Codes of other systems are as they are.
        if number.isascii() and number.isdigit():
            given[agency, day].add(int(number))
    for row in CodeSequence.objects.all():
        found = given.get((row.agency, f"{row.day:%y%m%d}"), set())
        missing = sorted(set(range(1, row.last + 1)) - found)
        if missing:
            yield f"{row.agency} ngày {row.day:%d/%m/%Y}: thiếu số {missing[:10]}."
